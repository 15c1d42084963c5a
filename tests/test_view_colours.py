"""The colours of people in a page, as the colour-blind see them.

Each kind of colour-blindness is a matrix over linear RGB (Machado, Oliveira and Fernandes 2009, severity 1.0); how far
two colours lie apart is CIEDE2000. Below 3 two colours can hardly be told apart; between 10 and 100 at a glance.
"""

from __future__ import annotations

import re
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from pathlib import Path

import pytest

import qaparse.view
from qaparse.view.people import COLOURS, LINES, _look

EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(row, vector)) for row in matrix)


def linear(colour):
    """Linear RGB of ``#rrggbb`` or ``#rgb``."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def lab(rgb):
    x, y, z = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (a / w for a, w in zip(times(_XYZ, rgb), _WHITE))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one, other):
    """CIEDE2000."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * sqrt(mean / (mean + 25**7))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = (degrees(atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    middle = h1 + turn / 2 if c1 * c2 else h1 + h2
    t = 1 - 0.17 * cos(radians(middle - 30)) + 0.24 * cos(radians(2 * middle))
    t += 0.32 * cos(radians(3 * middle + 6)) - 0.20 * cos(radians(4 * middle - 63))
    of_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    of_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    of_hue = hue / (1 + 0.015 * chroma * t)
    twist = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((middle % 360 - 275) / 25) ** 2))))
    return sqrt(of_light**2 + of_chroma**2 + of_hue**2 + twist * of_chroma * of_hue)


def seen(colour, eyes):
    return lab(tuple(min(1.0, max(0.0, c)) for c in times(EYES[eyes], linear(colour))))


def contrast(one, other):
    """As the guidelines for accessible pages count it."""
    dark, light = sorted(times(_XYZ, linear(colour))[1] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def themes():
    """The colours of the page by name: light, dark by the button, dark by the system."""
    style = (Path(qaparse.view.__file__).parent / "page.css").read_text(encoding="utf-8")
    blocks = [b for b in re.findall(r":root[^{]*\{([^}]*)\}", style) if "--p0" in b]
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", block)) for block in blocks]


LIGHT, DARK, SYSTEM = themes()


@pytest.mark.parametrize(
    ("one", "other", "apart"),  # three of the pairs that were published with the formula
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_is_the_published_one(one, other, apart):
    assert distance(one, other) == pytest.approx(apart, abs=1e-4)
    assert distance(other, one) == pytest.approx(apart, abs=1e-4)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_people_differ_for_all_eyes(theme, eyes):
    """All colours, and that of nobody named, whatever the line: a kind of line is shared by all of them in the end."""
    names = [f"p{n}" for n in range(COLOURS)] + ["soft"]
    apart = {(a, b): distance(seen(theme[a], eyes), seen(theme[b], eyes)) for a, b in combinations(names, 2)}
    assert min(apart.values()) >= 10, sorted(apart.items(), key=lambda pair: pair[1])[:5]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out_from_what_they_stand_on(theme):
    for ground in ("paper", "card", "chosen"):
        assert all(contrast(theme[f"p{n}"], theme[ground]) >= 3 for n in range(COLOURS)), "WCAG 1.4.11"
        assert all(contrast(theme[ink], theme[ground]) >= 4.5 for ink in ("ink", "soft", "accent", "alarm"))


def test_the_dark_of_the_system_is_that_of_the_button():
    assert DARK == SYSTEM != LIGHT


def test_no_two_people_of_thirty_two_look_alike():
    looks = [_look(n) for n in range(COLOURS * LINES)]
    assert len(set(looks)) == COLOURS * LINES == 32
    assert _look(COLOURS * LINES) == looks[0]
    assert _look(None) not in looks
    lines = [look.split()[1] for look in looks[:8]]
    assert [lines.count(f"l{n}") for n in range(LINES)] == [2, 2, 2, 2]
