import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TypedCell } from "@/ui/TypedCell";
import { CreditRow } from "./CreditRow";
import {
  changed,
  isWhole,
  type Line,
  moved,
  placed,
  sectionMoved,
  sectionRenamed,
  sectionsOf,
  type Step,
} from "./draft";
import classes from "./LineList.module.css";
import { type Drop, useDrop } from "./use-drop";

interface Props {
  projectId: string;
  lines: readonly Line[];
  canArrange: boolean;
  onArrange: (step: Step) => void;
  onDraft: (step: Step) => void;
}

/** The lines under their sections, to be dragged, moved by keys, hidden and renamed. */
export function LineList({ projectId, lines, canArrange, onArrange, onDraft }: Props) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<string | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const sections = sectionsOf(lines);
  useDrop(list, dragged !== null, setDrop);
  const end = () => {
    if (dragged && drop) onArrange((all) => placed(all, dragged, drop.key, drop.side));
    setDragged(null);
    setDrop(null);
  };
  const move = (line: Line, by: -1 | 1) => {
    const next = moved(lines, line.key, by);
    onArrange((all) => moved(all, line.key, by));
    const section = next.find(({ key }) => key === line.key)?.section;
    const place = next.filter((one) => one.section === section).findIndex(({ key }) => key === line.key) + 1;
    setSaid(t("credits.movedTo", { name: line.name || line.role, place, section: section ?? t("credits.noSection") }));
    // The handle keeps the focus where its line has gone.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-handle="${line.key}"]`)?.focus());
  };
  return (
    <div className={classes.list} ref={list} tabIndex={0} role="region" aria-label={t("credits.lines")}>
      {canArrange && <p className={classes.help}>{t("credits.help")}</p>}
      {sections.map(({ name, lines: own }, at) => (
        <section key={own.map(({ key }) => key).toSorted()[0]} aria-label={name ?? t("credits.noSection")}>
          <div className={classes.heading}>
            {canArrange ? (
              <TypedCell
                isWide
                label={t("credits.section")}
                placeholder={t("credits.noSection")}
                value={name ?? ""}
                onSave={(typed) => onArrange((all) => sectionRenamed(all, name, typed.trim() || null))}
              />
            ) : (
              <h2 className={classes.name}>{name ?? t("credits.noSection")}</h2>
            )}
            {canArrange && (
              <span className={classes.steps}>
                <ActionIcon
                  size="sm"
                  aria-label={t("credits.sectionUp", { name: name ?? t("credits.noSection") })}
                  disabled={at === 0}
                  onClick={() => onArrange((all) => sectionMoved(all, name, -1))}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t("credits.sectionDown", { name: name ?? t("credits.noSection") })}
                  disabled={at === sections.length - 1}
                  onClick={() => onArrange((all) => sectionMoved(all, name, 1))}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
              </span>
            )}
          </div>
          <ul className={classes.lines}>
            {own.map((line) => (
              <CreditRow
                key={line.key}
                {...{ projectId, line, canArrange, onMove: move, onEnd: end }}
                isDragged={line.key === dragged}
                drop={dragged && drop?.key === line.key ? drop.side : undefined}
                onDrag={() => setDragged(line.key)}
                onChange={(changes) => {
                  const write = isWhole({ ...line, ...changes }) ? onArrange : onDraft;
                  write((all) => changed(all, line.key, changes));
                }}
                onRemove={() => {
                  const write = line.id || isWhole(line) ? onArrange : onDraft;
                  write((all) => all.filter(({ key }) => key !== line.key));
                }}
              />
            ))}
          </ul>
        </section>
      ))}
      <p className={classes.unseen} role="status">
        {said}
      </p>
    </div>
  );
}
