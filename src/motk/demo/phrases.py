"""What people write when nobody wrote it for them: by step, in the words of the trade."""

STARTED = ("Started.", "On it.", "Picking this up today.", "Scene is open, first pass underway.", "")

SUBMITTED = ("**v{version:03d}** ready for a look.", "**v{version:03d}** is up.", "**v{version:03d}**")
SUBMITTED_AGAIN = ("**v{version:03d}** with your notes in.", "**v{version:03d}** is up, notes addressed.", *SUBMITTED)

APPROVED = ("Approved.", "That works. Approved.", "Good to go.", "Lovely, on to the next step.", "Approved, thank you.")

REPLIES = (
    "On it, new version tomorrow.",
    "Clear. I will keep the rest as it is.",
    "Will do. Is the cut length final?",
    "Understood, fixing the first point now.",
)

BRIEFINGS = (
    "Check the neighbouring shots before you start, the screen direction changes here.",
    "Short shot: one idea, read at a glance.",
    "Reuse what we have from the shot before.",
    "The cut of this scene is still moving, check the length before you start.",
)

CLIENT = (
    "This is going in the right direction.",
    "Could we see it in context with the next shot?",
    "Happy with this one.",
)

# A note, and the points of its checklist.
RETAKES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "Storyboard": (
        ("The turn is unclear. One more panel between the look and the move.", ()),
        ("We cross the line here. Flip the second panel.", ()),
    ),
    "Layout": (
        ("Camera is too high, we lose the threat. Drop it to chest height.", ()),
        ("Lens jumps from the shot before. Match 35 mm.", ("match the lens", "keep the horizon")),
        ("Too long before the move. Lose the first 6 frames.", ()),
        ("Silhouettes overlap at the end. Shift the camera left or cheat the pose.", ()),
    ),
    "Animation": (
        ("The weight shift reads late. Start the hips 4 frames earlier.", ("hips earlier", "settle shorter")),
        ("Eyes lead, then the head. Right now both move on the same frame.", ()),
        ("The hold goes dead. Keep some life in the fingers and the breath.", ()),
        ("Arc of the right hand pops in the middle.", ("clean the arc",)),
    ),
    "Character FX": (
        ("The coat passes through the leg in the turn.", ()),
        ("Too floaty. Heavier cloth, more drag.", ()),
    ),
    "FX": (
        ("Scale reads small. Slow it down and break up the edges.", ()),
        ("Too much. Half of it, and behind the face.", ()),
    ),
    "Lighting": (
        ("Faces fall off against the background. A touch of rim from the left.", ()),
        ("Key does not match the shot before.", ("match key direction", "match key colour")),
    ),
    "Comp": (
        ("Edges ring around the hair. Check the premultiply.", ()),
        ("Depth haze is too strong behind the ship.", ()),
    ),
    "Grade": (("Blacks are milky in the first second.", ()),),
    "Concept": (
        ("Stronger silhouette. It should read as a thumbnail.", ()),
        ("Like the second one. Push its proportions.", ()),
    ),
    "Modeling": (
        ("Topology around the mouth will not hold the open shapes.", ("mouth loops",)),
        ("Scale is off by 10 %.", ()),
    ),
    "Texturing": (
        ("Wear should follow how it is used, not be everywhere.", ()),
        ("Visible seam underneath.", ("fix seam",)),
    ),
    "Rigging": (("Elbow collapses past 90 degrees.", ("elbow",)), ("Please add a space switch for the hands.", ())),
    "Shading": (("Too glossy under the dawn light. Rougher.", ()), ("Colour shifts against the concept in shade.", ())),
}
