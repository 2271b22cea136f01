"""Sizes in logical pixels: touch for the till, desk for the back office (ui.md 2.3 and 2.4)."""

from __future__ import annotations

from kassa.domain.frozen import frozen


@frozen
class Sizes:
    """Type sizes, heights and radii of one density."""

    caption: int
    body: int
    title: int
    h1: int
    amount: int
    amountl: int
    total: int
    due: int
    button_s: int
    button_m: int
    button_l: int
    big: int
    big_text: int
    field: int
    row: int
    icon: int
    radius: int
    radius_field: int
    radius_card: int
    radius_big: int
    radius_dialog: int
    pad: int
    scrollbar: int


TOUCH = Sizes(
    caption=14,
    body=16,
    title=20,
    h1=26,
    amount=18,
    amountl=24,
    total=38,
    due=44,
    button_s=40,
    button_m=48,
    button_l=56,
    big=72,
    big_text=22,
    field=48,
    row=60,
    icon=22,
    radius=10,
    radius_field=10,
    radius_card=14,
    radius_big=12,
    radius_dialog=16,
    pad=16,
    scrollbar=14,
)

DESK = Sizes(
    caption=12,
    body=14,
    title=16,
    h1=24,
    amount=15,
    amountl=20,
    total=26,
    due=26,
    button_s=28,
    button_m=34,
    button_l=40,
    big=40,
    big_text=15,
    field=34,
    row=36,
    icon=16,
    radius=6,
    radius_field=5,
    radius_card=8,
    radius_big=6,
    radius_dialog=12,
    pad=12,
    scrollbar=12,
)
