"""Closed lists of words: function words, months, weekdays, number words, negations, synonyms of news prose.

All lists are closed classes of a language or everyday newspaper synonyms written down by hand; none was
taken from a corpus. Words that mean something else in a neighbouring language are left out ("once" is
eleven in Spanish, "sept" seven in French, "mars" a planet) because the language of a text is not always known.
"""

from __future__ import annotations

_FUNCTION = (
    # English
    "a an the this that these those there here it its itself he she his her hers him they them their theirs "
    "i me my we us our you your who whom whose which what when where while why how if then than so such as "
    "at by for from in into of off on onto out over to up upon with within without about above across after "
    "against along among around before behind below beneath beside between beyond during under until via "
    "through toward towards and or but nor yet also both either neither each every all any some more most "
    "other another same own only just even still again already too very much many is are was were be been "
    "being am has have had having do does did doing done will would shall should can could may might must "
    "say says said saying told tell according added not no 's n't "
    # German
    "der die das den dem des ein eine einer eines einem einen und oder aber auch als am an auf aus bei bis "
    "durch für gegen im in ist sind war waren wird werden wurde wurden mit nach noch nur sich sie er es wir "
    "ihr ihre ihrer seine seiner sein hat haben hatte hatten über um unter vom von vor wie zu zum zur zwischen "
    "dass daß nicht kein keine sagte "
    # French
    "le la les l un une des du de d et ou mais à a au aux en dans par pour sur sous avec sans ce cet cette ces "
    "son sa ses leur leurs il elle ils elles on qui que qu dont où est sont était étaient été être ont avait "
    "avaient avoir ne n pas plus s se y c selon ainsi comme entre "
    # Spanish, Portuguese, Italian
    "el los las un una unos unas y o pero del al en con por para sin sobre entre su sus se lo le les que como "
    "más es son era eran fue fueron ha han había sido ser está están no según también "
    "o os as um uma e ou mas do da dos das no na nos nas ao à pelo pela com em para por sem seu sua seus suas "
    "que foi foram é são era eram ter tem têm não mais como "
    "il lo gli i uno e ed ma di del dello della dei degli delle da dal dalla in nel nella con su sul sulla per "
    "tra fra che chi cui è sono era erano stato stata essere ha hanno aveva si non più anche come "
    # Dutch, Swedish, Danish, Norwegian
    "het een en of maar van in op te aan met voor door over uit bij tot om is zijn was waren wordt werd worden "
    "heeft hebben had niet geen ook als dat die dit deze er hij zij ze naar nog "
    "och eller men att av på i för med till från om som är var har hade inte den det de en ett sin sina han hon "
    "og at af fra er blev der ikke et til "
    # Russian, Ukrainian, Polish, Czech
    "и в во не на с со что как по из за от до о об у к а но это его её их он она они был была было были для при "
    "же ли бы та й що як із від про його її їх він вона вони був була було були та не "
    "i w we z ze na do od o u po za przez dla że się nie jest są był była było były oraz a ale to jego jej ich "
    "v s k o na za od do po při pro je jsou byl byla bylo byli se si že a i ale nebo jeho její jejich "
    # Turkish, Indonesian, Greek, Arabic, Hindi
    "ve bir bu da de için ile olarak olan daha çok "
    "yang dan di ke dari untuk dengan pada ini itu oleh dalam akan "
    "ο η το οι τα του της των τον την και σε με για από που να θα είναι ήταν "
    "في من على إلى عن أن إن هذا هذه التي الذي مع كان كانت و "
    "के का की में से को और है हैं था थे ने पर यह कि"
)

_ALSO_ENGLISH = frozenset(
    "war die men hat sin son era van met par mit fra dos bis den dem over nor most son under her".split()
)
"""Function words of other languages that are words of content in English news: weighed by their rarity instead."""
_ENGLISH_AFTER_ALL = frozenset("over nor most under her".split())
FUNCTION_WORDS = frozenset(_FUNCTION.split()) - (_ALSO_ENGLISH - _ENGLISH_AFTER_ALL)

