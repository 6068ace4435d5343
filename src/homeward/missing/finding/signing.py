"""A file that can be trusted without the network: signed with Ed25519, checked by a command.

The key is made from the house's own secret and never stored. Its public half may be given to the
police beforehand: then they can check a file with no connection to us.
"""

from __future__ import annotations

import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils.crypto import salted_hmac

_SALT = "homeward find plan file"
_MARK = re.compile(rb"\n<!-- signed ([0-9a-f]{128}) -->\n\Z")


def public_key() -> str:
    """The public half of the house's key, as 64 letters and figures."""
    return _private().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def signed(content: bytes) -> bytes:
    """The content with its signature in a last line, which a browser does not show."""
    signature = _private().sign(content).hex().encode()
    return content + b"\n<!-- signed " + signature + b" -->\n"


def is_ours(content: bytes, public: str) -> bool:
    """Whether a file is whole and unchanged as the holder of this key signed it."""
    mark = _MARK.search(content)
    if mark is None:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(mark[1].decode()), content[: mark.start()])
    except (InvalidSignature, ValueError):
        return False
    return True


def _private() -> Ed25519PrivateKey:
    seed = salted_hmac(_SALT, "ed25519", algorithm="sha256").digest()
    return Ed25519PrivateKey.from_private_bytes(seed)
