import {
  IconBulb,
  IconChecklist,
  IconDeviceTv,
  IconLayoutGrid,
  IconMessage,
  IconMovie,
  IconScissors,
  IconSunset2,
  IconTable,
  IconUser,
  IconVideo,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FoundKind } from "@/api/search";
import classes from "./SearchPage.module.css";

const OF_KIND = { task: IconChecklist, comment: IconMessage, account: IconUser, project: IconVideo } as const;

const OF_ENTITY = {
  shot: IconTable,
  asset: IconLayoutGrid,
  sequence: IconMovie,
  episode: IconDeviceTv,
  scene: IconSunset2,
  concept: IconBulb,
  edit: IconScissors,
} as const;
type EntityKind = keyof typeof OF_ENTITY;

/** What a hit is, as a sign and, for those who do not see it, as a word. */
export function FoundIcon({ kind, entityKind }: { kind: FoundKind; entityKind: string | null }) {
  const { t } = useTranslation();
  const isEntity = kind === "entity";
  const Icon = isEntity ? OF_ENTITY[(entityKind ?? "shot") as EntityKind] : OF_KIND[kind];
  const name = isEntity ? t(`search.entity.${(entityKind ?? "shot") as EntityKind}`) : t(`search.one.${kind}`);
  return (
    <span className={classes.icon} role="img" aria-label={name} title={name}>
      <Icon size={16} stroke={1.6} />
    </span>
  );
}
