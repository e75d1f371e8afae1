"""What the made-up production says: names and sentences, to be drawn by number."""

FIRST_NAMES = (
    "Aiko Amara Bruno Camille Dara Elif Emil Farah Gustav Ines Jamal Karin Lior Maya Nils Oluchi Paulo Rosa Tariq Yuna"
).split()
LAST_NAMES = (
    "Abadi Bauer Castro Dahl Eriksen Fontaine Greco Hale Ito Jansen Kaya Lopez Mbeki Novak Okafor Patel Quist Rossi Silva Wolf"
).split()
# Sequences, shots and assets share these.
DESCRIPTIONS = [
    "Wide on the harbour, the fleet comes in under low cloud.",
    "She turns, sees the door standing open and waits.",
    "Close on the hands: the clock, the key, the scratch in the wood.",
    "Crowd runs left to right; keep the lane to camera free for the cart.",
    "Night. Only the lantern and what it reaches.",
    "Over the shoulder, he counts the coins twice.",
    "The bridge gives way plank by plank.",
]
NOTES = [
    "First pass is up.",
    "Please take the weight off the left foot before the turn, it reads as a slide.",
    "Timing is good now. Hold the last pose four frames longer.",
    "The edge of the matte chatters from 1043 on.",
    "Matched to the plate, ready for a look.",
    "Too bright for this sequence; compare with the shot before.",
    "**Approved** in dailies, thank you.",
    "New camera from layout, please update.",
    "Half-way: body done, face and hands tomorrow.",
    "Client asks for a slower blink. Rest is fine.",
    "Noise in the shadows; more samples on the key light should do.",
]
