"""Pictures: one of an outing or of a memory, kept in the log itself."""

from dashboard.store.door import Door


class Photos(Door):
    """Kept in the log, where no other program looks for pictures and every backup has them."""

    def photo(self, *, outing: int | None = None, memory: int | None = None) -> bytes | None:
        """The picture of an outing or of a memory; None if it has none."""
        found = self._asked("photo", outing=outing, memory=memory).fetchall()
        return bytes(found[0][0]) if found else None

    def keep_photo(self, image: bytes | None, *, outing: int | None = None, memory: int | None = None) -> None:
        """Keep a picture in place of the one there was, or none. Raises `Trouble`."""
        with self._change("The photo could not be kept."):
            self._done("remove_photo", outing=outing, memory=memory)
            if image:
                self._done("keep_photo", image=image, outing=outing, memory=memory)
