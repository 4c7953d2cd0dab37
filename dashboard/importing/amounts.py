"""What something cost, as people write it.

Each reader takes the text of a cell and returns an amount, or raises `ValueError` with the reason.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

SIGN = r"(?:[A-Z]{0,2}[€$£¥₹₽₴₺₪₩円]|[A-Z]{3}|kr\.?|zł|Kč|Ft|lei|Rs\.?|R\$|euros?|pounds?|dollars?)?"
COST = re.compile(rf"^{SIGN}\s*(\d[\d.,'\u00a0\u202f ]*?)(?:[.,]?-)?\s*{SIGN}$")
CENTS = re.compile(r"\d([.,])\d{1,2}(?!\d)\D*$")
ONE_AMOUNT = re.compile(r"^(\d+([.,]\d*)?|\d{1,3}([.,' \u00a0\u202f]\d{3})+([.,]\d*)?)$")


def cost_reader(texts: Iterable[str]) -> Callable[[str], Decimal]:
    """A reader of the amounts of one column: what stands before two digits in one cell does so in all."""
    signs = {found[1] for text in texts if (found := CENTS.search(text))}

    def parse(text: str) -> Decimal:
        if len(signs) == 1 and re.fullmatch(rf"\D*\d{{1,3}}{re.escape(min(signs))}\d{{3}}\D*", text.strip()):
            raise ValueError("is not an amount such as 6.50")
        return cost(text)

    return parse


def cost(text: str) -> Decimal:
    """An amount with a point or a comma before the cents, with or without a currency."""
    found = COST.match(text.strip())
    if not found or not ONE_AMOUNT.match(found[1]):
        raise ValueError("is not an amount such as 6.50")
    digits = re.sub(r"[\s']", "", found[1])
    if re.fullmatch(r"[1-9]\d{0,2}([.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    elif (last := max(digits.rfind("."), digits.rfind(","))) >= 0:
        digits = re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :]
    amount = Decimal(digits)
    if amount >= 10_000_000 or amount != round(amount, 2):
        raise ValueError("is not an amount such as 6.50")
    return amount
