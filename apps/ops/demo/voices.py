"""What people say in their own languages, each with answers in it, and who speaks which."""

SPEAKERS = {
    "ja": "yuki",
    "zh": "mei_l",
    "ko": "suki",
    "ar": "noor samir",
    "fa": "leila",
    "he": "rafi maya_s",
    "ta": "priya",
    "hi": "asha priya",
    "ur": "tariq",
    "el": "cleo",
    "ru": "dmitri pavel",
    "ka": "dmitri",
    "bg": "nadia",
    "es": "tomas lucia diego mateo rosa",
    "de": "jonas greta",
    "fr": "hugo theo samir ibrahim",
    "it": "paolo viola luca_m",
    "pt": "bea ines rui",
    "yo": "amara",
    "tr": "mina",
    "vi": "minh",
    "pl": "ada_k",
    "is": "bjarni",
    "cy": "nia owen_t",
}

# A line each; `> ` begins an answer.
VOICES = {
    "ja": """
お茶がおいしい季節になりました。 #tea
雨上がりの路地、石畳が光っている。
フィルムを現像に出した。何が写っているか、もう覚えていない。 #写真
朝の鴨川、鷺が一羽。誰も急いでいない。
祖母の急須を三十年ぶりに使ってみた。まだ漏れない。
終電のあとの駅は、いちばん静かな図書館だ。
> いい写真ですね。
> わかります、その静けさ。
""",
    "zh": """
今天的晚霞真好看，整條街的人都停下來抬頭。
夜市的牛肉麵，老闆說今天多給一塊。 #food
下雨天，霓虹燈倒映在水窪裡，像另一座城市。
早餐店阿姨記得我不要香菜，這就是幸福。
相機沒電了，只好用眼睛拍。 #photo
媽媽寄來一箱芒果，辦公室瞬間安靜了。
> 看餓了！
> 下次一起去吧。
""",
    "ko": """
오늘 찻집에 손님이 여덟 명, 의자는 아홉 개. 완벽합니다. #tea
비 오는 날에는 보리차가 제일 맛있다.
바다를 보면서 아무 말도 하지 않는 시간이 필요해요.
새 간판 글씨를 직접 썼어요. 조금 비뚤지만 마음에 듭니다. #design
골목 고양이가 문을 열어 달라고 두드렸다.
> 저도 가 보고 싶어요!
> 사진도 보여 주세요.
""",
    "ar": """
مساء الخير من هنا، كيف كان يومكم؟
رائحة الخبز في الصباح تكفي لأن يبدأ اليوم جيدًا. #food
قرأت اليوم قصيدة قديمة، وكأنها كُتبت هذا الصباح.
القطة نامت على القاموس، فتوقفت الترجمة ساعة كاملة.
البحر هادئ الليلة، والقمر أقرب مما نظن.
أمي تقول: السر في العدس هو الصبر، وقليل من الكمون.
> كلام جميل، شكرًا لك.
> ونحن أيضًا، والحمد لله.
""",
    "fa": """
صبح با یک غزل حافظ شروع شد، بعد چای. #books
باغچه بعد از باران بوی کودکی می‌دهد.
کتابی را تمام کردم که نمی‌خواستم تمام شود.
انار امسال از همیشه شیرین‌تر است.
> چه زیبا گفتی.
> چای من هم آماده است.
""",
    "he": """
שבוע טוב לכולם, ושיהיה שקט.
הפסדתי היום לילד בן תשע, והוא עוד ביקש סליחה. #chess
ראיתי שלט ישן ברחוב הרצל, אותיות שאי אפשר לקנות. #design
הים סוער, אז נשארנו בבית עם מרק.
חתול אחד ישב על המקלדת ושיפר את הלוגו.
> בדיוק ככה.
> צחקתי בקול באוטובוס.
""",
    "ta": """
இன்று காலை மழை, பிறகு சூடான காபி.
ஒரு நல்ல நாவல் முடிந்ததும் வீடு அமைதியாகிறது. #books
வானில் வியாழன் இன்று மிகத் தெளிவாகத் தெரிகிறது.
> அருமை!
""",
    "hi": """
सुबह की चाय और खिड़की पर बारिश, और क्या चाहिए। #tea
आज मैच रुका, पर बातें नहीं रुकीं।
नानी की चिट्ठी मिली, पूरे घर ने साथ बैठकर पढ़ी।
चाँद आज इतना पास है कि बच्चे हाथ हिला रहे हैं।
> बहुत सुंदर बात कही।
""",
    "ur": """
ٹیسٹ میچ میں صبر ہی اصل ہنر ہے۔ #cricket
امی کی دال کے سامنے ہر ہوٹل ہار جاتا ہے۔
لاہور کی صبح، دھند اور گرم چائے۔
> بالکل درست فرمایا۔
""",
    "el": """
Καλημέρα από την Αθήνα, όπου οι γάτες ξύπνησαν πρώτες. #cats
Διάβασα ένα βιβλίο για φάρους και τώρα θέλω νησί.
Ο καφές κρύωσε, η κουβέντα όχι.
Στη γωνία μας άνθισε η νεραντζιά, και όλοι περπατούν πιο αργά.
> Τι όμορφο!
> Συμφωνώ απόλυτα.
""",
    "ru": """
Проиграл слону, который стоял без дела всю партию. #chess
Сегодня над городом такое небо, что телескоп не нужен.
Дочитал роман в маршрутке и проехал свою остановку.
Бабушкин самовар снова работает, соседи уже знают.
Снег пошёл в шесть, дети вышли в пять минут седьмого.
> Как же хорошо сказано.
> А у нас дождь.
""",
    "ka": """
დილა მშვიდობისა! თბილისში მზეა და ყავა ცხელია.
ჭადრაკი ეზოში, ოთხი მოთამაშე და ათი მრჩეველი. #chess
მეზობელმა ლობიო მოიტანა და საღამო გადარჩა.
""",
    "bg": """
Днес преместих един бутон и всички се усмихнаха. #design
Витоша е бяла, а в градината цъфти минзухар.
Трамваят закъсня, но срещнах стар приятел.
> Много вярно.
""",
    "es": """
El arroz no espera a nadie, y menos a mi cuñado. #paella
Subimos al puerto con niebla y bajamos con sol: dos días en uno.
Mi abuela dice que el mole se hace con paciencia y con radio.
Los naranjos del balcón ya huelen, los tres.
Llueve sobre la sidrería y nadie tiene prisa.
Tango a las once, ajedrez a la una, dormir ya veremos.
La vaca de la vecina volvió a casa sola, con más orientación que yo.
Hoy en el mercado: tomates feos, los mejores.
> ¡Qué razón tienes!
> Guárdame un plato, por favor.
> Eso mismo decía mi padre.
""",
    "de": """
Der Zug kam pünktlich, und der ganze Bahnsteig schaute auf die Uhr. #trains
Die Sonne auf dem Dach, die Wäsche auf der Leine, der Rest kann warten.
Gestern Fahrplan gelesen wie andere einen Krimi.
Meine Tomaten haben Namen, seit die Kinder da waren.
Nachts um drei im Speisewagen: Suppe, Regen, Gespräche.
> Genau so ist es.
> Da wäre ich gern dabei gewesen.
""",
    "fr": """
Le levain a débordé pendant la nuit ; c'était le plus heureux de nous deux. #food
Trois heures du matin, la rue sent déjà le pain.
La mer est au sud, et moi aussi.
J'ai supprimé plus de code que je n'en ai écrit : bonne journée.
À Dakar ce soir, un sabar, mille voisins, aucune chaise.
> Tout à fait d'accord.
> Garde-moi une baguette !
""",
    "it": """
Il ragù sobbolle da stamattina e il palazzo intero lo sa. #food
Tortellini in brodo: non è una ricetta, è un trattato di pace.
Ho montato una ruota del '74, gira meglio di me.
Domenica: messa, pasta, partita, nell'ordine che preferite.
> Mia nonna approva.
> Arrivo, metti su l'acqua!
""",
    "pt": """
O elétrico parou para um gato passar, e ninguém reclamou.
Contei quarenta árvores novas na avenida, e uma já tem ninho. #city
A francesinha de hoje: nove em dez, tirei um ponto pela pressa.
Azulejo encontrado na feira, lascado e lindo. #design
Choveu no jogo, mas cantámos até ao fim.
> Que bonito!
> Também quero.
""",
    "yo": """
Ẹ kú àárọ̀ o! Kọfí ti ṣetán, iṣẹ́ yá.
Orin tuntun yìí dùn gan-an, mo ti gbọ́ ọ lẹ́ẹ̀mẹ́wàá. #music
Ìyá mi sọ pé sùúrù ni baba ìwà.
""",
    "tr": """
Vapurda simit, martılar ve bir kedi: dört yolcuyuz. #cats
Çay demlendi, balkon hazır, söz sizde.
Bu sabah deniz çarşaf gibi, kimse acele etmiyor.
> Afiyet olsun!
""",
    "vi": """
Cà phê nhỏ từng giọt, còn tôi thì không vội. #tea
Sáng nay biển Mỹ Khê phẳng lặng như gương.
Mẹ gọi điện chỉ để hỏi hôm nay ăn gì.
> Nghe là thèm rồi!
""",
    "pl": """
Pomidory na balkonie dojrzewają szybciej niż moje testy. #garden
Kompilator miał rację, ja miałam herbatę.
Na Kazimierzu pachnie deszczem i obwarzankami.
> Święte słowa.
""",
    "is": """
Gluggaveður í dag: fallegt út um gluggann, ekki út að fara. #weather
Norðurljós yfir flóanum og kaffið kólnaði á meðan.
""",
    "cy": """
Bore da o'r bryniau, lle mae'r defaid yn hwyr eto.
Côr nos Fawrth: pedwar llais ac un biscedyn ar ôl. #music
> Da iawn ti!
""",
}

ABROAD = [
    "I had to look up two words, and I am glad I did.",
    "I don't speak it, yet I understood the tone.",
    "Read by translation, liked without.",
    "My neighbour translated this for me and stayed for tea.",
    "The letters alone are beautiful.",
    "One day I shall read this without help.",
    "Learning this language slowly; posts like this keep me going.",
    "Could you teach me how to say that aloud?",
    "Even through a dictionary this is warm.",
    "I know just enough to smile at it.",
    "My daughter read it to me, proud as anything.",
    "Three words understood, all of them good.",
    "I copied this into my vocabulary book.",
    "Greetings from far away, in the wrong language.",
    "Same here, only with other letters.",
    "Saved for my evening class.",
]
