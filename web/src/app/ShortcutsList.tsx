import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRegistered } from "@/actions/use-actions";
import { foldedIncludes } from "@/lib/folded";
import { alternatives } from "@/lib/keys";
import { KeyCaps } from "@/ui/KeyCaps";
import { GRID_KEYS, OTHER_KEYS } from "./own-keys";
import classes from "./Shortcuts.module.css";

interface Line {
  section: string;
  title: string;
  keys?: string | undefined;
  caps?: readonly string[] | undefined;
}

export function ShortcutsList({ text }: { text: string }) {
  const { t } = useTranslation();
  const found = useLines().filter(({ title, section, keys }) =>
    foldedIncludes(`${title} ${section} ${keys ?? ""}`, text),
  );
  const sections = [...Map.groupBy(found, ({ section }) => section)];
  if (sections.length === 0)
    return (
      <p className={classes.none} role="status">
        {t("shortcuts.none")}
      </p>
    );
  return sections.map(([section, lines]) => (
    <section key={section} aria-label={section}>
      <h3 className={classes.section}>{section}</h3>
      <dl className={classes.list}>
        {lines.map((line) => (
          <div className={classes.line} key={line.title}>
            <dt>{line.title}</dt>
            <dd className={classes.keys}>
              {line.caps && <KeyCaps caps={line.caps} />}
              {alternatives(line.keys ?? "").map((keys) => (
                <KeyCaps key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function useLines(): Line[] {
  const { t } = useTranslation();
  const [hasGrid] = useState(() => document.querySelector('[role="grid"], [role="treegrid"]') !== null);
  const offered = useRegistered().filter((action) => action.keys);
  const taken = new Set(offered.flatMap(({ keys }) => alternatives(keys ?? "")));
  const own = (list: typeof GRID_KEYS, section: string): Line[] =>
    list
      .filter(({ keys }) => !keys || !alternatives(keys).some((one) => taken.has(one)))
      .map(({ meaning, keys, caps }) => ({ section, title: t(`shortcuts.own.${meaning}`), keys, caps }));
  const everywhere = t("actions.everywhere");
  const here: Line[] = offered.filter(({ section }) => section !== everywhere);
  return [
    ...here,
    ...(hasGrid ? own(GRID_KEYS, t("shortcuts.grid")) : []),
    ...own(OTHER_KEYS, t("shortcuts.other")),
    ...offered.filter(({ section }) => section === everywhere),
  ];
}
