import classes from "./SearchPage.module.css";

/** Text with the spans that were meant brought out. */
export function Marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  // Counted in characters as the server has them: an emoji is one.
  const letters = [...text];
  const parts: { at: number; said: string; isMeant: boolean }[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    parts.push({ at: end, said: letters.slice(end, from).join(""), isMeant: false });
    parts.push({ at: from, said: letters.slice(from, to).join(""), isMeant: true });
    end = to;
  }
  parts.push({ at: end, said: letters.slice(end).join(""), isMeant: false });
  return parts
    .filter(({ said }) => said !== "")
    .map(({ at, said, isMeant }) =>
      isMeant ? (
        <mark key={`${at} meant`} className={classes.mark}>
          {said}
        </mark>
      ) : (
        <span key={at}>{said}</span>
      ),
    );
}
