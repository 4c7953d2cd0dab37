"""AES-256-GCM and Argon2id. Their library is loaded when something is first sealed or opened: most logs go without."""


class NotItsKey(Exception):
    """What was encrypted was so under another key, or is no longer as it was."""


def encrypted(key: bytes, nonce: bytes, data: bytes, beside: bytes) -> bytes:
    """Data encrypted, and what stands beside it authenticated with it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    return AESGCM(key).encrypt(nonce, data, beside)


def decrypted(key: bytes, nonce: bytes, data: bytes, beside: bytes) -> bytes:
    """What `encrypted` was given. Raises `NotItsKey`, and ValueError where it can't have come from there."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(key).decrypt(nonce, data, beside)
    except InvalidTag:
        raise NotItsKey from None


def slow(secret: bytes, salt: bytes, length: int, memory: int, iterations: int, lanes: int) -> bytes:
    """A key of a secret, slow to guess: `memory` in KiB."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    return Argon2id(salt=salt, length=length, iterations=iterations, lanes=lanes, memory_cost=memory).derive(secret)
