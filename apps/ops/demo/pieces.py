"""What is written out whole: threads, links, and what happened in the last hours."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A page that is nowhere, and what its card says."""

    who: str
    text: str
    url: str
    title: str
    description: str
    site: str
    scene: str = ""


# Who tells it, and a paragraph for each Tweet.
THREADS = [
    ("owen_t", "sea", """
Forty years ago there were eleven pairs of choughs on our cliffs. Yesterday I finished this year's count. A short thread. #birds
We count from a boat, at low water, three people and one thermos. Each pair has its ledge, and they come back to it as we do to a pub.
In the bad years I wrote “none” on a whole page. My predecessor told me to keep the page anyway: somebody will want to know that you looked.
This year: sixty-three pairs. I checked it twice and then I sat down on the slipway for a while.
"""),
    ("amara", "code", """
How a school in my street got a timetable that works, in one weekend and 300 lines. 🧵
The old one was a spreadsheet with nineteen colours. Only Mrs. Bello could read it, and she retires in June.
I didn't replace it. I wrote a thing that reads her colours and tells you in plain words when two classes want one room.
She found four clashes on the first evening, laughed, and asked for a dark mode.
"""),
    ("jonas", "trains", """
I took only regional trains from Leipzig to the sea. Here is what I learnt. #trains
First: there is always a connection in four minutes, and it always leaves from the far platform.
Second: whoever knits in a train knows where it breaks down, and brought sandwiches.
Third: at the last station nobody checks a ticket. They ask where you came from, and mean it.
Arrived after eleven hours, seven trains, one tractor. The sea was there.
"""),
    ("hugo", "food", """
People ask why my bread costs what it costs. It is three in the morning, the oven is warming, so let me explain.
The flour comes from one mill with one miller, who calls me when the wheat was wet. I change the water, not the price.
The dough sleeps for a day. A day is a shelf, a shelf is rent, and rent is most of your baguette.
What you pay me for is the nap I take at noon. It is a good nap. Thank you.
"""),
    ("ines", "design", """
The tiles in our stairwell were made for another house. I found that out this spring.
Each has a number on its back, and ours jump from 14 to 41. Somebody laid them by mood.
An archive, two coffees and one retired foreman later: the other house stands in the next street, with our 15 to 40 on its walls.
We have agreed to leave everything as it is, and to visit each other once a year.
"""),
    ("pavel", "space", """
A small story about patience, with a telescope in it.
For nine nights I photographed one patch of sky in which, as far as anybody knew, nothing was.
On the tenth there was a dot. On the eleventh it had moved by the width of a hair.
It has a number now, and a very dull one. I say good night to it anyway. #space
"""),
    ("ella_w", "bikes", """
Somebody left a bicycle at the workshop with a note: “it was my mother's, please make it go”. No name.
So I made it go. New cables, old saddle, the bell cleaned with a toothbrush. It took the evenings of a week.
Today a girl of twelve came in, rang the bell, and said: that is the sound.
"""),
    ("kwame", "football", """
Our under-elevens lost nineteen games in a row. Today was the twentieth. #football
At half time it was 0–0 and nobody dared to speak. I gave them oranges and talked about my knees.
In the last minute our smallest, Ato, fell over the ball and the ball went in.
They carried him to the bus. He asked whether we could do it again next week. I said we could try.
"""),
    ("leila", "books", """
My grandfather wrote one line of verse on the flyleaf of each book he lent, so that he would get it back.
This week a parcel came from a man in Turku. In it was the first book I have ever seen from before the move.
The line says: whoever keeps me keeps a guest. I called the man, and we both cried a little, politely.
"""),
    ("yuki", "photo", """
A year of the same street corner, one photograph a day, at ten past seven. What I saw: #photo
The man with the radio turns it down when he passes the temple, every day, for exactly twelve steps.
In February a chair appeared. In March somebody sat on it. By May there were four.
I thought I was photographing a street. It was a clock.
"""),
    ("bea", "city", """
I counted the trees between my house and my work. Then I asked the town hall how many they had. #city
Their list had 212. Mine had 187. So we walked the difference together, the clerk and I, on her lunch break.
Nine were stumps, eleven were lamp posts, and five were one very large fig.
There is a new list now, and a new clerk who says good morning to trees.
"""),
    ("sol", "sky", """
You asked how one photographs the aurora. The honest answer has three parts.
Dress for an hour longer than you mean to stay. Then stay for that hour.
Put the camera on the ground, and something soft under you. The sky does the rest, or not.
And when it is really good, forget the camera. I have no picture of the best one.
"""),
]  # fmt: skip

