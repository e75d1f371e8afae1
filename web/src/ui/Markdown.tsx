import { useMemo } from "react";
import { markdown } from "@/lib/markdown";
import classes from "./Markdown.module.css";

/** A comment as it was meant. The HTML comes from lib/markdown, which lets no tag of the writer's through. */
export function Markdown({ text }: { text: string }) {
  const html = useMemo(() => markdown(text), [text]);
  // oxlint-disable-next-line react/no-danger
  return <div className={classes.markdown} dangerouslySetInnerHTML={{ __html: html }} />;
}