CAPITAL_NAMES = frozenset({"us", "un", "who", "it", "is", "am", "mit"})
"""Written in capitals these are names (United States, United Nations), not function words."""

ATTRIBUTION = frozenset(
    "said says say told added reported announced confirmed according reporters spokesman spokeswoman "
    "spokesperson statement news agency officials official police source sources interview suggested called".split()
)

_MONTHS = (
    "january jan januar janvier enero janeiro gennaio januari styczeń stycznia января январь січня leden ledna ocak",
    "february feb februar février fevrier febrero fevereiro febbraio februari lutego luty февраля февраль лютого "
    "února şubat",
    "march mar märz marzo março maart marca marzec марта март березня března mart",
    "april apr avril abril aprile kwietnia kwiecień апреля апрель квітня dubna nisan",
    "may mai mayo maio maggio mei maja мая май травня května mayıs",
    "june jun juni juin junio junho giugno czerwca czerwiec июня июнь червня června haziran",
    "july jul juli juillet julio julho luglio lipca lipiec июля июль липня července temmuz",
    "august aug août agosto augustus augusti sierpnia sierpień августа август серпня srpna ağustos",
    "september sep sept septembre septiembre setembro settembre września wrzesień сентября сентябрь вересня září "
    "eylül",
    "october oct oktober octobre octubre outubro ottobre października październik октября октябрь жовтня října ekim",
    "november nov novembre noviembre novembro listopada листопада ноября ноябрь listopadu kasım",
    "december dec dezember décembre diciembre dezembro dicembre grudnia grudzień декабря декабрь грудня prosince "
    "aralık",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_WEEKDAYS = (
    "monday mondays montag lundi lunes lunedì maandag måndag mandag poniedziałek понедельник pazartesi",
    "tuesday tuesdays dienstag mardi martes martedì dinsdag tisdag tirsdag wtorek вторник salı",
    "wednesday wednesdays mittwoch mercredi miércoles mercoledì woensdag onsdag środa środę среда среду çarşamba",
    "thursday thursdays donnerstag jeudi jueves giovedì donderdag torsdag czwartek четверг perşembe",
    "friday fridays freitag vendredi viernes venerdì vrijdag fredag piątek пятница пятницу",
    "saturday saturdays samstag samedi sábado sabato zaterdag lördag lørdag sobota sobotę суббота субботу cumartesi",
    "sunday sundays sonntag dimanche domingo domenica zondag söndag søndag niedziela niedzielę воскресенье",
)
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}

NUMBER_WORDS = {
    word: value
    for value, words in {
        0: "zero",
        2: "two both zwei deux due twee två dwa два две",
        3: "three drei trois tres tre drie trzy три",
        4: "four vier quatre cuatro quattro fyra cztery четыре",
        5: "five fünf cinq cinco cinque vijf fem pięć пять",
        6: "six sechs seis zes sześć шесть",
        7: "seven sieben siete sete sette zeven sju siedem семь",
        8: "eight acht huit ocho oito otto åtta osiem восемь",
        9: "nine neun neuf nueve nove negen nio dziewięć девять",
        10: "ten zehn dix diez dez dieci tien tio dziesięć десять",
        11: "eleven elf onze undici",
        12: "twelve dozen zwölf douze doce doze dodici twaalf",
        13: "thirteen dreizehn treize trece treze tredici",
        14: "fourteen vierzehn quatorze catorce quattordici",
        15: "fifteen fünfzehn quinze quince quindici",
        16: "sixteen sechzehn seize dieciséis dezesseis sedici",
        17: "seventeen siebzehn",
        18: "eighteen achtzehn",
        19: "nineteen neunzehn",
        20: "twenty zwanzig vingt veinte vinte venti twintig",
        30: "thirty dreißig trente treinta trinta trenta",
        40: "forty vierzig quarante cuarenta quarenta quaranta",
        50: "fifty fünfzig cinquante cincuenta cinquenta cinquanta",
        60: "sixty sechzig soixante sesenta",
        70: "seventy siebzig setenta",
        80: "eighty achtzig ochenta",
        90: "ninety neunzig noventa",
    }.items()
    for word in words.split()
}

