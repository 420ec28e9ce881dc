"""What people say about their themes.

A line `slot = a | b` names words for `{slot}`; `> ` begins an answer, `" ` the words above a quote;
any other line is a Tweet. See `grammar` for how they are drawn.
"""

COMMON = """
n = three | four | five | six | seven | nine | eleven | twelve | fourteen | twenty
when = this morning | just now | before work | on the way home | last night | at dawn | between two showers | after lunch | at half past five | on my day off
"""

THEMES = {
    "birds": """
bird = a wren | two choughs | a short-eared owl | forty twite | a dipper | the first swift | a very cross robin | a merlin | a ring ouzel
spot = on the old wall | over the reservoir | behind the chapel | by the sluice | in the bracken | above the quarry | on the allotment fence | along the beck | under the viaduct
doing = singing into the wind | pretending not to see me | carrying moss twice its size | chasing off a crow | drying one wing at a time | asleep or thinking | teaching two young ones to land | eating as if it were Friday | scolding a cat
note = counted twice, believed once | heard before seen | gone before the camera was out | near enough for joy | new for the year | new for the parish | last of the season | exactly where it was a year ago | there and gone
{bird} {spot}, {doing}. #birds
{when} {spot}: {bird}, {note}.
I stood {n} minutes for {bird}; it was {doing} all along.
Notebook, page {n}: {bird} ({note}).
If anybody passes the place {spot} {when}, look up: {bird}.
My daughter calls {bird} “the one that is always {doing}”.
People ask what is so good about {when}, and I say: {bird}, {doing}.
Lost my gloves {spot}, found {bird}. Fair trade.
Wind from the north-east all night. Anything could have come down on the moor. #birds
You never see the whole bird. You see a tail and a decision.
> Was {bird} {doing} again? Ours was, {when}.
> We had {bird} {spot} last year, {note}.
> Go back {when} and listen {spot}: I'd bet on {bird}.
> {n} more and you have the county record.
" {note}, as they say. I still envy this one.
" This, and {bird} {when}: what a week.
Nobody at the bus stop believed me about {bird}, {spot}.
I came for {bird} and stayed for the light {spot}.
One {note}: {bird}. I shall dream of it.
Heard {bird} before I had my boots on.
Small wings, large opinions: {bird}, {doing}.
> Round here it would be {doing} by now.
> I'd have dropped the flask. {note}!
> {bird}? In this wind?
""",
    "walking": """
way = the drovers' road | the ridge | the long way round | the path under the cliffs | the old tram bed | the river bank | the sheep track | the pass | the third hill of the day
sight = a valley full of fog and one church spire | a gate with no fence | snow in a north-facing ditch | a dog who knew the way better than I did | somebody's forgotten lunch | lambs late for something | a rainbow that ended in a car park | my own footprints from yesterday
lesson = eat before you are hungry | the map is right and you are tired | a dry sock is worth an hour | nobody regrets a thermos | turn round while it is still fun | every shortcut has a bog in it | let the slowest choose the pace | wind has no manners
{n} miles by {way} {when}. Saw {sight}. #walking
Learnt on {way}: {lesson}.
From {way} one sees {sight}; worth {n} blisters.
Took {way} {when} and met nobody but {sight}.
My grandfather's rule for {way} was “{lesson}”.
{way} is open again after {n} weeks. Go before everybody knows. #walking
{sight}: that was the top, {when}.
The top is always behind the top you can see.
Boots dry, map folded wrongly, ready to go.
> {way} is lovely, but {lesson}.
> I did that in {n} hours once, by {way}, and never again.
> Did you also pass {sight}?
> Which side did you come up, by {way}?
" My legs hurt from reading this, and I was only on {way}.
" {lesson}: proof below.
Blister count {n}, regrets none: {way}.
We met {sight}, and nobody spoke for a while.
{way} in one word: up.
To whoever waymarked {way}: you are loved.
Tea tastes of metal and victory on {way}.
> Keep left on {way}, there's {sight}.
> {lesson}, my father would say.
> Jealous. Here it's {way} again on Sunday.
""",
    "code": """
bug = an off-by-one | a time zone with a half hour in it | a missing index | a cache that nobody owned | two spaces where one should be | a comma in somebody's surname | a test that passed for the wrong reason | a leap day | a full disk
lang = Python | Rust | Go | SQL | plain HTML | a shell script I am not proud of | awk | Lua | COBOL of all things
rule = delete first, then measure | name it before you write it | the log is for the person at three in the morning | one flag is a feature, two are a mystery | a comment that lies is worse than none | boring is a compliment | ask what happens if it runs twice | the schema outlives the program
thing = the importer | the billing job | our search | the login page | a parser from 2009 | the build | the thing that sends letters | the nightly report
Spent {n} hours on {bug}. It was in {thing}. #code
Rewrote {thing} in {lang} {when}; it is shorter now, and so am I.
Deleted {n} hundred lines from {thing} and nobody noticed.
Review comment of the day, about {thing}: “{rule}”.
{thing} has run for {n} years on {lang}. Nobody touches it. Everybody loves it.
Whatever {thing} does wrong, in the end it is {bug}.
After {bug} I wrote one line on the wall: {rule}. #code
Explained {bug} to my mother {when}, and she asked a better question than I had.
New colleague read {thing} in {lang} and laughed {n} times, kindly.
The docs say “simply”. The docs always say “simply”.
Small tools, sharp edges, good sleep. #code
> Check for {bug} first, then ask who touched {thing}.
> We had that in {thing}; {rule}.
> Would you write {thing} in {lang} again?
> Fixed mine {when} by turning {thing} off, and on.
" {rule}. I shall frame this.
" Showed this to the team that owns {thing}. Long silence.
If you inherit {thing}, bring biscuits.
Today's victory: {bug}, found before breakfast.
Someone has named a variable after me in {thing}.
“It works on my machine”, said {thing}, about {bug}.
Pair programming in {lang}: two people, one keyboard, {bug}.
We retire {thing} on Friday. There will be cake.
> Did you write a test for {bug}?
> In {lang}, surely?
> {rule}, as they say at ours.
> I miss {thing}. No, I don't.
""",
    "music": """
piece = the slow movement | a reel in D | that B side from 1979 | the second verse | the bass line | a waltz my uncle left behind | the tune from the ferry | the last eight bars | a psalm with too many flats
player = the cellist | our drummer | a boy of nine | the choir's one bass | somebody's neighbour | the organist | my old teacher | the accordion
result = everybody stopped talking | the dog joined in | we forgot to turn the page | the lights went out, and we went on | I had to sit down | the landlord wept into a towel | it finally danced | no one clapped for a whole breath
{player} played {piece} {when}, and {result}. #music
Rehearsal: {piece}, {n} times, and on the last one {result}.
Can't get {piece} out of my head since {player} hummed it {when}.
Found a tape with {piece}, {player} on it, {n} minutes of hiss. Beautiful hiss.
{player} says {piece} is easy “once you stop helping it”.
Somebody asked for {piece} at a wedding and {result}.
If you have {n} minutes, close your eyes and let {player} take you through {piece}.
A wrong note, played twice, is jazz. A wrong note {n} times is {player}.
Tuning is half of it. Tea is the other half.
> Is that {piece} with {player}? I'd know it anywhere.
> We tried {piece} too, and {result}.
> Slower! {piece} wants to be {n} beats slower.
> Tell {player} from me: {result}, and rightly so.
" Now I need {piece} {when}, at once.
" {result} when I read this aloud.
{player} on {piece}: three verses and no breath.
Between us, {piece} is mostly courage.
New strings, old {n}-bar mistake in {piece}.
My neighbours know {piece} by now. They hum it {when}.
Who wrote {piece}? Somebody in love, and in a hurry.
> {player} would weep.
> Please record {piece} for us.
> At ours {result}, too.
> Who taught {player}?
""",
    "food": """
dish = lentils with burnt onion | a proper ragù | cold noodles | flatbread | mushroom soup | grilled sardines | rice from the bottom of the pan | slow beans | plum dumplings | jollof for a crowd | green mole | tomato toast
secret = time | smoked salt | the bone you nearly threw away | not stirring | my aunt's pan | a spoon of the cooking water | vinegar at the very end | twice the garlic | patience and a lid | shameless butter | one bay leaf | toasting the spices
guest = the neighbours | my fussy brother | eleven cousins | the postman | a man who came to read the meter | two students | the whole stairwell | my silent mother | the night shift
verdict = no leftovers | seconds, then thirds | somebody licked the plate | asked for the recipe | fell asleep on the sofa | went home singing | argued about football happily | washed up without being told
{dish} for {guest}: {verdict}. #food
The secret of {dish} is {secret}.
Made {dish} {when}; {guest} came by “just to say hello”.
My recipe for {dish} has {n} words and one of them is “{secret}”.
Ask me about {dish}. Don't ask about my kitchen {when}.
I used to think {dish} needed a recipe. It needs {secret}. #food
{guest} tried my {dish}: {verdict}.
Market {when}: {n} kinds of tomatoes, so tonight is {dish}.
Burnt the first, drowned the second, and the third {dish} made {guest} happy.
There are {n} opinions about {dish} in this family, and all agree on {secret}.
A kitchen with a radio in it is never empty.
Hunger is a spice, but please also use salt. #food
> You forgot {secret}, or did {guest} eat it?
> I made {dish} as well, {when}: {verdict}.
> Could one do that with {dish}, for {guest}?
> Save me a plate of {dish}; I'm {n} minutes away.
> In our house {dish} is for {guest} only.
" Dinner is decided: {dish}. Thank you.
" And now imagine it with {secret}.
Tonight {guest} cook. I hide {secret}.
Smell of {dish} on the stairs; {guest} on the phone.
Some people meditate. I make {dish}.
If I open a place it will serve {dish}, and close at nine.
{secret}, said my aunt, and died at ninety-six.
One pot, {n} spoons, {dish}.
I dreamt of {dish} and woke up hungry {when}.
> {dish}, with that? Bold.
> {verdict}, I hope.
> {secret} gets my vote.
> Is there enough for {guest}?
> You have made me hungry for {dish}.
""",
    "cycling": """
road = the coast road | the climb behind the quarry | the canal path | the ring road | the new bridge | the gravel to the dam | the tunnel
event = a headwind both ways, as physics demands | a tractor in no hurry | geese with right of way | rain on the one dry day | a stranger who handed me a plum | a puncture in sight of home | a tailwind I took for talent
bonus = coffee at the top | sunburn on one knee | legs like noodles | joy | bread still warm | time without a phone | silence
{n} kilometres on {road}: {event}. #cycling
{road} {when}, and for a reward {bonus}.
What {road} gives me: {event}, and {bonus}.
Whoever swept {road}, I owe you {bonus}.
{n} minutes slower than at twenty on {road}; in return, {bonus}.
New chain, and the bike goes quiet. Half the world gets better.
> On {road} I always meet {event}.
> Take {road} instead; {n} metres less to climb.
" I believed in {road} until this.
{road}, {event}.
{event}: what more do you want from {road}?
{bonus}, that's why.
> {event}? Every single time.
> All for {bonus}, eh?
""",
    "bikes": """
part = a bottom bracket | the front wheel | a saddle from 1974 | one brake pad | the left pedal | a dynamo | a headset | the pannier rack
sound = clicks like a clock | sings in the rain | sighs uphill | is silent at last | rattles in B flat | ticks only when I listen | squeaks at nobody but me | hums
owner = a midwife | the baker's son | a lady of ninety-one | a courier in love | the vicar | a boy who paid in walnuts | my own sister | somebody who said it was “fine”
{part} for {owner}: it {sound} now. #bikes
Fixed {part} {when}; the rest, I'm told, {sound}.
{owner} brought in {part} and {n} excuses.
Please oil it. If {part} {sound}, I can hear it {when} from here.
There is no {part} so tired that {owner} won't ride it another {n} years. #bikes
The drawer has {n} of everything but {part}.
A spoke key, a rag, a radio. What else is a life?
> When it {sound}, look at {part}.
> {owner} had the same. Grease, then {n} turns to the left.
" {owner} would like a word about {part}.
{owner} rides home tonight, and {part} {sound}.
Lesson one: {part}. Lesson two: tea.
I have named {part} after {owner}.
Swapped {part} for a jar of plums.
> Grease {part} and it {sound} no more.
> Say hello to {owner}.
""",
    "photo": """
subject = a red umbrella | two chairs in the snow | the barber's window | a man feeding pigeons with great seriousness | laundry above the tram wires | the last phone box | a cat in a shoe shop | a bridge in the fog
light = sideways and gold | grey as a dove | gone a second later | borrowed from a shop window | the kind one cannot buy | green, from the neon | so flat that everything looked kind | straight down, all noses
camera = one frame left on the roll | a dusty lens | the cheap camera | film that expired in 2011 | cold fingers | a wall for a tripod | my poor phone | a slow shutter
{subject} {when}. The light was {light}. #photo
Waited {n} minutes for {subject}, with {camera}.
{camera}, and then {subject}: typical.
Same corner, {n} years apart: {subject}, still.
Light {light}; {camera}. Pressed anyway. #photo
Developed {when}: {subject}, a little out of focus, like memory.
If I could keep {n} pictures, one would be {subject} with light {light}.
The best lens is a spare hour.
> Light {light}! How did you meter that?
> With {camera}? Respect.
> I once saw {subject} there too, {when}.
" I'd hang this above my desk, beside {subject}.
Contact sheet: {n} times my thumb, once {subject}.
{subject}, and me without a camera.
{light}: some days begin that way.
I traded {camera} for patience.
{subject}: nobody else posed.
> I can smell the developer from here.
> {subject}! Of course.
> Please print it, large.
> What film? I only have {camera}.
""",
    "tea": """
kind = sencha | smoky Fujian tea | builders' tea | cold barley tea | chai with too much ginger | window-sill mint | the last of the spring harvest | a tired oolong
company = rain on the tin roof | an old friend on the phone | nobody, happily | a crossword with one gap | the sound of the street being washed | nine chairs and eight guests | a letter I had put off | my father's cup
state = too hot to drink and too good to wait for | poured over the saucer | stronger with each steeping | the colour of a fox | forgotten for an hour, drunk anyway | the only plan I have | a small holiday | better in a chipped cup
{kind} {when}: {state}. #tea
{kind} with {company}. That is the whole news.
The third steeping of {kind} is {state}.
I keep {kind} for days with {company}.
{company}, then {kind}, {state}.
{n} kettles in this house and only one for {kind}.
Measured the water, timed it, sneezed. Perfect cup. #tea
> Second steeping! {kind} opens late.
> Try {kind} with it, and {company}.
> Milk first or last with {kind}? I ask for {n} colleagues.
" {state}: this, exactly.
{kind}. {company}. Enough.
They say {kind} calms you; mine is {state}.
{company} is my customer of the day.
> I put the kettle on for {kind}.
> {company}: that's how it should be.
""",
    "sea": """
state = flat as slate | the colour of a bruise | talking in its sleep | all white horses | green glass | too loud for words | quiet enough to hear the nets drip | in a mood | silver at the edges
craft = the seven o'clock ferry | a wooden dinghy | the pilot boat | a trawler called Patience | my kayak | a surfboard with a bite out of it | three tankers waiting | the lifeboat | a raft of teenagers
beast = a seal | forty gannets | one ambitious gull | a porpoise or a wave | jellyfish like lampshades | a heron on the slipway | a crab in my boot | real dolphins | an otter
Sea {state} {when}. #sea
{craft} was {n} minutes late because of {beast}. Acceptable.
{beast} beside {craft} {when}.
From {craft} the water was {state}, and there was {beast}.
{n} degrees in the water, {state} on top; I went in for {beast}.
Harbour report: {craft} out, {beast} in.
I can tell by the windows that it is {state} out there.
{craft} came home {when} with {n} boxes and a story about {beast}. #sea
Salt on the glass again. I like it there.
Every harbour has one man who knows, and one who talks.
> {state} here as well, {when}. Mind yourselves.
> Was it {beast}? Here it would be {craft}.
> Wave from {craft} next time!
> {n} knots and rising; stay in, I'd say.
" I was on {craft} and missed this.
" My whole childhood: {beast}, {craft}.
Nobody on {craft} believed in {beast} until lunch.
Tide table, oilskins, {beast}: the usual.
{state} at low water, and then it turned.
We gave way to {beast}. Rules are rules.
There are two kinds of people, and {craft} carries both.
Swam out to {craft} and back.
> {beast}! Tell me you shouted.
> It was {state} for my wedding, too.
> {craft} again? I know the skipper.
> Bring me with you on {craft}.
""",
    "books": """
book = a novel about lighthouses | letters from 1911 | a history of salt | short stories from Georgia | a detective who gardens | a poem of nine hundred pages | the diary of a piano tuner | a cookbook | the atlas I won at school | a translation that took ten years
place = on the night bus | in the bath | in the queue at the bank | under the fig tree | on the stairs, coat still on | at the back of the choir | in bed with a torch | between customers | at my desk, illegally | in the waiting room
effect2 = reads at red lights | had never finished one | came in about the boiler | sells umbrellas | was waiting for the same bus | does not like novels | sat beside me at the vet's | teaches chemistry
effect = missed my stop | cried at a comma | rang my sister | wanted to move to the coast | peeked at the last page | learnt the word “petrichor” | forgave an aunt | underlined everything | forgot the soup | began again at once
Read {book} {place} and {effect}. #books
{book}: I {effect}.
Somebody returned {book} {n} years late, with a pressed flower in it.
Bought {book} {when} to celebrate having no space.
The best sentence in {book} is on page {n}. I {effect}.
Finished {book} {place}. Quiet for an hour afterwards.
Lent {book} to a man who {effect2}, and now we are friends.
{n} of us in the reading circle, {n} opinions of {book}.
Page {n} of {book}, {place}: don't tell me how it ends.
One may judge a library by its armchairs. #books
A bookmark is a promise to come back.
> I {effect} with {book} too.
> After that you must read {book}.
> {place}? I read mine {place}, all {n} chapters.
> Is that the edition with the {n} maps?
" Adding it to the pile, between {book} and the lamp.
" {effect}, and it is not even noon.
Opened {book}. Closed the door.
There is a pencil note in {book}: “no!”, on page {n}.
I {effect} because of a footnote.
My to-read pile fell over; {book} survived.
I met somebody {place} with the same book, and we nodded.
For rain, I prescribe {book}.
A reader asked for “the blue one”. It was {book}.
> {book} did that to my father.
> I finished it {place}. No spoilers from me.
> May I borrow {book}, when you're done?
> {effect}: the highest praise.
> Now I want to reread {book}.
""",
    "chess": """
move = a knight to the rim | the exchange for a feeling | h4 out of boredom | a quiet king step | castling long | a queen nobody could take | the pawn I had forgotten | a draw by shouting “draw?”
foe = a boy whose feet don't reach the floor | my dentist | the league's strictest vegetarian | an engine on its lowest level | the man from table four | a grandmother with a thermos | last year's champion
end = the clock fell | we both laughed | he found the only move | I was right, too late | it was stalemate, of course | the kibitzers groaned | we analysed until the lights went out
{move} against {foe}; {end}. #chess
Move {n}: {move}. Then {end}.
{foe} offered me {move} {when}, and {end}.
I have lost to {foe} {n} times, each time after {move}.
{end}: club night in three words, because of {foe}.
{foe}: that's where theory ends.
Lost on time in a won position. Again.
> What about {move}? It worked on {foe}.
> I'd have resigned {n} moves earlier, and {end}.
" {foe} plays like this.
{foe} hums before {move}.
I resigned with a smile. {foe} had not noticed yet.
{move}? The book says no, {foe} said hm.
White to play: {move}. I found the kettle instead.
> {foe} does that to everybody.
> {end}? Classic.
> Try {move} next time.
""",
    "trains": """
line = the 07:12 | the night train to the coast | tram 4 | the branch line | the last regional | a railbus with curtains | the museum engine | the slow one over the viaduct | the sleeper
event = left on the minute | waited for one old lady | stopped for a deer | smelt of oranges | spoke in rhyme | served tea in real cups | turned round for a hat | ran {n} minutes early | whistled at my nephew
seat = the window seat facing back | the fold-down seat by the bicycles | a compartment to myself | the very front | between two cellos | opposite a wedding
{line} {event} {when}. #trains
{line}: {seat}, and the guard said good evening.
{event}, {line} did, and I nearly clapped.
If {line} ever closes, I shall chain myself to {seat}.
{n} changes, {n} platforms, and then {line} with {seat}.
Built {line} in 1:120; it {event} on the kitchen table. #trains
Timetable change on Sunday, and {line} keeps its {n} stops. Relief.
A good station has a clock, a bench and soup.
> {line} {event} for me too, {when}.
> Always take {seat} on {line}.
> Which class of engine? {line} had {n} of those.
" {line} deserves this.
Missed {line}, found {seat} on the next.
My ticket for {line} says “anywhere”. I believe it.
{line} at dusk, {seat}, nobody talks.
> I'd take {line} for that.
> {seat}, I hope?
> {event}! Of course it did.
""",
    "space": """
object = Jupiter | a comet like a smudged thumb | the Orion nebula | a satellite of ours | Saturn, rings edge-on | the thin moon | Vega | a galaxy the size of a full stop | the station
detail = bright enough to cast a shadow, nearly | right above the bakery | older than fish | going home at eight kilometres a second | exactly on schedule, unlike me | wobbling in the warm air | shy behind a cloud | the oldest light I ever met
tool = binoculars and a wall | the club telescope | a tracker made of bicycle parts | bare eyes | {n} short exposures | a dish on the school roof | the good eyepiece
{object} {when}: {detail}. #space
With {tool} you can see {object}, {detail}.
Queue of {n} children at the telescope; each said “oh” at {object}.
{object} through {tool}. No further questions.
A burn of {n} seconds, and {object} stays where it should for years.
Told the bus driver about {object}. He stopped, and {n} passengers looked up. #space
{object} is {detail}; we are the ones who turn.
Every photo of a far galaxy is a photo of the past.
> {object} too, if you wait {n} minutes more.
> Try {tool}; {object} is easy from the city.
> {detail}! I had only clouds {when}.
" Go out and look at {object}, people.
{object} is up, the kettle is on.
{object}, at last, between clouds.
{detail}, that's {object} for you.
My nephew wants {object} for his birthday.
> {object} was {detail} over here.
> Through {tool}? Show me.
""",
    "sky": """
look = green over the whole north | clouds like ploughed fields | a ring around the moon | pink edges on slate | mackerel scales | one cloud that sat on us | stars down to the roofs | silent lightning far out
answer = woke the children | went back for a hat | let the coffee go cold | rang the neighbours out of bed | just stood there | wrote it in the log | took no photo
{look} {when}. I {answer}. #weather
{look}: so I {answer}.
At {n} degrees below, {look}. We {answer}.
Log, entry {n}: {look}, wind light.
Who else has {look}? Here we {answer}.
Forecast: yes. #weather
> {look} over here. We {answer}.
> {n} minutes later it reached us: {look}.
" This is why I {answer}.
{answer} is what I did; {look} is why.
Instruments say calm. Window says {look}.
{look}, and the whole street outside in slippers.
> We {answer} as well.
> {look}, at this hour?
""",
    "football": """
moment = a corner in the ninetieth minute | a back pass from hell | a header by the smallest one | a beautiful own goal | the goalkeeper's first song | a penalty that was none | a dog on the pitch | rain sideways at half time | a free kick over the clubhouse
crowd = my father and his hat | the away end | nine hundred people | the under-elevens | two women with samosas | my knees | the bakers of our street | eleven uncles
mood = sang all the way home | said nothing until Tuesday | hugged a linesman | believed again | blamed the ball | danced badly | went hoarse
{moment}, and {crowd} {mood}. #football
{crowd} {mood} after {moment}.
Ninety minutes of hope, then {moment}. {crowd} {mood}.
My nephew nutmegged me {when}; {crowd} {mood}.
{n} games left. If we survive it is thanks to {moment}.
Sunday league, pitch {n}: {moment}. #football
You had to be there for {moment}; {crowd} still {mood}.
We are a small club with a large hill behind one goal.
> {moment}! {crowd} {mood} here, too.
> Offside by {n} metres, and you know it.
> {crowd} {mood}, tell them that.
" Describes {moment} better than the radio did.
{crowd} against {moment}.
The tea lady predicted {moment}.
I still hear it: {moment}.
Programme notes: {crowd}, {moment}, a raffle.
They {mood}, and so did we.
Took my daughter to her first match. She liked {moment}.
> {crowd} never forget {moment}.
> We {mood}. What else can one do?
> Were {crowd} there?
> {moment} cost me a sandwich.
""",
    "cricket": """
event = a leave outside off stump | a run-out by the slowest man in the county | rain at tea | a six into the vicarage | the last pair batting for an hour | a dropped sitter | an lbw that I gave and stand by | spin from both ends
who = our number eleven | the twelfth man | a debutant of fifty-three | the scorer's dog | both umpires | the captain's mother | the opening pair
{event}, and {who} took it calmly. #cricket
{n} for {n}, then {event}.
{who} will tell you about {event} for {n} years.
Stayed up {n} hours for {event}, and would again.
{event} is a form of wisdom, says {who}.
Rain stopped play. Tea did not. #cricket
> {who} would have caught that.
> {event}? I'd have declared at {n}.
" {who} agrees, for once.
{who}: not out, overnight.
Scorebook entry: “{event}”. No comment.
> {who}? Never out.
""",
    "rugby": """
what = scrum reset number {n} | a lineout thrown to nobody | eighty minutes of mud | the anthem, all four parts | a try under the posts, and cake after
who = the front row | our tenors | the physio | a full-back with a hymn book | my scrum cap
{what}; {who} never complained. #rugby
{who} and {what}: a love story.
Saturday {when}: {what}.
Mud is a position. #rugby
> {who} would like to know about {what}.
" {who} sent me this after {what}.
""",
    "design": """
thing = a bus ticket | the tax form | our sign-up page | a tin of sardines | the hospital's arrows | a street sign from 1931 | an alarm clock with one button | the menu of my café | a pair of scissors
flaw = three blues that hate each other | a button that says “OK” to nothing | eleven steps, of which two matter | an icon no one can name | text the size of dust | a legend, so it needs a redesign | grey on grey, with feeling
fix = moved a label two pixels | took away half | wrote the sentence out | asked one person of eighty | used the boring typeface | made the target as large as a thumb | drew it on paper first
{thing} has {flaw}. I {fix}. #design
I {fix}, and {thing} could breathe again.
Perfect lettering on {thing}, seen {when}.
Critique of {thing}: {flaw}, {n} fonts, much love.
{n} people tried {thing}; nobody minded that I {fix}.
Before you animate {thing}, say what it is for. #design
Some things should be found, and not explained.
> {flaw}, yes! I {fix} once and it was enough.
> Has anybody tried {thing} with gloves on?
> {thing} is my favourite, {n} points out of ten.
" {thing}, but as a philosophy.
Ship it? {thing} says no: {flaw}.
I {fix}. Nobody noticed, which is the point.
I collect kind design. Today: {thing}.
My mother against {thing}: {flaw}.
The grid is a suggestion; {thing} is a fact.
> You {fix}? Respect.
> {thing} had {flaw} for years.
> Show us {thing} before and after.
""",
    "garden": """
plant = the tomatoes | the beans | the old rose | one stubborn lemon tree | the victorious mint | the March beans | a pumpkin on the shed roof | the late garlic | the fig | sweet peas
pest = slugs | a blackbird with no respect | the neighbour's cat | frost | my own impatience | pigeons in formation | a mole called Gerald | drought | organised ants
care = water at seven | a badly tied net | compost from two winters ago | coffee grounds | kind words | a ball of string | plain neglect | a saucer of beer
{plant} against {pest}: {n} to nil. #garden
{care} for {plant}, {when}.
{pest} came for {plant}. I answered with {care}.
I take back what I said about {plant}; {care} was all it wanted.
First harvest: {n} of {plant}. We made a speech.
{plant} in my window box, {pest} in my dreams. #garden
Swapped {n} seedlings over the fence; now I own {plant}.
My grandmother fought {pest} with {care} and an apron.
Weeds are plants with better marketing.
> I swear by {care} when it's {pest}.
> And I thought {plant} was in trouble.
> Is that {pest}? You have my sympathy.
" Envy, and {plant}, both green.
" {care}: here is the proof.
{plant} and I are on speaking terms again.
Good fences keep out {pest}. Mine is symbolic.
First of the year: {plant}, with bread and salt.
I whispered about {pest} and {plant} trembled.
Letting {plant} go to seed, on principle.
Somebody left {care} on my doorstep, with a ribbon.
> {pest}? I'm so sorry.
> {plant} sends greetings.
> Have you tried {care}?
> How do you keep {pest} away?
""",
    "city": """
when2 = noon | six | sunrise | the stroke of nine | dusk
where = the square | our street | the riverside | the new cycle path | platform two | the underpass | the fish market | the steps by the opera | the car park that is a park now
find = a bench with a view | tulips nobody ordered | a piano with {n} keys left | four old men and one newspaper | a door painted overnight | children directing traffic | a tree older than the tram | shade, finally | a shop that sells buttons
{where} before seven: {find}. #city
Counted {n} new benches near {where}. This is what progress looks like.
Found {find} at {where} {when}.
Whoever gave {where} {find}: thank you.
At last: {where}, {find}, and no fence after {n} years.
If you visit, skip the tower and go to {where} for {find}. #city
A city is a long conversation with traffic in it.
> {where}? There used to be {find}.
> We need {find} here, too, not {n} more lanes.
" {where} could learn from this.
{find}, {where}, {when}. I took the long way.
Old map, new shoes, {where}.
At {when2}, {where}: bring nothing.
They planned {where} for cars and got {find}.
> {find}! Since when?
> I grew up near {where}.
> Meet you at {where} then.
""",
    "sauna": """
heat = eighty-two degrees and no news at all | birch leaves from late summer | steam that hugs | the old stove | snow to the door | a silence for five
after = the lake | rye bread and sausage | a nap like a stone | a sky full of stars | a joke nobody remembers | soup
{heat}, then {after}. #sauna
{when}: {heat}. Afterwards {after}.
Guests from abroad: {heat}, {n} questions, {after}.
Löyly is not a metaphor. #sauna
> {heat} here; come by, there is {after}.
" Needs {after}, and {n} degrees more.
{heat}. {after}. Repeat.
> First {heat}, then {after}: correct.
""",
    "beer": """
batch = the tenth batch | a stout with a map on it | my neighbour's cider | a lager for waiting | the smoked one | something with plums
taste = bread and summer | pencil shavings, in a good way | a wet forest | my first job | apples that argued | patience
{batch} tastes of {taste}. #beer
Opened {batch} {when}: {taste}.
{n} bottles of {batch} left. Hints of {taste}.
A small half, a long evening.
> {batch}, please, if there's any {taste} left.
" {batch} goes with this.
Tasting note from {batch}: {taste}, then more of it.
> {taste}? I'll bring glasses.
""",
    "rain": """
rain = fine as flour | sideways | the warm kind | in capital letters | with intervals of rain | so soft one forgets the hood | drumming on the boat shed
joy = the moss is thriving | the gutters are singing | my umbrella has retired | nobody has to water anything | the mountain came out to look, then left | boots are formal wear here | ducks are holding meetings
Rain {rain} {when}; {joy}. #rain
Day {n}: {rain}, and {joy}.
{joy}. It is {rain}.
It was raining. It is raining. I have plans for more.
> {rain} here as well, and {joy}.
" {joy}, and then this.
Weather: {rain}. Mood: fine.
> {joy}, admit it.
""",
    "cats": """
cat = the ferry cat | a ginger with one ear | the library cat | seventeen cats on one wall | a kitten the size of a lemon | the baker's grey one | a very long cat | the one that is not mine
act = took my seat | inspected the post | slept on the contract | looked at me as if I owed it money | brought a leaf, as rent | sat in the only box in the room | refused three kinds of fish | went through the ticket barrier
me = I stood | I apologised | we negotiated | I was late for work and not sorry | I have been thanked for my service | I bought better fish | I told everybody
{cat} {act} {when}. {me}. #cats
{cat} {act}, so {me}.
{act}, did {cat}. {n} witnesses.
Minutes of the meeting: {cat} {act}; {me}.
For {n} days {cat} has ignored me. Today it {act}.
Arranged by importance: {cat}, the heater, the rest of us. #cats
> Mine {act} too, and {me}.
> Greetings to {cat} from {n} of us.
> {cat}? I know that look.
" {cat} approves of this message.
{cat}: {act}. No appeal.
Found hair of {cat} in my sandwich.
I own a sofa, says the paper. {cat} {act}.
> {cat} sends regards.
> So {act}, and you let it?
> {me}, every day.
""",
    "small": """
thing = a stranger held the lift | the key fitted at the first try | my neighbour whistled the whole overture | a letter came with a real stamp | the queue was short and everybody was kind | the bread was still warm | someone had mended the swing | I found my old handwriting in a book | the bus waited | a child explained clouds to me | the radio played the right song twice | the plumber stayed for tea
wish = a window seat | dry socks | an hour without plans | news that can wait | soup | somebody to wave to | a longer evening | one good pen | a nap in the shade | fewer passwords | an answer from the landlord | a door that closes quietly
habit = walking to the second stop | writing three lines a day | saying the names of the trees | calling my parents on Tuesdays | leaving the phone in the hall | eating lunch outside | learning one word a week | going to bed with a plan | thanking bus drivers | keeping the good cups in use | looking up | reading the small signs
{thing}, which is a good thing and comes first.
{thing} {when}. That will do for today.
All I want is {wish}, and {n} minutes of quiet.
{habit}: {n} weeks now, and I recommend it.
Reminder that {habit} costs nothing.
My year was changed by {habit}; my day, because {thing}.
{thing}, and I thought: {wish} would be too much to ask.
Slow day, {wish}, good day.
Does anybody else keep {habit} for luck?
I asked {n} people what they need most. The best answer was {wish}.
Overheard {when}: “{habit} is my whole religion.”
What is the best small thing that happened to you this week?
Tell me something you changed your mind about lately.
Good morning to everybody who is up before the birds.
> For me it is {habit}.
> {thing}, so I can't complain.
> I'd settle for {wish}.
> {n} years ago I'd have laughed; now I keep {habit}.
" {thing}, and now this. What a day.
" I wish you {wish} for saying so.
{thing}. I'm telling everybody.
{wish}: my whole manifesto.
Whoever invented {wish} deserves a statue.
Today I gave up {habit}, and took it up again after lunch.
Under “hobbies” I now write “{habit}”.
Nothing to report, except that {thing}.
My horoscope said {wish}. It was {n} days early.
A year ago I could not imagine {habit}.
Advice from a woman of ninety: {wish} and {habit}.
{habit} beats {wish}, most days.
Found a note in my coat: “{wish}”.
> {habit}, since you ask.
> {wish} for everyone!
> {thing} here, so we're even.
> I read it while {habit}.
""",
}  # fmt: skip

