"""
Which characters are letters and digits, and their other case, as PostgreSQL's C.UTF-8 has them: character by character, whatever stands beside it.

A server takes its tables from the system's C library (Unicode 14 or 15) or, built in, from Unicode 16. Where these differ, the functions here have
no result: no database could be relied on.
"""

from __future__ import annotations

import re
from functools import cache

from .kinds import NoValue

WORDS = (
    "1c.9 8.p 7.p 1c b 5 6.m 2.u 2.cp 5.b f.4 8 2 2f 17.4 2.1 3.3 2 7 2.2 2 2.j 2.2a 2.3u 9.4l 2.11 3 7.14 14.d 2 2.1 2.1 2 9.q 5.3 "
    "u.a 6.1j 2.6 f.2t 2.7 5.7 5.2 b.2 3 h.1b e.2s p.w a.1 5 6.n 3.i k.o 8.a 6.n 2.5 i.15 b.b 4.6 7.23 2.f 2.2 5.e e.i 2.7 3.1 3.l "
    "2.6 2 4.3 4.7 3.1 3.1 2 9 5.1 2.4 d.1 b 5.2 2.5 5.1 3.l 2.6 2.1 2.1 2.1 5.4 5.1 3.1 5 8.3 2 i.5 c.2 2.8 2.2 2.l 2.6 2.1 2.4 4.8 "
    "2.2 2.1 4 g.3 m.3 5.2 2.7 3.1 3.l 2.6 2.1 2.4 4.7 3.1 3.1 a.1 5.1 2.4 e h.1 2.5 4.2 2.3 4.1 2 2.1 4.1 4.2 4.b 5.4 4.2 2.2 4 7 "
    "15.3 2.7 2.2 2.m 2.f 4.7 2.2 2.2 9.1 2.2 3 3.3 t.3 2.7 2.2 2.m 2.9 2.4 4.7 2.2 2.2 9.1 7.1 2.3 e.1 e.c 2.2 2.14 3.7 2.2 2.2 2 "
    "6.3 8.4 n.5 2.2 2.h 4.n 2.8 2 3.6 9.5 2 2.7 j.1 e.1l 6.6 7 1g.1 2 2.4 2.n 2 2.i 2.2 3.4 2 7 f.3 x 1s.7 2.z 5.g 7.f 2.z 1w.1i 2 "
    "3.4 h.1r b.3 3.11 2 6 3.16 2.98 2.3 3.6 2 2.3 3.14 2.3 3.w 2.3 3.6 2 2.3 3.e 2.1k 2.3 3.1u 12.f h.2d 3.5 4.h7 3.g 2.p 6.22 4.a "
    "8.j c.k d.j d.c 2.2 2.1 d.1f 3.i f 5 1w.2g 8.16 6.1x b.u 2.b 5.8 o.t 3.4 c.17 5.p 1j.r 5.1q 3.j 1f o.1 c.2 1e.1f 2.e 2.7 1g.15 "
    "3.3 b.17 2.a f.1i n.2 b.z 3.8 8.16 3.2 16.3 2.5 2.1 4 6.5b 14.d c.7p 3.5 3.11 3.5 3.7 2 2 2 2.u 3.1g 2.6 2 4.2 2.6 4.3 3.5 5.c "
    "6.2 2.6 39 e h.c 2u 5 3.9 2 4.4 7 2 2 2.3 2.a 3.3 6.4 5 i.14 mm.1f 1ef.6c 7.3 4.1 d.11 2 6 3.1j 8 h.m a.6 2.6 2.6 2.6 2.6 2.6 "
    "2.6 2.6 2.v 1c d2.2 q.8 8.4 3.4 5.2d 7.2 2.2h 2.3 6.16 2.2l i.v 1d.f e9.533 1t.h3g 1w.19 3.7g 4.f b.1 l.1a 6.7 4.34 14.8 3.2u "
    "3.1r 6.1 2 2.4 p.j 2.w p.1f d.1v 2 19.5 4 2.2 b.w 6.y e.s 4.1e 2.b g h.f b.4 2.1i a.d j.m 4.1w 2 2 p.2 3.f 3.3 c.5 3.5 3.5 a.6 "
    "2.6 2.16 2.d 7.3e m.8mb d.m 5.1c 6it.a5 3.2x 13.6 d.4 6.b 2.c 2.4 2 2.1 2.1 2.2z y.a2 j.1r 3.1h 15.b 39.4 2.3q 11.p 7.p c.2g 4.5 "
    "3.5 3.5 3.2 10.b 2.p 2.i 2.1 2.e 3.d z.3e 1y.1g 7g.s 4.1c 1c.v e.t 6.16 6.t 3.z 5.7 2.4 17.4d j.z 5.z 5.13 9.1f d.a 2.e 2.6 2.1 "
    "2.a 2.e 2.6 2.1 1w.8m a.l b.7 p.5 2.15 2.8 1y.5 3 2.17 2.1 4 3.m b.m a.u 1u.i 2.1 b.l b.p 1z.1j 7.1 1t.3 2.1 6.7 2.2 2.s 17.s "
    "4.s 10.7 2.r s.1h b.l b.i e.h 33.20 1k.1e e.1e e.13 9l.15 2.1 4.1 27.s b 9.l 17.h 1b.k s.m a.1x 18.4 d.1i a e.o o.1e i.3 9.y 4 "
    "a.1r 2.3 a.1 b 2 10.h 2.x 3 7 1u.6 2 2.3 2.e 2.9 8.1k o.3 2.7 3.1 3.l 2.6 2.1 2.4 4.7 3.1 3.1 4 7 6.6 4d.1t 2.2 2.3 l.2 v.1t 3.1 "
    "2 55.1h 3.6 q.5 z.1q 2 4 1o.1h 3 20.q 3.d m.6 56.1k 2w.1r w.7 3 3.7 2.1 2.t 2.1 3.1 3.3 2m.7 3.19 3.5 2 2.1 s.1e 3.9 i.1z 6 j.20 "
    "7c.8 2.18 2.6 2 1e.t 3.l 2.d 22.6 2.1 2.17 4 2.1 2.2 2 3.1 p.5 2.1 2.10 2.1 2.3 2 94.m 56 28.pl 2v.32 i.5f 219.2o g.tq 34i.g6 "
    "6nu.fs 8.u i.26 i.t j.1b h.3 w.k 6.i j5.1r 3l.22 5.1k 8.g 1t.1 2 d.1 f.4qf 9.yd 17.8 6w8.3 2.6 2.1 2.82 1a.2 i.3 9.az 1s5.2y 6.c "
    "4.8 8.9 5 4ma.2c 2.1y 2.1 3 3.1 3.3 2.b 2 2.6 2.1s 2.3 3.7 2.6 2.r 2.3 2.4 2 4.6 2.9f 3.o 2.o 2.u 2.o 2.u 2.o 2.u 2.o 2.u 2.o "
    "2.7 1f9.u 6a.6 2.g 3.6 2.1 2.4 5y.18 b.6 h 8y.t j.17 z9.6 2.3 2.1 2.e 2.5g 1o.1v 4 4 xh.3 2.q 2.1 2 3 2.9 2.3 2 2 7 5 2 2 2.2 "
    "2.1 2 3 2 2 2 2 2.1 2 3.3 2.6 2.3 2.3 2 2.9 2.g 6.2 2.4 2.g hh.p 7.p 7.p 2uv.wyn x.37c 8.65 3.4g1 f.5rk 2e8.f1 15v.3t6"
)
"""Runs of letters and digits, in base 36: the distance from the end of the last, and behind a point how many follow the first."""