LINKS = [
    Link("tomas", "The best thing I read about rice this year, and I read a lot about rice:", "https://kitchen.example.org/rice-at-rest", "Why rice wants to be left alone", "Three cooks, one pan, and the ten minutes in which nothing should happen.", "The Slow Kitchen", "table"),
    Link("theo", "Small software, well explained. I keep sending this to people:", "https://notes.example.com/2026/boring-tools", "In praise of boring tools", "A program that has not changed for ten years is not dead. It may be finished.", "Notes on Making"),
    Link("wren", "Survey weekend is coming. Anybody with a window can take part:", "https://birds.example.org/winter-count", "The great winter bird count", "One hour, one window, one list. How to count, and why zero is a result.", "Moorland Bird Trust", "hills"),
    Link("jonas", "They are reopening the branch line! Timetable inside:", "https://railways.example.net/news/branch-line", "After 31 years, trains return to the valley", "Six trains a day, two new platforms, and a brass band at each of them.", "Rail Gazette", "town"),
    Link("priya", "Tonight's pass times for anyone with a balcony:", "https://sky.example.org/passes?city=chennai&days=3", "When to look up this week", "Bright passes of the station, with direction and height, for any place.", "Open Sky", "night"),
    Link("aoife", "We are one of the libraries in this. Come and not be quiet:", "https://libraries.example.com/night-of-reading", "The long night of reading aloud", "Forty libraries stay open until dawn, and strangers read to each other.", "Libraries Together"),
    Link("tess", "Numbers at last. Benches work:", "https://streets.example.net/studies/benches", "What happens to a street when one may sit down", "A study of 112 benches in nine towns: more walking, longer talks, fewer cars.", "Street Studies", "town"),
    Link("freya", "A boat like this, some day:", "https://boats.example.org/clinker/plans-17", "Plans for a seventeen-foot clinker dinghy", "Drawings, a list of timber, and honest advice about how long it takes.", "Wooden Boat Archive", "sea"),
    Link("dmitri", "The whole match, with notes by both players:", "https://chess.example.com/match/blind-and-bold", "Blindfold and bold: nine games from one evening", "Two friends play without a board, and tell afterwards what they saw.", "The Chess Column"),
    Link("mina", "My ferry is famous:", "https://ferries.example.org/cats", "The cats that commute", "Eleven cats cross the bay on a regular ticket. Captains tell their names.", "Bay Ferries", "sea"),
]  # fmt: skip

# Kinds of the newest Tweets, the last one first; a thread takes as many places as it has parts.
NEWEST = [
    "say", "picture:hills", "quote", "voice:ja", "reply", "link", "thread", "picture:clear",
    "say", "edited", "voice:ar", "picture:tall", "reply", "quote", "picture:pixels", "link", "say",
    "voice:ko", "sensitive", "thread", "reply", "picture:many", "voice:el", "quote", "link",
    "picture:wide", "voice:hi", "address", "reply", "voice:ru", "picture:many", "say", "quote",
    "voice:zh", "thread", "picture:one", "voice:he", "reply", "link", "reply-to-deleted", "deleted", "claim",
    "voice:ka", "picture:many", "quote", "voice:es", "link", "voice:ta", "reply", "picture:one",
]  # fmt: skip

ADDRESS = (
    "For those who asked: the counter answers at http://demo.example.org:8080/v1/count?bird=wren&from=2026-01-01 "
    "and takes no other verb. #code"
)
EDITED_FROM = "The seven o'clock ferry leaves at eight today. Bring a hat and something warn."
EDITED = "The seven o'clock ferry leaves at eight today. Bring a hat and something warm."
CLAIM = (
    "A wren has gone into the mill race and come out again, wet and furious. Two witnesses. #birds"
)
DELETED = "I'm quite sure that nobody has ever seen a wren swim."
ANSWERS_TO_DELETED = "I have seen it, in Yorkshire, in a bath that somebody left out for the sheep."
SENSITIVE = "What the knife did to my thumb. Four stitches, and a lesson about pumpkins."

# What is said with a picture of a certain kind: by whom, about what.
CAPTIONS = {
    "clear": ("maya_s", "design", "New sticker, cut out, so that it sits on anything. Tell me where yours goes. #design"),
    "pixels": ("emeka", "code", "Drew a twite in sixteen by sixteen pixels while the printer thought about it."),
    "tall": ("gustav", "trains", "The whole of my line on one strip, all sixteen stops. Take your time, it does, too. #trains"),
    "wide": ("irina", "walking", "The ridge from the saddle to the hut, in one piece. Eleven hours on foot, one second here. #walking"),
}  # fmt: skip
