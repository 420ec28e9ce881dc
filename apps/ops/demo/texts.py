"""What people of the demo say. Words in braces are drawn from SLOTS."""

SLOTS = {
    "bird": ["a wren", "two choughs", "a short-eared owl", "a flock of twite", "a dipper", "the first swift", "a very cross robin"],
    "place": ["by the canal", "behind the station", "up on the ridge", "at the old harbour", "near the market", "in the park", "on the top deck of the bus"],
    "when": ["this morning", "just now", "before work", "on the way home", "last night", "at dawn", "between two showers"],
    "dish": ["lentils", "a proper ragù", "noodles", "flatbread", "mushroom soup", "grilled sardines", "rice with everything"],
    "piece": ["the slow movement", "that old record", "a reel in D", "the second verse", "the bass line"],
    "lang": ["Python", "Rust", "Go", "SQL", "plain HTML", "a shell script I am not proud of"],
    "bug": ["an off-by-one", "a time zone", "a missing index", "a cache nobody owned", "two spaces"],
    "book": ["a novel about lighthouses", "letters from 1911", "a history of salt", "short stories from Georgia", "a detective who gardens"],
    "n": ["three", "four", "six", "eleven", "twenty"],
    "plant": ["the tomatoes", "the beans", "the old rose", "one stubborn lemon tree", "the mint"],
    "line": ["the 07:12", "the night train", "tram 4", "the branch line", "the coast line"],
    "city": ["this city", "our street", "the square", "the new cycle path", "the riverside"],
}  # fmt: skip

