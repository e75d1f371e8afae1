import type { ReactNode } from "react";
import { Logo } from "@/ui/Logo";
import classes from "./DoorPage.module.css";

/** The frame of the pages outside: one quiet card. */
export function DoorPage({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Logo size={32} />
        <h1 className={classes.title}>{title}</h1>
        {text && <p className={classes.text}>{text}</p>}
        {children}
      </div>
    </main>
  );
}
