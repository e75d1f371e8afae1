import { useTranslation } from "react-i18next";
import type { Other } from "@/api/presence";
import { useProjectSession } from "@/api/project-session";
import { usePictures } from "@/api/use-project";
import { initials } from "@/lib/initials";
import { useStore } from "@/lib/store";
import { Avatar } from "@/ui/Avatar";
import classes from "./PresenceAvatars.module.css";

const MOST_SHOWN = 5;

interface Props {
  page: string;
  onGo: (other: Other) => void;
}

/** Who else is on this page; a click goes to the cell they are in. */
export function PresenceAvatars({ page, onGo }: Props) {
  const { t } = useTranslation();
  const { presence, projectId } = useProjectSession();
  const pictureOf = usePictures(projectId);
  const here = [...useStore(presence.others).values()].filter((other) => other.page === page);
  const people = [...new Map(here.map((other) => [other.accountId, other])).values()];
  if (people.length === 0) return null;
  return (
    <div className={classes.people} role="group" aria-label={t("editing.here", { count: people.length })}>
      {people.slice(0, MOST_SHOWN).map((other) => (
        <button
          key={other.accountId}
          type="button"
          className={classes.person}
          aria-label={`${initials(other.name)}, ${t("editing.goTo", { name: other.name })}`}
          onClick={() => onGo(other)}
        >
          <Avatar name={other.name} picture={pictureOf(other.accountId)} size={26} />
        </button>
      ))}
      {people.length > MOST_SHOWN && (
        <span className={classes.more}>{t("editing.more", { count: people.length - MOST_SHOWN })}</span>
      )}
    </div>
  );
}
