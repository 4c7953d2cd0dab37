"""Where the log's bytes rest: a DuckDB file, or one sealed with a passphrase; and the copies of either.

Belongs here: opening, migrating, sealing, copying, ending. Does not: what the log means (`store`).
The way through: `place` and `opening` (where it is, and who has it), `database`, `log` and `cursors` (it, while open),
`soon` and `remembered` (when it is folded, and what is known until it changes), `sealing`, `ciphers`, `passphrase`,
`unlocking` and `resealing` (with a passphrase), `copies`, `copying`, `keeping` and `restoring` (copies, and back again),
`upgrading`, `erasing` and `rewriting` (whole files written anew), `troubles` (what can be wrong with it).
"""

from dashboard.vault.copies import Copy, listed
from dashboard.vault.duck import is_hurt
from dashboard.vault.erasing import end, erase, text_mark
from dashboard.vault.keeping import keep, keep_copy, take_in
from dashboard.vault.log import Vault
from dashboard.vault.opening import (
    DATA,
    begin_log,
    close_logs,
    ended,
    lock_logs,
    locked,
    log_path,
    memory_log,
    open_log,
    shown_at,
    state_of,
)
from dashboard.vault.resealing import seal_log, unseal_log
from dashboard.vault.restoring import Preview, bring_back, preview, write_again
from dashboard.vault.troubles import Damaged, Elsewhere, Ended, Gone, Locked, Missing, WrongSecret, damaged
from dashboard.vault.unlocking import prove, unlock

__all__ = [
    "DATA", "Copy", "Damaged", "Elsewhere", "Ended", "Gone", "Locked", "Missing", "Preview", "Vault", "WrongSecret", "begin_log",
    "bring_back", "close_logs", "damaged", "end", "ended", "erase", "is_hurt", "keep", "keep_copy", "listed", "lock_logs", "locked", "log_path",
    "memory_log", "open_log", "preview", "prove", "seal_log", "shown_at", "state_of", "take_in", "text_mark", "unlock", "unseal_log", "write_again",
]  # fmt: skip
