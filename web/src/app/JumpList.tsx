import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy } from "@/api/grid-copy";
import { projectsQuery } from "@/api/projects";
import classes from "./JumpList.module.css";

interface Place {
  key: string;
  name: string;
  what: string;
  go: () => Promise<void>;
}

const MOST = 12;
const PAGES = ["shots", "assets", "team", "activity"] as const;

/** Pages, projects, and the shots and assets of the grids that are open. */
export function JumpList({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const places = usePlaces();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = places
    .filter(({ name, what }) => words.every((word) => `${name} ${what}`.toLowerCase().includes(word)))
    .slice(0, MOST);
  const marked = found[Math.min(at, found.length - 1)];
  const choose = (place: Place | undefined) => {
    if (!place) return;
    onDone();
    void place.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(found.length, 1));
    else if (event.key === "Enter") choose(marked);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <input
        className={classes.input}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={marked && `${listId}-${marked.key}`}
        aria-label={t("palette.placeholder")}
        placeholder={t("palette.placeholder")}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t("palette.placeholder")} className={classes.list}>
        {found.map((place) => (
          <div
            key={place.key}
            id={`${listId}-${place.key}`}
            className={classes.option}
            role="option"
            aria-selected={place === marked}
            onMouseDown={() => choose(place)}
          >
            <span>{place.name}</span>
            <span className={classes.what}>{place.what}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={classes.none}>{t("palette.none")}</p>}
    </div>
  );
}

function usePlaces(): Place[] {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const { projectId } = useParams({ strict: false });
  const { data: projects = [] } = useQuery(projectsQuery);
  const to = (href: string) => () => router.navigate({ href });
  const pages = projectId
    ? PAGES.map((page) => ({
        ...{ key: page, name: t(`nav.${page}`), what: t("palette.page") },
        go: to(`/projects/${projectId}/${page}`),
      }))
    : [];
  const settings = { key: "settings", name: t("frame.settings"), what: t("palette.page"), go: to("/settings") };
  const productions = projects.map(({ id, name }) => ({
    ...{ key: id, name, what: t("palette.project"), go: to(`/projects/${id}/shots`) },
  }));
  const copies = queries.getQueriesData<GridCopy>({ queryKey: ["grid", projectId] });
  const rows = copies.flatMap(([, copy]) =>
    [...(copy?.rows.values() ?? [])].map((row) => ({
      key: row.id,
      name: [copy?.parents.get(row.parent_id ?? "")?.name, row.name].filter(Boolean).join(" "),
      what: t(copy?.kind === "asset" ? "grid.asset" : "grid.shot"),
      go: to(`/projects/${projectId}/${copy?.kind === "asset" ? "assets" : "shots"}?row=${row.id}&panel=fields`),
    })),
  );
  return [...pages, settings, ...productions, ...rows];
}
