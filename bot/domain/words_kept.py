"""Words kept: how long words of customers are kept (retention period), a setting of the business."""

from datetime import timedelta
from enum import StrEnum

_YEAR = timedelta(days=365)


class WordsKept(StrEnum):
    """How long words of customers are kept, in months."""

    SIX = "6"
    TWELVE = "12"
    TWENTY_FOUR = "24"
    THIRTY_SIX = "36"
    FOR_EVER = "never"
    """Never erased by age."""

    @property
    def span(self) -> timedelta | None:
        """Age at which words are erased; None: at no age."""
        return None if self is WordsKept.FOR_EVER else _YEAR * int(self.value) / 12


def words_kept(stored: str | None) -> WordsKept:
    """Parses the stored setting; what is missing or not valid is the default."""
    try:
        return WordsKept(stored or WordsKept.TWENTY_FOUR)
    except ValueError:
        return WordsKept.TWENTY_FOUR