DOUBTFUL = (
    "o3.c kx.9 3r.9 5j.9 5q 5r.9 3b.9 3b.9 3b.9 3b.9 3b.9 l 2q.9 3b.9 4 37.9 3b.9 2p.9 3b.9 1z.9 2h.1 59.9 1z.9 1fr.9 13.9 8d.9 3l.9 "
    "4n.9 7.9 53.9 2f.9 3r.9 7.9 1c.1 95.j qwq.9 bm.2 d.2 6s.9 13.9 5j.9 n.9 2f.9 bb.9 gev.9 13b.9 7r.1f 1fh.9 h.r 4 6.m 8t.2 1k a2.9 "
    "h.1 33.9 1p.9 41.9 2u.2 4v.9 3r.9 2 3 2.11 2.9 2 3 2.3 2.1 4 2 3h.9 3b.9 af.9 2v.9 2v.9 br.9 2v.9 h3.w 34.9 6v.9 1z.9 9j.g 2.14 "
    "4.2 44v i.5 q.32y 5qe.1a 1te.9 2f.9 3r.9 dj.18 68j 75f z 7ll.1d 1eu.5 7a.1p y 4x.9 br.9 d3.r 6d.t 3 o0.9 3o7.9 10zk aev.h9 "
    "7ar.38f"
)
"""Runs of characters that are letters or digits by some tables only: digits beyond ASCII, and what is new since Unicode 14."""