TWEETS = {
    "birds": [
        "Saw {bird} {place} {when}. Day made. #birds",
        "{n} minutes of standing still and then {bird}. Worth the cold feet.",
        "Does anybody else apologise to {bird} when they get too close? #birds",
        "Notebook for {when}: {bird}, one unknown warbler, much rain.",
    ],
    "walking": [
        "{n} miles {when}, all of them upwind. #walking",
        "The path {place} is open again. Go before everybody knows.",
        "Rule of the hill: the top is always behind the top you can see. #walking",
        "Boots dry, map folded wrongly, ready to go.",
    ],
    "code": [
        "Spent the day looking for {bug}. It was in the test. #code",
        "Rewrote it in {lang}. It is shorter now and I am happier.",
        "Today I deleted {n} hundred lines and nothing broke. Best feature this year. #code",
        "Hot take: most of what we call architecture is {bug} with a diagram.",
        "The docs say “simply”. The docs always say “simply”.",
    ],
    "music": [
        "Cannot get {piece} out of my head. #music",
        "Rehearsal {when}: we finally got {piece} right, once.",
        "If you have {n} minutes, listen to {piece} with your eyes closed.",
        "Found the old tapes. They hiss beautifully. #music",
    ],
    "food": [
        "Made {dish} {when}. There are no leftovers. #food",
        "The secret of {dish} is time and not looking at your phone.",
        "Ate {dish} {place}. I'd walk there again tomorrow.",
        "Who wants the recipe for {dish}? It is {n} words long. #food",
    ],
    "cycling": [
        "Headwind both ways, as physics demands. #cycling",
        "New chain. The bike goes quiet and the world gets better.",
        "{n} punctures this month. I suspect {city}.",
    ],
    "bikes": [
        "Trued a wheel {when}; it sang. #bikes",
        "Please oil your chain. I can hear it from {place}.",
        "Someone left a 1974 frame {place} with a note: “be kind”. I will be. #bikes",
    ],
    "photo": [
        "The light {place} {when}. One frame left on the roll. #photo",
        "Same corner, {n} years apart. The lamp post is winning.",
        "I waited {n} minutes for a red umbrella. It came. #photo",
    ],
    "tea": [
        "Second steeping is the honest one. #tea",
        "Rain outside, kettle inside. No further plans.",
        "お茶がおいしい季節になりました。 #tea",
    ],
    "sea": [
        "Flat calm {when}. You could hear the nets drip. #sea",
        "The ferry was {n} minutes late because of a seal. Acceptable.",
        "Salt on the windows again. I like it there. #sea",
    ],
    "books": [
        "Reading {book}. Don't tell me how it ends. #books",
        "Finished {book} {when}. Quiet for an hour afterwards.",
        "Bought {n} books to celebrate having no space. #books",
        "You may judge a library by its armchairs.",
    ],
    "chess": [
        "Lost on time in a won position. Again. #chess",
        "Sacrificed the exchange for a feeling. The feeling was wrong.",
        "{n} hours, one draw, best game of the year. #chess",
    ],
    "trains": [
        "{line} left on the minute. I nearly clapped. #trains",
        "There is a particular happiness in a window seat on {line}.",
        "Delay of {n} minutes, announced with real sorrow. #trains",
    ],
    "space": [
        "Jupiter is the bright one {when}. Say hello. #space",
        "A correction burn of {n} seconds and it goes around the world for years.",
        "Every photo of a far galaxy is also a photo of the past. #space",
    ],
    "sky": [
        "Green over the whole north {when}. #aurora",
        "Clouds like ploughed fields. No camera, just me.",
        "Forecast: yes. #weather",
    ],
    "football": [
        "Ninety minutes of hope and then a corner. #football",
        "My nephew nutmegged me {place}. I am proud and finished.",
        "That was never a penalty, and I support the other side.",
    ],
    "cricket": [
        "Rain stopped play. Tea did not. #cricket",
        "{n} for {n}, and somehow I still believe.",
        "A leave outside off stump is a form of wisdom. #cricket",
    ],
    "rugby": ["Scrum reset number {n}. Somebody hold somebody. #rugby", "Mud is a position. #rugby"],
    "design": [
        "Moved a label two pixels and everyone can breathe again. #design",
        "If it needs a legend, it needs a redesign.",
        "Spotted perfect lettering {place}. The shop sells buttons. #design",
    ],
    "garden": [
        "{plant} survived {when}. I take back what I said. #garden",
        "Water early, weed late, talk to {plant} in between.",
        "Slugs {n}, me nil. #garden",
    ],
    "city": [
        "Counted {n} new benches in {city}. This is what progress looks like. #city",
        "{city} before seven is another town.",
        "Somebody planted tulips {place} at night. Thank you, somebody.",
    ],
    "sauna": ["Löyly was perfect {when}. #sauna", "Eighty-two degrees and no news at all. #sauna"],
    "beer": ["The tenth batch tastes of bread and summer.", "A small half, a long evening. #beer"],
    "rain": ["It rains {place}. It rains {when}. It is fine. #rain", "Day {n} of rain. The moss is thriving."],
    "cats": [
        "The ferry cat took my seat {when}. I stood. #cats",
        "A cat {place} looked at me as if I owed it money. #cats",
        "{n} cats on one wall, arranged by importance.",
    ],
}  # fmt: skip

GREETINGS = [
    "Good morning to everybody who is up before the birds.",
    "What is the best small thing that happened to you this week?",
    "Slow day. Good day.",
    "Reminder that you can just go outside.",
    "Tell me something you changed your mind about lately.",
    "שבוע טוב לכולם",
    "مساء الخير من هنا، كيف كان يومكم؟",
    "今天的晚霞真好看。",
]

REPLIES = [
    "This is exactly it.",
    "I had the same {when}!",
    "Where is that? Asking for a friend with boots.",
    "Hard agree.",
    "Not sure I agree, but beautifully put.",
    "You have made my {n} o'clock better.",
    "Send a photo next time, please.",
    "My grandmother said the same about {dish}.",
    "Counterpoint: {bird}.",
    "Saving this for a rainy day.",
    "How long did that take you?",
    "😂😂",
    "Come and show us {place}!",
    "I laughed out loud on {line}.",
]

PICTURES = [
    ("landscape", "Rolling hills in several shades under a wide sky."),
    ("landscape", "A low sun above layered hills, painted in flat colours."),
    ("landscape", "Evening over the ridge, the valley already dark."),
    ("still_life", "Overlapping round shapes in warm colours, like fruit on a table."),
    ("still_life", "A poster of circles, one lying over another."),
]
