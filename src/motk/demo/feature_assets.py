"""The invented assets of the reel, and which of them a shot needs."""

from motk.demo.identity import Seed
from motk.demo.reel import ReelShot

ASSETS = (
    ("Captain", "Character", "Leads the crew through the whole reel."),
    ("Navigator", "Character", "At the captain's side; wears the map satchel."),
    ("Mechanic", "Character", "Keeps the airship running, seldom still."),
    ("Stowaway", "Character", "Small, quick, mostly hidden in the first half."),
    ("Rival captain", "Character", "The antagonist. Long coat, cloth simulation throughout."),
    ("Rival crew", "Character", "Six bodies with shared rig and changing heads."),
    ("Harbour master", "Character", "Only at the harbour, in the end."),
    ("Townspeople", "Character", "Crowd, eight variations."),
    ("Seagull", "Character", "Comic relief, and the last one on screen."),
    ("Airship", "Prop", "Hero vehicle: outside, deck and rigging."),
    ("Rival airship", "Prop", "Larger, darker, in three states of damage."),
    ("Map satchel", "Prop", "Leather bag with loose straps."),
    ("Grappling hook", "Prop", "Hook and rope, rigged along a spline."),
    ("Lantern", "Prop", "Practical light, swings."),
    ("Signal flare", "Prop", "Pistol and cartridge."),
    ("Ship's wheel", "Prop", "Turns freely; breaks in Z694."),
    ("Cloud sea", "Environment", "Open sky above an endless cloud floor."),
    ("Airship deck", "Environment", "Deck and cabin of the hero's ship."),
    ("Engine room", "Environment", "Pipes, furnace, narrow catwalks."),
    ("Cliff village", "Environment", "Houses on stilts along a rock face."),
    ("Harbour", "Environment", "Moorings, crane, the lighthouse."),
    ("Steam", "FX", "Vents, leaks and bursts."),
    ("Rope and cloth", "FX", "Sails and rigging in the wind."),
    ("Explosion", "FX", "Three sizes, with debris."),
    ("Cloud wake", "FX", "What a ship leaves in the cloud floor."),
    ("Sparks", "FX", "Metal on metal."),
)

ENVIRONMENTS = tuple(name for name, asset_type, _ in ASSETS if asset_type == "Environment")

# What a sequence plays with: its place, then who and what may be in a shot of it.
BREAKDOWN: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "Z677": ("Airship deck", ("Captain", "Navigator"), ("Map satchel", "Ship's wheel", "Rope and cloth")),
    "Z678": ("Engine room", ("Mechanic", "Stowaway"), ("Lantern", "Steam")),
    "Z598": ("Cliff village", ("Captain", "Stowaway", "Townspeople"), ("Lantern", "Map satchel", "Grappling hook")),
    "Z682": ("Cloud sea", ("Captain", "Navigator", "Rival captain"), ("Airship", "Rival airship", "Cloud wake")),
    "Z683": ("Airship deck", ("Captain", "Rival captain", "Mechanic"), ("Grappling hook", "Sparks", "Rope and cloth")),
    "Z684": ("Airship deck", ("Navigator", "Rival crew", "Stowaway"), ("Grappling hook", "Sparks", "Signal flare")),
    "Z686": ("Engine room", ("Mechanic", "Rival crew"), ("Steam", "Sparks", "Lantern")),
    "Z688": ("Cloud sea", ("Captain", "Rival captain"), ("Airship", "Rival airship", "Explosion")),
    "Z693": ("Cliff village", ("Townspeople", "Stowaway", "Seagull"), ("Signal flare", "Rival airship")),
    "Z694": ("Cloud sea", ("Captain", "Rival captain", "Navigator"), ("Ship's wheel", "Explosion", "Cloud wake")),
    "Z700": ("Harbour", ("Captain", "Navigator", "Harbour master", "Townspeople", "Seagull"), ("Airship", "Lantern")),
}

SEVERAL = {"Townspeople": 8, "Rival crew": 4}


def cast_of(shot: ReelShot) -> dict[str, int]:
    """The place, one to three characters, sometimes a prop or an effect. A logo shows nobody."""
    if "LOGO" in shot.name:
        return {}
    chance = Seed.chance("cast", shot.name)
    place, people, things = BREAKDOWN[shot.sequence]
    cast = [place]
    if chance.random() < 0.9:
        cast += chance.sample(people, k=min(len(people), chance.choice((1, 1, 2, 2, 3))))
    cast += [thing for thing in things if chance.random() < 0.3]
    return {name: SEVERAL.get(name, 1) for name in cast}
