"""Every pair of colours that carries words or edges of controls has the contrast WCAG 2.2 AA asks for."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", TOKENS.read_text(encoding="utf-8")))
WORDS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "petrol", "petrol-dark")
        for ground in ("paper", "mist", "petrol-tint")
    ),
    ("paper", "petrol"),
    ("paper", "petrol-dark"),
    ("paper", "bad"),
    ("copper-dark", "paper"),
    ("copper-dark", "copper-tint"),
    ("ink", "copper-tint"),
    ("good", "good-tint"),
    ("ink", "good-tint"),
    ("bad", "bad-tint"),
    ("bad", "paper"),
    ("ink", "bad-tint"),
]
EDGES = [("line-strong", "paper"), ("petrol", "petrol-tint"), ("focus", "paper"), ("focus", "mist")]


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(COLOURS[one]), _luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(ink: str, ground: str) -> None:
    assert _contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(edge: str, ground: str) -> None:
    assert _contrast(edge, ground) >= 3


@pytest.mark.parametrize("model", ["on_prem", "iaas", "paas", "saas", "hybrid"])
def test_operating_models_stand_out_from_paper(model: str) -> None:
    assert _contrast(f"model-{model}", "paper") >= 3
