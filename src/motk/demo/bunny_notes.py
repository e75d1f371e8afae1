"""Where the tasks of the four shots stand, and what was said about them, and about some assets.

Frames in notes are the shot's own, from 1001.
"""

from motk.demo.plan import Note, Work

LEILA, TOMAS, KENJI, PRIYA = "Leila Osei", "Tomás Rivera", "Kenji Tanaka", "Priya Raman"
DANIEL, CLARA, JONAS, MEI, YUSUF = "Daniel Mensah", "Clara Dubois", "Jonas Berg", "Mei Chen", "Yusuf Demir"
ANA, MARTA, HANNAH, SOFIA = "Ana Moreau", "Marta Nowak", "Hannah Weiss", "Sofia Lindqvist"

APPROVED = Work("Approved", talkative=False)

SHOT_WORK: dict[str, dict[str, Work]] = {
    "SH010": {
        "Storyboard": APPROVED,
        "Layout": Work(
            "Approved",
            notes=(
                Note(PRIYA, "Tilt blocked, 285 frames with the fade.", "In progress"),
                Note(PRIYA, "**v001** The tilt starts with the fade already up.", "To review"),
                Note(LEILA, "Lovely start. Start the tilt while we are still in the dark, by 1035.", "Retake"),
                Note(PRIYA, "**v002** Tilt starts at 1030 and eases in over 24.", "To review"),
                Note(LEILA, "That is the one.", "Approved"),
            ),
        ),
        "Animation": Work(
            "Approved",
            notes=(
                Note(KENJI, "Cloud drift and wind in the grass.", "In progress"),
                Note(KENJI, "**v001**", "To review"),
                Note(LEILA, "Wind arrives everywhere at once. Let it travel from left to right.", "Retake"),
                Note(KENJI, "**v002** The gust now starts at the boulders.", "To review"),
                Note(LEILA, "Yes. Approved.", "Approved"),
            ),
        ),
        "Lighting": Work(
            "Approved",
            role="Lighter",
            notes=(
                Note(CLARA, "Dawn key from the right, clouds as their own pass.", "In progress"),
                Note(CLARA, "**v001**", "To review"),
                Note(
                    TOMAS,
                    "The spruce goes black against the clouds. More bounce from the meadow, same pink on the hills.",
                    "Retake",
                    ("x bounce on the spruce", "x pink on the hills"),
                ),
                Note(CLARA, "**v002** Bounce up, hills warmer.", "To review"),
                Note(TOMAS, "Approved. Use this as the key for the sequence.", "Approved"),
            ),
        ),
        "Comp": Work(
            "To review",
            notes=(
                Note(JONAS, "Fade from black, cloud glow, light wrap on the trees.", "In progress"),
                Note(
                    JONAS, "**v001** Fade is 48 frames. @Tomás Rivera please look at the wrap around 1200.", "To review"
                ),
                Note(HANNAH, "Beautiful. Could we stay in the black a moment longer?", for_client=True),
                Note(ANA, "Noted for the review on Monday: black to 1009, then the same fade."),
            ),
        ),
        "Grade": Work("Ready", talkative=False),
    },
    "SH020": {
        "Storyboard": APPROVED,
        "Layout": Work("Approved", talkative=False),
        "Animation": Work("Approved"),
        "FX": Work(
            "In progress",
            role="FX Artist",
            notes=(
                Note(DANIEL, "Ripples and sun glitter on the stream.", "In progress"),
                Note(DANIEL, "**v001** Slow flow, towards camera.", "To review"),
                Note(TOMAS, "Glitter pops from frame to frame. Let each sparkle live 4 to 6 frames.", "Retake"),
                Note(DANIEL, "**v002** Sparkles hold 5 frames and fade.", "To review"),
                Note(
                    TOMAS,
                    "Much calmer. The ripple around the white stone still runs upstream.",
                    "Retake",
                    ("x sparkle length", "ripple direction at the stone"),
                ),
                Note(DANIEL, "Right, the normals were flipped there. v003 tomorrow.", "In progress"),
            ),
        ),
        "Lighting": Work(
            "In progress",
            role="Lighter",
            notes=(
                Note(CLARA, "Rim along the bank first, water once FX is in.", "In progress"),
                Note(TOMAS, "Match the pink of SH010 in the reflection. The far bank may stay dark."),
            ),
        ),
        "Comp": Work("Ready", role="Compositor", talkative=False),
        "Grade": Work("Ready", talkative=False),
    },
    "SH030": {
        "Storyboard": APPROVED,
        "Layout": Work("Approved", talkative=False),
        "Animation": Work(
            "To review",
            role="Lead Animator",
            notes=(
                Note(KENJI, "Blocking the song, then the hit.", "In progress"),
                Note(KENJI, "**v001** Blocking to 1175.", "To review"),
                Note(LEILA, "The song is charming. Give him a clear breath before the big note at 1101.", "Retake"),
                Note(KENJI, "**v002** Breath at 1093, wings follow two frames later.", "To review"),
                Note(
                    LEILA,
                    "The hit reads late. Bring the chestnut in 4 frames earlier and hold the squash.",
                    "Retake",
                    ("x chestnut in by 1112", "hold the squash at 1114"),
                ),
                Note(KENJI, "On it, new version this afternoon. @Lead Lighter keep the pass.", "In progress"),
                Note(
                    KENJI,
                    "**v003** Chestnut enters at 1112, contact at 1114, the fall clears the branch by 1124.",
                    "To review",
                ),
            ),
        ),
        "Character FX": Work(
            "Ready",
            role="Groom Artist",
            notes=(Note(MARTA, "Waits for the groom artist: the slot is still open."),),
        ),
        "FX": Work(
            "Ready",
            role="FX Artist",
            notes=(Note(TOMAS, "Two feathers, no more. They must not cross the credit."),),
        ),
        "Lighting": Work("Ready", role="Lead Lighter", talkative=False),
        "Comp": Work("Ready", talkative=False),
        "Grade": Work("Ready", talkative=False),
    },
    "SH040": {
        "Storyboard": APPROVED,
        "Layout": Work("Approved", talkative=False),
        "Animation": Work(
            "Approved",
            notes=(
                Note(KENJI, "Push in as in layout, leaves on a slow wind.", "In progress"),
                Note(KENJI, "**v001**", "To review"),
                Note(LEILA, "Leaves right behind the lettering should rest until the title has gone.", "Retake"),
                Note(KENJI, "**v002** Wind dies down by 1040.", "To review"),
                Note(HANNAH, "We love the calm of this one.", for_client=True),
                Note(LEILA, "Approved.", "Approved"),
            ),
        ),
        "FX": Work("Omitted", notes=(Note(LEILA, "No dust in the light beam: the title needs the calm.", "Omitted"),)),
        "Lighting": Work(
            "Retake",
            role="Lighter",
            notes=(
                Note(CLARA, "Sun patch in front, everything behind the mound cool.", "In progress"),
                Note(CLARA, "**v001**", "To review"),
                Note(
                    TOMAS,
                    "The leaves above the tree are as bright as the lettering. Bring them down a stop from 1044 on, "
                    "and keep some light in the entrance: somebody lives there.",
                    "Retake",
                    ("leaves down one stop", "entrance not black"),
                ),
                Note(
                    CLARA,
                    "Leaves are easy. For the entrance I need the new shading of the moss, @Mei Chen when is it due?",
                ),
            ),
        ),
        "Comp": Work("Ready", role="Compositor", talkative=False),
        "Grade": Work("Ready", talkative=False),
    },
}

