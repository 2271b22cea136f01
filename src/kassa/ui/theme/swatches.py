"""Which colour a word names, for the dot in the colour/size window; goods, not looks, so no theme changes it."""

from __future__ import annotations

from typing import Final

from kassa.domain.catalog.folding import fold

_COLOURS: Final = {
    "zwart": "#23252B", "black": "#23252B", "wit": "#FFFFFF", "white": "#FFFFFF", "ecru": "#F2EBDB",
    "creme": "#F5EFDD", "beige": "#D9C7A3", "zand": "#D2BE98", "camel": "#B98B56", "cognac": "#9A5B2D",
    "bruin": "#6B4A2F", "brown": "#6B4A2F", "taupe": "#8B7D72", "kaki": "#7B6D42", "khaki": "#7B6D42",
    "olijf": "#6A7036", "legergroen": "#4E5A34", "groen": "#2B8A4E", "green": "#2B8A4E", "mint": "#A5DCC4",
    "lime": "#A6CF3C", "flesgroen": "#174A34", "turkoois": "#1D8A8C", "petrol": "#1C5A6B", "aqua": "#5BC4CC",
    "marine": "#1D3A6E", "navy": "#1D3A6E", "donkerblauw": "#1D3A6E", "blauw": "#2F69C9", "blue": "#2F69C9",
    "kobalt": "#1F47B8", "korenblauw": "#3B63C4", "lichtblauw": "#9CC3EE", "jeans": "#4A6A94", "denim": "#4A6A94",
    "paars": "#7A55C7", "purple": "#7A55C7", "lila": "#C3A8E3", "aubergine": "#4B2543", "roze": "#EFA3BC",
    "pink": "#EFA3BC", "fuchsia": "#CC2C7B", "rood": "#C3312A", "red": "#C3312A", "bordeaux": "#6F1D2C",
    "wijnrood": "#6F1D2C", "koraal": "#F0765C", "oranje": "#E57A1C", "orange": "#E57A1C", "geel": "#F0CB3A",
    "yellow": "#F0CB3A", "oker": "#C8932B", "fluogeel": "#DDF23C", "grijs": "#7D838C", "grey": "#7D838C",
    "gray": "#7D838C", "antraciet": "#3E4349", "donkergrijs": "#4C525A", "lichtgrijs": "#C3C7CC",
    "zilver": "#BFC4CA", "goud": "#C9A24A",
}  # fmt: skip


def swatch_of(colour: str) -> str:
    """Return ``#RRGGBB`` of a word such as 'Marine' or 'Donker grijs', or an empty text."""
    folded = fold(colour).strip()
    joined = folded.replace(" ", "").replace("-", "")
    if joined in _COLOURS:
        return _COLOURS[joined]
    first = folded.replace("/", " ").replace("-", " ").split()
    return next((_COLOURS[word] for word in first if word in _COLOURS), "")
