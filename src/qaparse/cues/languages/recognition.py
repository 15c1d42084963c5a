"""Which language a text is in: by its script, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import regex

from .pack import Pack

__all__ = ["Recogniser"]

#: Commonest words of languages without a pack: so that they are not taken for a neighbour that has one.
_OTHERS: dict[str, str] = {
    "nl": "de het een en van ik je dat niet is zijn op te met voor maar ook dan naar aan er hij ze wij wat hoe "
    "als bij nog over uit om heeft hebben werd deze kan veel meer heel toen omdat door mijn ons",
    "sv": "och att det som en på är av för med den till inte om ett han men var jag så har vi från kan när hur "
    "vad mycket du också hade sig vara efter eller blev",
    "da": "og at det er en på af for med den til ikke der et han men var jeg så har vi fra kan når hvordan hvad "
    "meget du også havde sig være efter eller blev",
    "nb": "og at det er en på av for med den til ikke som et han men var jeg så har vi fra kan når hvordan hva "
    "mye du også hadde seg være etter eller ble",
    "fi": "ja on ei se että oli hän mutta kun niin myös joka ovat olen minä mitä tai kuin sitä olla vain sen tämä ne",
    "pl": "i w na z się nie do to że jest jak o ale po co tak za od czy przez był dla jego ich już tylko może bardzo",
    "cs": "a se v na je že to s z do i o k pro jako ale po jsem by jsou byl jeho nebo tak co když která už jen",
    "ro": "și de a în la cu că pe nu o un din pentru care este mai sunt ce se am fost ca sau dar el să era",
    "ca": "de la que el i en els les per un una amb no es del al és va són com més però ha o aquest aquesta "
    "perquè molt jo què",
    "tr": "ve bir bu da de için ne çok ile ama gibi daha var ben o olarak kadar sonra değil olan en mi ki",
    "hu": "a az és hogy nem is egy van volt de meg csak ez mint már azt el még kell vagy ha én mi",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada saya juga ke karena ada kami bisa apa",
    "vi": "và của là có không được cho một người trong với các này đã những để khi tôi rất như",
    "ru": "и в не на я что он с как это но по из у за от так же все вы мы его о к бы был а для меня",
    "uk": "і в не на я що він з як це але по із у за від так же всі ви ми його о й б був а для мене та",
    "bg": "и в не на аз че той с как това но по от за така се ви ние го е беше да са",
    "ar": "في من على أن إلى ما لا هذا عن مع هو التي كان كل أو بين هي لم أنا هل",
    "fa": "و در به از که این را با است برای آن من یک هم تا ما بود چه می شما",
    "ur": "کے میں کی ہے اور سے کا کو نے یہ پر کہ ہیں بھی ایک ہو تھا آپ",
    "hi": "के में की है और से का को ने यह पर कि हैं भी एक हो था आप मैं",
}
#: Scripts that tell the language by themselves. Kana come first: Japanese has Han letters, too.
_SCRIPTS: dict[str, str] = {
    "ja": r"[\p{Hiragana}\p{Katakana}]",
    "zh": r"\p{Han}",
    "ko": r"\p{Hangul}",
    "el": r"\p{Greek}",
    "he": r"\p{Hebrew}",
    "hy": r"\p{Armenian}",
    "ka": r"\p{Georgian}",
    "th": r"\p{Thai}",
}
#: Least share of the letters that are of the script; Japanese may be mostly Han.
_LEAST_OF_SCRIPT = {"ja": 0.12}
_LEAST = 0.4
#: Stretches that are looked at, and how long each is.
_STRETCHES, _LONG = 5, 600
#: What share of the words must be the language's commonest.
_LEAST_COMMON = 0.08

_WORDS = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]")
_is_latin = re.compile("[\0-\u024f\u2010-\u2027]*").fullmatch
_LETTERS = regex.compile(r"\p{L}")


class Recogniser:
    """Counts the commonest words of every language on a few stretches of the text.

    Work is bounded, whatever the length of the text.
    """

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._of: dict[str, list[str]] = {}
        common: Mapping[str, Iterable[str]] = {p.code: p.common for p in packs if p.common} | {
            code: words.split() for code, words in _OTHERS.items()
        }
        for code, words in common.items():
            for word in dict.fromkeys(words):
                self._of.setdefault(word, []).append(code)

    def __call__(self, text: str) -> str:
        """The ISO 639-1 code of the language of most of the text; ``""`` where it is not clear."""
        sample = _sample(text)
        if code := _by_script(sample):
            return code
        words = _WORDS.findall(sample.lower())
        met: Counter[str] = Counter()
        for word, times in Counter(words).items():
            for code in self._of.get(word, ()):
                met[code] += times
        if not met:
            return ""
        best = max(met, key=met.__getitem__)  # of equals the first declared
        return best if met[best] >= _LEAST_COMMON * len(words) else ""


def _sample(text: str) -> str:
    """A few stretches of the text, evenly spread."""
    if len(text) <= _STRETCHES * _LONG:
        return text
    step = (len(text) - _LONG) // (_STRETCHES - 1)
    return "\n".join(text[n * step : n * step + _LONG] for n in range(_STRETCHES))


def _by_script(sample: str) -> str:
    if _is_latin(sample):
        return ""
    size = len(_LETTERS.findall(sample))
    if 2 * len(_LATIN.findall(sample)) > size:
        return ""
    for code, letters in _SCRIPTS.items():
        if len(regex.findall(letters, sample)) > _LEAST_OF_SCRIPT.get(code, _LEAST) * size:
            return code
    return ""