UNSURE_CASES = "\u019b\u0264\u10fc\u1c89\u1c8a\ua7f2-\ua7f4\uab69\ua7cb-\ua7cf\ua7d2-\ua7d5\ua7da-\ua7dc\U00010d50-\U00010d65\U00010d70-\U00010d85\U00016ea0-\U00016ed3"
"""Characters that have another case, or are lower case, by some tables only."""

LOWER_ALONE = "\u0130\u03a3"
"""Characters that Python lowers to several, or by what stands beside them."""

UPPER_ALONE = (
    "\u00df\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9a\u1f50\u1f52\u1f54\u1f56\u1f80-\u1faf\u1fb2-\u1fb4\u1fb6\u1fb7\u1fbc\u1fc2-\u1fc4\u1fc6\u1fc7\u1fcc"
    "\u1fd2\u1fd3\u1fd6\u1fd7\u1fe2-\u1fe4\u1fe6\u1fe7\u1ff2-\u1ff4\u1ff6\u1ff7\u1ffc\ufb00-\ufb06\ufb13-\ufb17"
)
"""Characters that Python raises to several."""


@cache
def _lower_specials() -> re.Pattern[str]:
    return re.compile(f"[{LOWER_ALONE}{UNSURE_CASES}]")


@cache
def _upper_specials() -> re.Pattern[str]:
    return re.compile(f"[{UPPER_ALONE}{UNSURE_CASES}]")


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(f"[{UNSURE_CASES}]")


def lower(text: str) -> str:
    """Each character in lower case."""
    if text.isascii() or not _lower_specials().search(text):
        return text.lower()
    if _unsure().search(text):
        raise NoValue
    # The first of what Python makes of the dotted capital I is i; a sigma alone stands at no end.
    return "".join([character.lower()[0] for character in text])


def upper(text: str) -> str:
    """Each character in upper case; those that have none of one character stay."""
    if text.isascii() or not _upper_specials().search(text):
        return text.upper()
    if _unsure().search(text):
        raise NoValue
    return "".join(map(_upper_one, text))


def _upper_one(character: str) -> str:
    raised = character.upper()
    if len(raised) == 1:
        return raised
    # Greek letters with an iota beneath have a title case of one character, which C libraries take for the upper.
    titled = character.title()
    return titled if len(titled) == 1 else character


def runs(text: str) -> list[tuple[int, int]]:
    """The first and last code point of each run in *text*."""
    found: list[tuple[int, int]] = []
    last = 0
    for run in text.split(" "):
        distance, _, more = run.partition(".")
        first = last + int(distance, 36)
        last = first + int(more or "0", 36)
        found.append((first, last))
    return found


def charset(text: str) -> str:
    """The runs in *text* as what stands between the brackets of a regular expression."""
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs(text))


@cache
def word_pattern() -> re.Pattern[str]:
    """Matches a run of letters and digits."""
    return re.compile(f"[{charset(WORDS)}]+")


@cache
def doubtful_pattern() -> re.Pattern[str]:
    """Finds a character of which it is not known whether it is a letter."""
    return re.compile(f"[{charset(DOUBTFUL)}]")


def need_sure(text: str) -> None:
    """Raise NoValue where *text* has a character of which it is not known whether it is a letter."""
    if not text.isascii() and doubtful_pattern().search(text):
        raise NoValue


def initcap(text: str) -> str:
    """Each run of letters and digits with its first character in upper case, the others in lower case."""
    need_sure(text)

    def capital(found: re.Match[str]) -> str:
        word = found.group()
        return upper(word[0]) + lower(word[1:])

    return word_pattern().sub(capital, text)
