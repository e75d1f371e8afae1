import { ActionIcon, Progress } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Upload } from "./draft";
import classes from "./Thread.module.css";

/** What will hang on the note, and how far it has come. */
export function Uploads({ uploads, onRemove }: { uploads: Upload[]; onRemove: (key: string) => void }) {
  const { t } = useTranslation();
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.uploads} aria-label={t("notes.files")}>
      {uploads.map(({ key, name, share, mediaId, problem }) => (
        <li key={key} className={classes.upload}>
          <span className={classes.name}>{name}</span>
          {problem ? (
            <span className={classes.problem} role="alert">
              {problem}
            </span>
          ) : (
            !mediaId && <Progress className={classes.progress ?? ""} value={share * 100} size="sm" aria-label={name} />
          )}
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            onClick={() => onRemove(key)}
            aria-label={t("notes.removeFile", { name })}
          >
            <IconX size={13} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
