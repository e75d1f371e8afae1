"""Big Buck Bunny: the four shots of the opening, what is seen in them, and how far they are."""

from decimal import Decimal

from motk.demo.bunny_notes import ASSET_NOTES, SHOT_WORK
from motk.demo.cut import CutShot, read_cut
from motk.demo.plan import Phase, Production, Slot, Thing, Work

HALF = Decimal("0.5")

SLOTS = (
    Slot("Ana Moreau", "Producer", "Production", HALF),
    Slot("Marta Nowak", "Production Manager", "Production", HALF),
    Slot("Leila Osei", "Animation Supervisor", "Animation", HALF),
    Slot("Tomás Rivera", "CG Supervisor", "Lighting", HALF),
    Slot("Kenji Tanaka", "Lead Animator", "Animation"),
    Slot("Priya Raman", "Layout Artist", "Layout", HALF),
    Slot("Sofia Lindqvist", "Story and Concept Artist", "Art"),
    Slot("Mei Chen", "Modeler", "Assets"),
    Slot("Yusuf Demir", "Rigger", "Assets", HALF),
    Slot("Daniel Mensah", "FX Artist", "FX", HALF),
    Slot("Clara Dubois", "Lighter", "Lighting"),
    Slot("Jonas Berg", "Compositor", "Compositing"),
    Slot("Hannah Weiss", "Client", "Production", Decimal("0.1")),
    Slot(None, "Lead Lighter", "Lighting"),
    Slot(None, "Groom Artist", "FX"),
)

MILESTONES = {"Picture lock": -40, "Animation final": 5, "Lighting final": 25, "Delivery": 45}

PHASES = (
    Phase("Modeling", "asset", (-80, -35)),
    Phase("Layout", "shot", (-60, -35)),
    Phase("Animation", "shot", (-45, 5)),
    Phase("Lighting", "shot", (-15, 25)),
    Phase("Comp", "shot", (0, 35)),
)

# name, type, file of the thumbnail, description, states of the five steps (- is no task)
ASSETS = (
    ("Bunny", "Character", "", "The title character. Asleep in the burrow: not seen in this cut.", "AARI."),
    (
        "Bird",
        "Character",
        "bird",
        "Plump purple songbird, bare orange beak, wings that fan out when he sings.",
        "AAAAR",
    ),
    ("Chestnut", "Prop", "chestnut", "The brown nut that knocks the bird off the branch. Spins, blurred.", "AAA-A"),
    ("Feather", "Prop", "feather", "Single down feather of the bird; two of them drift down past the branch.", "AAAII"),
    ("Wildflowers", "Prop", "wildflowers", "White star flowers and purple clusters in the grass.", "AAA-T"),
    ("Water lilies", "Prop", "water-lilies", "Yellow-green pads, a pale star bloom, cattails beside them.", "AAA-A"),
    ("Meadow", "Environment", "meadow", "Rolling grass, boulders in front, blue hills behind.", "AAA-A"),
    ("Spruce and hedge", "Environment", "spruce-and-hedge", "Blue spruce between clipped round trees.", "AAA-A"),
    ("Stream", "Environment", "stream", "Slow water between grass banks, a white stone, dark bank opposite.", "AAA-R"),
    ("Branch", "Environment", "branch", "Trunk in front, the bird's branch across the frame, soft leaves.", "AAA-A"),
    ("Burrow", "Environment", "burrow", "Old tree on a mossy mound, roots over the round dark entrance.", "AAT-."),
    ("Pink clouds", "FX", "pink-clouds", "Towering pink cumulus of the first picture.", "A---A"),
    ("Opening credit", "Graphic", "opening-credit", "“The Peach Open Movie Project presents”, white on sky.", "A----"),
    (
        "Main title",
        "Graphic",
        "main-title",
        "Rounded white lettering, a butterfly cut out, an apple dots the i.",
        "R----",
    ),
)

STATES = {"A": "Approved", "R": "To review", "I": "In progress", "T": "Retake", ".": "Ready"}
STEPS = ("Concept", "Modeling", "Texturing", "Rigging", "Shading")


def plan_bunny() -> Production:
    cut = read_cut()
    return Production(
        name="Big Buck Bunny",
        code="BBB",
        description=(
            "The 30-second opening. Footage (c) 2008 Blender Foundation, www.bigbuckbunny.org, CC BY 3.0. "
            "The cut is the film's; people, dates and notes are invented."
        ),
        tags=("demo", "open movie"),
        production_type="short",
        production_style="3d",
        fps=cut.fps,
        ratio="16:9",
        resolution="854x480",
        runs=(-85, 45),
        slots=SLOTS,
        sequences=cut.sequences,
        things=(*(_asset(*declared) for declared in ASSETS), *(_shot(n, s) for n, s in enumerate(cut.shots, start=1))),
        thumbnail="media/thumbnails/sh040.webp",
        footage=(cut.clip,),
        milestones=MILESTONES,
        phases=PHASES,
    )


def _asset(name: str, asset_type: str, picture: str, description: str, states: str) -> Thing:
    return Thing(
        kind="asset",
        name=name,
        description=description,
        group=asset_type,
        work={step: _work(name, step, STATES[s]) for step, s in zip(STEPS, states, strict=True) if s != "-"},
        thumbnail=f"media/thumbnails/{picture}.webp" if picture else None,
    )


def _work(name: str, step: str, status: str) -> Work:
    notes = ASSET_NOTES.get((name, step), ())
    role = next((slot.role for slot in SLOTS if notes and slot.person == notes[0].author), "")
    return Work(status, role=role, talkative=status not in ("Approved", "Ready"), notes=notes)


def _shot(cut_order: int, shot: CutShot) -> Thing:
    return Thing(
        kind="shot",
        name=shot.name,
        description=shot.description,
        group=shot.sequence,
        work=SHOT_WORK[shot.name],
        nb_frames=shot.nb_frames,
        cut_order=cut_order,
        cast=shot.cast,
        thumbnail=shot.thumbnail,
        extra={"clip_first_frame": shot.first_frame, "clip_last_frame": shot.last_frame},
    )
