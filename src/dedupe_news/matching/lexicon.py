"""Words of the small numbers, in one table for all languages.

A word that means something else in another language does no harm, as long as it stays what it is in both
reports. Left out are those that are frequent there (Danish "to", Turkish "on", Hungarian "hat"), and one, which
is mostly an article.
"""

from __future__ import annotations

from typing import Final

SPELLED: Final = {
    2: "two zwei deux dos dois duas due twee två dwa dwóch dva dvě два две двух дві двох iki اثنين दो",
    3: "three drei trois tres três tre drie trzy trzech tři три трех трёх трьох üç ثلاثة तीन",
    4: "four vier quatre cuatro quatro quattro fyra cztery czterech čtyři четыре четырех чотири dört أربعة चार",
    5: "five fünf cinq cinco cinque vijf fem pięć pięciu pět пять пяти beş خمسة पांच",
    6: "six sechs seis sei zes sześć sześciu šest шесть шести шість altı ستة छह",
    7: "seven sieben sept siete sete sette zeven sju siedem siedmiu sedm семь семи сім yedi سبعة सात",
    8: "eight acht huit ocho oito otto åtta osiem ośmiu osm восемь восьми вісім sekiz ثمانية आठ",
    9: "nine neun neuf nueve nove negen nio dziewięć dziewięciu devět девять девяти dokuz تسعة नौ",
    10: "ten zehn dix diez dez dieci tien tio dziesięć dziesięciu deset десять десяти عشرة दस",
    11: "eleven elf onze once undici elva jedenaście одиннадцать",
    12: "twelve zwölf douze doce doze dodici twaalf tolv dwanaście двенадцать",
    13: "thirteen dreizehn treize trece treze tredici dertien",
    14: "fourteen vierzehn quatorze catorce catorze quattordici veertien",
    15: "fifteen fünfzehn quinze quince quindici vijftien",
    16: "sixteen sechzehn seize dieciséis dezesseis sedici zestien",
    20: "twenty zwanzig vingt veinte vinte venti twintig tjugo dwadzieścia dvacet двадцать",
    30: "thirty dreißig trente treinta trinta trenta dertig trettio trzydzieści třicet тридцать",
    40: "forty vierzig quarante cuarenta quarenta quaranta veertig сорок",
    50: "fifty fünfzig cinquante cincuenta cinquenta cinquanta vijftig пятьдесят",
}
"""Each number's words, by spaces."""