ANYBODY = """
yes = This is exactly it | Hard agree | You said what I was thinking | I read this aloud to the kitchen | Not sure I agree, but beautifully put | I laughed on the tram | Half of me nods | My grandmother used to say that | I needed this today | Well observed | You have a gift for this | Somebody should print it | Please write a book | I'm stealing this | Counted as poetry in my house | Consider me convinced
but = though I'd have said it with more swearing | and now my coffee is cold | and I don't even like mornings | but ask me again in winter | and so does the dog | with one small doubt | which annoys me a little | and I'll deny it tomorrow | even the last word | and not only because it's you | apart from the hat | and I want the long version | until somebody proves otherwise | and I have witnesses | for reasons I can't go into | and you know who you are
ask = where was that | how long did it take you | who taught you that | did you get any sleep | what happened next | is there a photo | may I come along next time | what did the others say | would you do it again | since when | what did it cost you | how is your sister, by the way | are you still there | how do you stay so calm | does it work in winter | can one learn that
{yes}, {but}.
{name}, {ask}? {yes}, {but}.
{yes}. But {ask}?
Dear {name}: {ask}?
{name}! {yes}.
One question, {name}: {ask}, and {ask2}?
ask2 = on which day | with what money | in those shoes | at your age | without a torch | before breakfast | on a Monday | with that knee | in one go | by yourself | and why | for how long | in the dark | with children | on purpose | and who carried it all
{name}, I owe you {gift} for this.
{gift} for {name}, please.
So {feel}, {name}.
This made me {feel}.
We talked about this at {venue}, {name}.
Read it out at {venue}. Silence, then applause.
gift = a coffee | half my sandwich | a postcard | an apology | one good pun | a jar of honey | the window seat | my last biscuit | a song | two tickets to anything | a slow clap | dinner | an umbrella | a proper letter
feel = calm | hungry | homesick | proud of strangers | less tired | curious | brave | jealous in a good way | hopeful | slow | grateful | young | quiet | glad
venue = the bakery | choir | my sister's | the bus stop | work | the hairdresser's | a funeral of all places | breakfast | the launderette | the vet's | school | the market | night shift | the allotments
😂😂
👏👏👏
❤️ from the cheap seats
Saving this for a rainy day.
Send a picture next time, please.
" {yes}, {but}.
" Read {name}. {yes}.
" As {name} says, {but}.
" {name} wins {gift}.
" If you read one thing {when}: {name}.
" I'd give {gift} for this.
" Heard at {venue}, read here.
" {feel} since I saw this.
" Could {name} explain this at {venue}?
""".strip()

BACK = """
That's kind, {name}. Now I'm {mood}.
{name}, you always say that. It makes me {mood}.
Ask me again {when2}, {name}.
Not before {when2}, I'm afraid.
{more}; the rest {when2}.
mood = blushing | hungry | suspicious | ten feet tall | off to bed | looking for my glasses | writing it down | shy | telling my mother | insufferable
when2 = next week | after the weekend | when it's dry | at Christmas | when I'm eighty | once I have slept | when the kettle has boiled | on a better day | in spring | in person
Thank you, {name}. {more}.
{more}, {name}.
more = I'll tell you on Sunday | it was luck, mostly | you should have seen the rest | come along, there is room | I had to ask three people | it took until dark | the photo does not show it | wait until you hear the end | I'm still a bit proud | I'd do it again tomorrow | blame my brother | the weather did most of it | I wrote it all down | that makes two of us
"""
