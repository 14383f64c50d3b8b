"""Abbreviations after which a full stop does not end the sentence, where sentencex thinks that it does.

`BEFORE_NAME` holds those that stand before a name or a noun and hardly ever end a sentence, by language;
`BEFORE_NUMBER` those that do not end one when a number follows. Entries have no final full stop. A lower-case
entry also matches with a capital. sentencex has its own lists (Wikimedia's); only what they lack, or what
they hold for one language and press agencies use in all, is needed here, but entries may be in both.
"""

# ruff: noqa: RUF001 - words of many scripts

from __future__ import annotations

_LETTER_NAMES_HI = (
    "ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू डब्लू एक्स वाई जेड"  # spellchecker: ignore
)

EVERYWHERE = "Dr Prof Mr Mrs Ms Sr St Gen Col Lt Capt Maj Sgt Rev Hon Ing Mgr"

BEFORE_NAME: dict[str, str] = {
    "en": (
        "Atty Asst Supt Supts Adm Cmdr Comdr Cpl Cpls Pfc Pvt Spc Lcpl Cpt Ens Const Cst Sgts Lts Capts Gens "
        "Det Dets Insp Msgr Fr Mt Ft Gov Sen Rep Reps Sens Govs "
        "Pres Amb "
        "Drs Messrs Mlle Mme Esq Brig Wm Chas Geo Thos Jos vs v"
    ),
    "fr": "M MM Mme Mmes Mlle Mlles Me Mes Pr Ste Mgr av bd boul env cf tél",
    "pt": (
        "Sra Srs Sras Dra Drs Dras Profa Eng Arq Cel Cap Ten Pe Exmo Exma Sto Sta Av Al Pç Trav Rod R D V Ex "
        "Min Dep Pres Gov Alm Brig Jr"
    ),
    "es": "Sra Sres Sras Srta Dra Dña Gral Cnel Cap Lic Ing Arq Av Avda Pza Ud Uds Vd Mons Fr Sto Sta D núm",
    "gl": "Sra Sres Dra D Av Avda Sto Sta núm",
    "ca": "Sra Dra Mn núm av pl",
    "it": (
        "Sig Sigg Dott Avv On Onn Arch Geom Rag Mons Cap Sen Min Sig.ra Dott.ssa Prof.ssa Prof.sse S V.le "
        "P.zza"
    ),
    "ro": "dl d-l dna d-na ing str nr bd bl sc ap av arh col lt cpt jud Sf",
    "de": (
        "Hr Fr Frl Str Nr Bd Dipl Hrsg geb gest verh bzw ca evtl ggf inkl zzgl vgl sog Mio Mrd med phil "
        "jur nat Hl"
    ),
    "nl": "dhr mevr mw drs ir ing ds bijv ca vgl bv resp burg jhr mgr",
    "af": "mnr mev me adv",
    "sv": "dr prof hr fr bl.a t.ex s.k f.d ca kl nr dvs jfr",
    "da": "hr fr bl.a f.eks ca kl nr mio mia skt kgl adv cand jf pr",
    "nb": "hr fr bl.a f.eks ca kl nr mill adv cand jf pr St",
    "is": "hr fr kl nr sr þ.e u.þ.b",
    "fi": "esim nro prof tri klo ns",
    "et": "hr pr prof dr nr nt",
    "pl": (
        "gen płk ppłk ks św ul al pl os im inż mjr kpt por red tzw tj np m.in nr art ust tel abp bp "
        "kard hab woj "
        "pow gm sierż asp o dr prof"
    ),
    "cs": (
        "doc ing mgr bc judr mudr phdr rndr plk pplk mjr kpt por npor sv ul nám tř např tj tzv čl MUDr "
        "JUDr PhDr RNDr Bc arch p"
    ),
    "sk": (
        "doc ing mgr bc judr mudr phdr rndr plk pplk mjr kpt por npor sv ul nám tr napr tj tzv čl MUDr "
        "JUDr PhDr RNDr Bc arch p"
    ),
    "sl": "dr prof mag ing gen sv ul št npr tj t.i doc akad",
    "hr": "dr prof mr gđa ing gen sv ul br npr tzv tj dipl akad doc fra vlč",
    "sr": "dr prof mr gđa ing gen sv ul br npr tzv tj dipl akad doc др проф мр ген св ул бр нпр тзв тј акад",
    "hu": "dr prof ifj id özv ill ún pl kb Szt vö tel",
    "tr": "Doç Yrd Av Sn Alb Org Korg Tümg Tuğg Yzb Bnb Hz Uzm Op Ar Gör Öğr Cad Sok Mah Bul Blv Apt",
    "az": "prof dos akad gen",
    "id": (
        "Jl Jln Ir Drs Dra H Hj KH Tn Ny Sdr Kol Jend Letjen Mayjen Brigjen Kombes Kompol AKBP Pol Gg "
        "Kec Kab Kel "
        "Tgl Rp No PT CV dr"
    ),
    "ms": "Jln Ir Hj Tn Pn Kol Jen Mej Kpt YB Datuk",
    "vi": "TP Tp TS ThS PGS GS BS KS LS Tx TX TT Th Q P",
    "tl": "Gng Bb G Gng Atty Engr Brgy Sta Sto",
    "sw": "Bw Bi Dk Mh Prof",
    "lt": "dr prof doc gen vyr šv pvz vad t.y Nr tel plk pvz g",
    "lv": "dr prof ģen sv piem t.s plkst Nr",
    "ru": (
        "им ул пр просп пл пер стр корп тов проф акад доц ген полк св обл пос дер ст тел рис см ср напр г "
        "гр лит о"
    ),
    "uk": "ім вул просп пл проф акад доц ген полк св обл ст тел див гр м сел",
    "bg": "ул бул проф доц инж ген св гр ж.к бл пл полк тел т.нар акад",
    "mk": "ул бул проф д-р ген св бр т.н акад",
    "be": "вул праф акад ген св ім",
    "el": "κ κα κκ Δρ δρ καθ αρ τηλ οδ Αγ λ.χ π.χ βλ σελ δηλ",
    "ar": "د أ م ا",
    "fa": "د م",
    "hi": "डॉ डा प्रो श्री सु पं मो स्व कु इं रु नं एड मा लेफ्टि ले " + _LETTER_NAMES_HI,
    "mr": "डॉ डा प्रा प्रो श्री सौ पं स्व कु इं रु क्र अ‍ॅड ॲड मा " + _LETTER_NAMES_HI,
    "ne": "डा प्रा श्री पं स्व रु नं इ सु " + _LETTER_NAMES_HI,
    "bn": "ডা ড মো মোঃ মি মিস অ্যাড প্রফে",
    "pa": "ਡਾ ਸ ਪ੍ਰੋ",
    "gu": "ડૉ ડો શ્રી પ્રો",
    "ta": "டாக்டர் திரு எம் ஆர் கே எஸ் வி பி ஜி சி டி என்",
    "te": "డా డాక్టర్ ఎం కె ఎస్ వి పి",
    "kn": "ಡಾ ಶ್ರೀ ಪ್ರೊ ಎಂ ಕೆ ಎಸ್ ವಿ ಬಿ",
    "ml": "ഡോ ശ്രീ പ്രൊഫ അഡ്വ എം കെ എസ് വി പി",
    "kk": "акад проф ген көш",
    "hy": "դոկտ պրոֆ",
}

BEFORE_NUMBER = (
    "No Nos Nr nr n nº Nº núm num p pp pg pág pag S s str art Art vol Vol fig Fig ch chap cap kap "
    "Kap § tel Tel "
    "ext apt bl č čl br бр № ст стр рис разд гл п пп ч т с nro nro kl klo plkst ca cca ok approx "
    "abt Abs Ziff "
    "insges durchschn einschl jährl monatl wöchentl verst "
    "Bd v Rs Rp Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec नं क्र रु"
)


def listed(lang: str) -> frozenset[str]:
    """Give the abbreviations that stand before names in a language, with their capitalised forms.

    Example:
        >>> "Mme" in listed("fr"), "Kl" in listed("da")
        (True, True)
    """
    words = f"{EVERYWHERE} {BEFORE_NAME.get(lang, '')}".split()
    return frozenset(words) | {word[:1].upper() + word[1:] for word in words}
