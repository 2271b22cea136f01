"""The one style sheet, made from the ``.qss`` parts and the tokens of a theme."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kassa.ui.theme.sizes import Sizes
    from kassa.ui.theme.tokens import Tokens

# Heights in a style sheet are those of the contents: the outline above and below is added to them.
_BORDERED = frozenset({"button_s", "button_m", "button_l", "big", "field"})
_NAME = re.compile(r"\{\{([a-z0-9_]+)\}\}")


@lru_cache(maxsize=2)
def _template(folder: Path) -> str:
    return "\n".join(part.read_text(encoding="utf-8") for part in sorted(folder.glob("*.qss")))


def style_sheet(folder: Path, tokens: Tokens, sizes: Sizes) -> str:
    """Fill the parts in ``folder``, in order of their numbers.

    Raises:
        KeyError: a part names a token that no theme has.
    """
    edges = 2 * int(tokens.outline.removesuffix("px"))
    heights = {name: size - edges if name in _BORDERED else size for name, size in asdict(sizes).items()}
    values = {**asdict(tokens), **{name: f"{size}px" for name, size in heights.items()}}
    return _NAME.sub(lambda found: values[found.group(1)], _template(folder))
