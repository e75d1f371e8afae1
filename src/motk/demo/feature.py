"""The feature reel as a production: the shots of the edit decision list at the stage the cut shows them in.

Sequences, shots, lengths and versions are the list's. Assets, casting and people are invented.
"""

from decimal import Decimal

from motk.demo.feature_assets import ASSETS, ENVIRONMENTS, cast_of
from motk.demo.identity import Seed
from motk.demo.plan import Production, Slot, Thing, Work
from motk.demo.reel import ReelShot, read_reel, timecode
from motk.demo.studio import ASSET_TASK_TYPES, SHOT_TASK_TYPES

SLOTS = (
    Slot("Ana Moreau", "Producer", "Production", Decimal("0.5")),
    Slot("Marta Nowak", "Production Manager", "Production", Decimal("0.5")),
    Slot("Leila Osei", "Animation Supervisor", "Animation", Decimal("0.5")),
    Slot("Tomás Rivera", "CG Supervisor", "Lighting", Decimal("0.5")),
    Slot("Lucas Ferreira", "Animator", "Animation"),
    Slot("Kenji Tanaka", "Lead Animator", "Animation", Decimal("0.2")),
    Slot("Nadia Haddad", "Lead Layout Artist", "Layout"),
    Slot("Priya Raman", "Layout Artist", "Layout", Decimal("0.5")),
    Slot("Sofia Lindqvist", "Storyboard Artist", "Art", Decimal("0.2")),
    Slot("Mei Chen", "Modeler", "Assets", Decimal("0.2")),
    Slot("Yusuf Demir", "Rigger", "Assets", Decimal("0.5")),
    Slot("Daniel Mensah", "FX Artist", "FX", Decimal("0.5")),
    Slot("Clara Dubois", "Lighter", "Lighting", Decimal("0.2")),
    Slot("Ivo Petrov", "Compositor", "Compositing"),
    Slot("Hannah Weiss", "Client", "Production", Decimal("0.1")),
    Slot(None, "Lead Lighter", "Lighting"),
    Slot(None, "Senior Compositor", "Compositing"),
)

PIPELINE = tuple(name for name, *_ in SHOT_TASK_TYPES)

# The step the cut shows.
SHOWS = {
    "STORY": "Storyboard",
    "EDITORIAL": "Storyboard",
    "LAY": "Layout",
    "PHASE1": "Animation",
    "ANIM": "Animation",
    "FX": "FX",
    "RENDER-ANIM": "Lighting",
}

# How the step shown stands, by its version; from the third version on a step may be through.
FIRST_VERSIONS = ("In progress", "To review", "To review", "Retake")
LATER_VERSIONS = ("Approved", "Approved", "Approved", "To review", "Retake", "In progress")


def plan_feature() -> Production:
    reel = read_reel()
    starts = {name: next(s.record_in for s in reel.shots if s.sequence == name) for name in reel.sequences}
    return Production(
        name="Final Reel",
        code="FR",
        description=(
            "Working title. The last reel of an animated feature, from a CMX 3600 edit decision list of the "
            "OpenTimelineIO project (Apache-2.0). Sequences, shots and versions are the list's; assets, people, dates "
            "and notes are invented."
        ),
        tags=("demo", "edl"),
        production_type="featurefilm",
        production_style="3d",
        fps="24",
        ratio="2.39:1",
        resolution="2048x858",
        runs=(-190, 150),
        milestones={"Layout lock": -90, "Animation lock": 40, "Lighting lock": 100, "Delivery": 150},
        slots=SLOTS,
        sequences={name: f"Enters the cut at {timecode(start)}" for name, start in starts.items()},
        things=(*(_asset(*declared) for declared in ASSETS), *(_shot(shot) for shot in reel.shots)),
    )


def _asset(name: str, asset_type: str, description: str) -> Thing:
    chance = Seed.chance("asset", name)
    steps = [step for step, *_ in ASSET_TASK_TYPES if step != "Rigging" or asset_type in ("Character", "Prop")]
    done = len(steps) if name in ENVIRONMENTS else chance.randint(2, len(steps))
    states = ["Approved"] * done + ["Ready"] * (len(steps) - done)
    if done < len(steps):
        states[done] = chance.choice(("To review", "In progress", "Retake"))
    work = {
        step: Work(state, rounds=chance.randint(0, 1), talkative=state != "Approved")
        for step, state in zip(steps, states, strict=True)
    }
    return Thing(kind="asset", name=name, description=description, group=asset_type, work=work)


def _shot(shot: ReelShot) -> Thing:
    cast = cast_of(shot)
    return Thing(
        kind="shot",
        name=shot.name,
        description=shot.description,
        group=shot.sequence,
        work=_work(shot, cast),
        nb_frames=shot.nb_frames,
        cut_order=shot.cut_order,
        cast=cast,
        tags=("retimed",) if "speeds" in shot.extra else (),
        extra=shot.extra,
    )


def _work(shot: ReelShot, cast: dict[str, int]) -> dict[str, Work]:
    """Every step before the one in the cut is approved, every step after it waits; one step too many may have begun."""
    chance = Seed.chance("shot", shot.name)
    shown = PIPELINE.index(SHOWS[shot.stage])
    first = shot.version < 3 or shot.stage == "PHASE1"
    state = chance.choice(FIRST_VERSIONS if first else LATER_VERSIONS)
    types = {asset[0]: asset[1] for asset in ASSETS}
    present = {types[name] for name in cast}
    work: dict[str, Work] = {}
    for at, step in enumerate(PIPELINE):
        needless = (step == "Character FX" and "Character" not in present) or (step == "FX" and "FX" not in present)
        if needless and at != shown:
            continue
        if at < shown:
            work[step] = Work("Approved", talkative=chance.random() < 0.1)
        elif at == shown:
            work[step] = Work(state, rounds=min((shot.version - 1) // 3, 2), talkative=True)
        elif state == "Approved" and list(work.values())[-1].status == "Approved" and chance.random() < 0.3:
            work[step] = Work("In progress")
        else:
            work[step] = Work("Ready", talkative=chance.random() < 0.02)
    return work
