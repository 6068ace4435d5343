"""Which service an event belongs to, and what stands for it in an address. Pure."""

from hashlib import blake2b

SERVICES = {
    "front_door": "Front door",
    "missing": "Missing",
    "care": "Children in care",
    "leaving_care": "Leaving care",
    "homes": "Homes",
    "alerts": "Alerts",
    "practice": "Supervision and audit",
}


def room_of(root_label: str) -> str:
    """The room whose record an event was made from: ``missing`` of ``missing.episode``."""
    return root_label.split(".", 1)[0]


def service_of(root_label: str) -> str:
    """The service whose record an event was made from, as its people name it."""
    room = room_of(root_label)
    return SERVICES.get(room, room.replace("_", " ").capitalize())


def mark_of(key: str) -> str:
    """Twelve letters that stand for an event's key: no row number, and the same every time."""
    return blake2b(key.encode(), digest_size=6).hexdigest()


def why_not_mean(significant: bool, meaning: str) -> str | None:
    """Why a worker's words on an event may not stand so; None where they may."""
    if significant and not meaning.strip():
        return "Say what it meant for the child: that is what makes an event significant."
    return None