ASSET_NOTES: dict[tuple[str, str], tuple[Note, ...]] = {
    ("Bird", "Rigging"): (
        Note(YUSUF, "Fan of the wing feathers first, then the throat.", "In progress"),
        Note(YUSUF, "**v001** Feathers fan with one control each side.", "To review"),
        Note(KENJI, "Could I have the throat separate from the beak? He sings."),
        Note(TOMAS, "Throat as its own control, please.", "Retake", ("x throat control",)),
        Note(YUSUF, "**v002** Throat added, beak unchanged.", "To review"),
        Note(TOMAS, "Approved.", "Approved"),
    ),
    ("Wildflowers", "Shading"): (
        Note(CLARA, "Star flowers first, then the purple clusters.", "In progress"),
        Note(CLARA, "**v001**", "To review"),
        Note(
            TOMAS,
            "Petals are opaque. They need light through them, above all in SH020.",
            "Retake",
            ("translucent petals",),
        ),
        Note(CLARA, "On it. The purple ones as well?"),
    ),
    ("Burrow", "Texturing"): (
        Note(MEI, "Bark, roots, then the moss.", "In progress"),
        Note(MEI, "**v001** Moss from a single scatter, painted density.", "To review"),
        Note(
            TOMAS,
            "Moss stops in a line above the entrance. Let it hang over the edge, and dirty the two stones.",
            "Retake",
            ("moss over the edge", "x stones"),
        ),
        Note(MEI, "Stones are done, moss tomorrow."),
    ),
    ("Main title", "Concept"): (
        Note(SOFIA, "Lettering from the sketch of Tuesday.", "In progress"),
        Note(SOFIA, "**v001** The dot of the i is an apple now, and a butterfly sits in the cut.", "To review"),
        Note(HANNAH, "The butterfly is a keeper.", for_client=True),
    ),
}
