"""The sixty people of the demo, and what each of them is about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    username: str
    name: str
    bio: str
    location: str
    themes: tuple[str, ...]


def _people(lines: str) -> list[Person]:
    found = []
    for line in lines.strip().splitlines():
        username, name, location, themes, bio = (part.strip() for part in line.split("|"))
        found.append(Person(username, name, bio, location, tuple(themes.split())))
    return found


PEOPLE = _people("""
wren|Wren Ashdown|Yorkshire|birds walking|Out on the moor before breakfast. Birds, boots and weak tea.
amara|Amara Okafor|Lagos|code music|Building small tools that do one thing. Afrobeat while compiling.
tomas|Tomás Herrera|Valencia|food cycling|Rice is a way of life. #paella is not a stew.
yuki|Yuki Tanaka|京都|photo tea|写真とお茶。Photos of quiet streets.
lena_b|Lena Bergström|Göteborg|sea books|Harbour pilot. I read on the ferry home.
dmitri|Dmitri Volkov|Tbilisi|chess books|Club player, 1,850 on a good day.
noor|Noor Haddad|Beirut|food books|Cook, translator, cat owner. نور
fiachra|Fiachra Ó Briain|Galway|music sea|Fiddle on Thursdays, kayak on Sundays.
mei_l|Mei Lin|台北|food photo|Night markets, noodles, neon.
jonas|Jonas Richter|Leipzig|trains code|Timetables are poetry. Rail data nerd.
priya|Priya Raman|Chennai|space books|Orbital mechanics by day, Tamil novels by night.
sol|Solveig Lund|Tromsø|walking sky|North of everything. Aurora alerts when I am awake.
kwame|Kwame Mensah|Accra|football music|Left back, retired by my knees.
ines|Inês Carvalho|Lisboa|design photo|Type, tiles and trams.
hugo|Hugo Lefèvre|Lyon|food cycling|Boulanger. Up at three so that you needn't be.
ada_k|Ada Kowalska|Kraków|code garden|Compilers and tomatoes. Both need patience.
rafi|Rafi Cohen|Haifa|chess code|Blunders analysed in public.
bea|Beatriz Santos|São Paulo|football city|Walks the city and counts its trees.
oskar|Oskar Nieminen|Tampere|sauna music|Sauna first, questions later.
zanele|Zanele Nomvula Thandeka Dube-Mkhize of the Surf|Durban|sea photo|Surf at five, spreadsheets at nine.
marek|Marek Horák|Brno|trains beer|Model railways in 1:120.
lucia|Lucía Fernández|Oviedo|walking garden|Cider, cows, clouds.
tariq|Tariq Aziz|Lahore|cricket food|Test matches are the only real ones.
ella_w|Ella Whitcombe|Bristol|bikes garden|Fixes your bike, grows your beans.
minh|Minh Trần|Đà Nẵng|tea sea|Slow coffee, fast motorbike.
greta|Greta Hoffmann|Freiburg|garden city|Solar on every roof, then a nap.
paolo|Paolo Conti|Bologna|food football|Tortellini are a civic matter.
aoife|Aoife Kelly|Cork|books cats|Librarian. Overdue books forgiven quietly.
samir|Samir Benali|Marseille|sea football|The sea is to the south. So am I.
nadia|Nadia Petrova|София|design code|Interfaces that don't shout.
luca_m|Luca Moretti|Torino|bikes photo|Steel frames and film cameras.
hana|Hana Novotná|Praha|music books|Viola player: yes, I know the jokes.
diego|Diego Morales|Oaxaca|food walking|Seven moles and counting.
freya|Freya Madsen|Aarhus|sea design|Wooden boats, wooden chairs.
ibrahim|Ibrahim Diallo|Dakar|music city|Radio host. Sabar at midnight.
cleo|Cleo Papadaki|Αθήνα|cats books|Seventeen cats, none of them mine.
owen_t|Owen Thomas|Aberystwyth|birds sea|Counts choughs for a living.
suki|Suki Park|부산|tea design|찻집. A tea shop with nine chairs.
mateo|Mateo Quiroga|Montevideo|chess music|Tango pianist; plays the Dutch.
rosa|Rosa Delgado|Sevilla|garden food|Orange trees on the balcony, all three.
anders|Anders Holm|Bergen|rain walking|It is raining. It was raining.
leila|Leila Rostami|Shiraz|books garden|Hafez before coffee.
callum|Callum Fraser|Inverness|walking birds|Two hundred and eighty-two hills, eleven to go.
tess|Tess van Dijk|Utrecht|bikes city|Cycle paths are infrastructure. So are benches.
emeka|Emeka Nwosu|Enugu|football code|Fixes printers at family parties.
viola|Viola Rossi|Napoli|food music|Ragù takes eight hours; you are early.
pavel|Pavel Sokolov|Vilnius|space photo|Points telescopes at things.
mina|Mina Yılmaz|İzmir|sea cats|Ferry cats appreciation account.
theo|Theo Laurent|Montréal|code books|Minimal software, maximal syrup.
asha|Asha Patel|Leicester|cricket tea|Umpire. My decision is final, sorry.
gustav|Gustav Ek|Malmö|trains city|Commuting is a genre.
nia|Nia Roberts|Cardiff|music rugby|Choir on Tuesday, scrum on Saturday.
kofi|Kofi Boateng|Kumasi|space code|Cubesats and kelewele.
irina|Irina Munteanu|Cluj|walking photo|Mountains, mostly uphill.
bjarni|Bjarni Jónsson, veðurathugunarmaður í Reykjavík|Reykjavík|sky sea|Weather, in that order.
maya_s|Maya Stern|Tel Aviv|design cats|Logos, lettering, long walks.
quinn|Quinn O'Hara|Belfast|bikes books|Bookshop by bike, deliveries daily.
rui|Rui Oliveira|Porto|food photo|Francesinha judge, self-appointed.
selma|Selma Hadžić|Sarajevo|garden books|Roses on the terrace, novels in the shade.
jack_d|Jack Dempsey|Perth|cricket sea|Up early so that I can watch the Ashes.
""")
