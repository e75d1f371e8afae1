"""The roles and the groups of them that the verb table speaks in."""

ADMIN, MANAGER, SUPERVISOR, ARTIST, CLIENT, VENDOR, BOT = ROLES = (
    "admin",
    "manager",
    "supervisor",
    "artist",
    "client",
    "vendor",
    "bot",
)

ADMINS = frozenset({ADMIN})
# A bot does what a manager does, within the scopes of its token, which it always has.
MANAGERS = frozenset({ADMIN, MANAGER, BOT})
LEADS = MANAGERS | {SUPERVISOR}
CREW = LEADS | {ARTIST}
STUDIO = CREW | {VENDOR}
EVERYONE = frozenset(ROLES)

# The strongest first: who holds two slots in a project acts by the stronger one.
STRENGTH = (ADMIN, BOT, MANAGER, SUPERVISOR, ARTIST, VENDOR, CLIENT)


def strongest(roles: list[str]) -> str:
    return min(roles, key=STRENGTH.index)