SCALES = {
    "hundred": 100.0,
    "hundert": 100.0,
    "thousand": 1e3,
    "thousands": 1e3,
    "tausend": 1e3,
    "mille": 1e3,
    "mil": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "mln": 1e6,
    "millionen": 1e6,
    "millones": 1e6,
    "milhões": 1e6,
    "milioni": 1e6,
    "miljoen": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
    "miliardi": 1e9,
    "miljard": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip

HEDGE_ABOUT = frozenset(
    "about around approximately roughly nearly almost some circa estimated ungefähr rund etwa knapp fast environ "
    "presque quelque cerca unos unas casi quase circa quasi ongeveer bijna около почти".split()
)
HEDGE_AT_LEAST = frozenset(
    "least over exceeding minimum mindestens über plus moins menos meno minstens более".split()
)
HEDGE_AT_MOST = frozenset("most under below maximum höchstens unter".split())
HEDGE_MORE = frozenset("more mehr más mais più meer".split())
HEDGE_LESS = frozenset("less fewer weniger moins menos".split())

NEGATIONS = frozenset(
    "not n't no never none nobody nothing neither nor without cannot "
    "nicht kein keine keinen keiner keinem nie niemals "
    "pas jamais aucun aucune rien ne "
    "no nunca jamás ningún ninguna nadie nada tampoco "
    "não nunca nenhum nenhuma ninguém "
    "non mai nessuno nessuna nessun "
    "niet geen nooit niemand inte aldrig ingen inga ikke aldri aldrig ingen "
    "не нет ни никогда ні нема nie nigdy żaden ne není nejsou nikdy değil yok tidak bukan δεν μην όχι لا لم لن ليس नहीं न".split()
)

DANGLING = frozenset(
    "he she it they this that these those but and however also so then meanwhile instead therefore his her their "
    "er sie es aber und il elle mais et el ella pero y".split()
)
"""Openers that lean on the sentence before."""

TIME_OPENERS = frozenset(
    "after before during following since until when once nach vor während après avant pendant tras después antes durante "
    "dopo prima após depois na voor tijdens efter före etter før после до".split()
)

TIME_STAMPS = frozenset(
    "am pm a.m p.m edt est cdt cst pdt pst gmt utc bst cet updated published posted modified".split()
)
"""Words of a time stamp, which say nothing of an event."""

MEASURES = frozenset(
    "km kilomet mile ft cm meter metr metre foot feet m kg g mm kilogram pound lb tonne ton gallon litre liter hectare acre "
    "degree mph kph inch yard kilometer kilometr".split()
)
"""Stems of units that are converted between reports: figures in different units are never set against each other."""

ANTONYMS = (
    ("accept", "reject"), ("approve", "reject"), ("agree", "refuse"), ("confirm", "deny"), ("admit", "deny"),
    ("rise", "fall"), ("rose", "fell"), ("increase", "decrease"), ("gain", "lose"), ("win", "lose"),
    ("won", "lost"), ("open", "close"), ("start", "end"), ("begin", "end"), ("resume", "suspend"),
    ("resume", "halt"), ("allow", "ban"), ("legal", "illegal"), ("guilty", "innocent"), ("convict", "acquit"),
    ("arrest", "release"), ("support", "oppose"), ("up", "down"), ("more", "less"), ("higher", "lower"),
    ("alive", "dead"), ("survive", "die"), ("success", "fail"), ("succeed", "fail"), ("climb", "drop"),
    ("rise", "drop"), ("rose", "dropped"), ("gain", "drop"), ("rise", "decline"), ("rose", "declined"),
    ("increase", "decline"), ("increase", "fall"), ("before", "after"), ("north", "south"), ("east", "west"),
)  # fmt: skip

SYNONYMS = (
    "blast explosion explode detonate detonation blow",
    "deal agreement agree accord pact",
    "kill dead die died death slay slain fatal",
    "injure wound hurt injury",
    "talk negotiation discussion",
    "soldier troop",
    "meet meeting met",
    "hold held",
    "attack assault raid",
    "police officer cop",
    "shoot shot shooting gunfire",
    "gunman shooter",
    "arrest detain detention custody",
    "child kid children",
    "buy purchase acquire bought acquisition",
    "sell sold sale",
    "firm company corporation",
    "cut reduce reduction slash",
    "job post position",
    "rise increase climb rose jump surge soar gain",
    "fall drop decline fell decrease slide slip",
    "win won victory triumph",
    "quit resign resignation",
    "begin start began begun launch commence",
    "end stop finish halt cease conclude",
    "resume restart",
    "boost raise",
    "plan intend",
    "fire blaze",
    "crash collision collide",
    "flood flooding inundate",
    "storm hurricane cyclone typhoon",
    "quake earthquake tremor",
    "court tribunal",
    "trial prosecution",
    "suspect accused",
    "allege claim accuse allegation",
    "deny denial refute",
    "demand call urge",
    "leader chief head",
    "president presidential",
    "election vote poll ballot",
    "country nation state",
    "huge massive large big",
    "show reveal disclose",
    "probe investigation inquiry investigate investigator",
    "find found discover",
    "home house residence",
    "doctor physician",
    "percent pct percentage",
    "lawmaker legislator mp",
    "hospital clinic",
    "car vehicle auto automobile",
    "plane aircraft jet airliner airplane",
    "ship vessel boat",
    "help aid assist assistance",
    "money cash fund",
    "loudspeaker broadcast",
    "military army forces",
    "want seek sought",
    "expect anticipate",
    "cancel scrap call-off",
    "danger threat risk",
    "student pupil",
    "shop store retailer",
    "protest demonstration rally protester demonstrator",
    "border frontier",
    "give gave given",
    "take took taken",
    "go went gone",
    "leave left",
    "know knew known",
    "make made",
    "come came",
    "see saw seen",
    "get got",
    "run ran",
    "lose lost loss",
    "send sent",
    "build built",
    "pay paid payment",
    "think thought believe",
    "lead led",
    "keep kept",
    "break broke broken",
    "speak spoke spoken",
    "fight fought",
)

IMPLICIT_NEGATIONS = frozenset(
    "disagree disagreed short dont doesnt didnt isnt wasnt cant wont failure refusal denial declined decline refused refuse failed fail denied deny unable unlikely lack lacked lacking without "
    "rejected reject dismissed barely hardly un illegal impossible absent ruled prevented stop stopped avoid "
    "little few unclear unknown unchanged yet only".split()
)
"""Words that deny without a "not": where the other sentence has one of these, polarity is not disputed."""
AFTER_NEGATION = frozenset(
    "only just merely necessarily nur lediglich seulement solo soltanto solamente apenas more less doubt".split()
)
"""After a negation these turn it into something else ("not only")."""
TITLES = frozenset(
    "president minister premier chancellor spokesman spokeswoman spokesperson chief director mayor governor senator "
    "congressman congresswoman representative judge justice coach manager captain lieutenant sergeant colonel general "
    "major commander officer detective sheriff constable inspector superintendent commissioner secretary ambassador "
    "envoy chairman chairwoman chair ceo executive leader lawyer attorney prosecutor king queen prince princess pope "
    "bishop archbishop cardinal professor dr doctor mr mrs ms miss sir lord lady negotiator suspect victim gunman driver "
    "präsident minister kanzler kanzlerin sprecher sprecherin bürgermeister richter chef président ministre maire juge "
    "presidente ministro ministra alcalde portavoz juez sindaco giudice portavoce prefeito juiz burgemeester woordvoerder "
    "президент министр мэр".split()
)
"""Titles and offices before or after a name."""
BEFORE_DATE = frozenset(
    "in on of since until till by from last next early late mid this between during through before after to im am "
    "vom bis seit en de du au le el del di il van op em i w v".split()
)
"""Words that a date may follow."""
FORMS_OF_BE = frozenset(
    "is are was were be been being have has had have were wurden wurde sind ont sont fueron".split()
)
