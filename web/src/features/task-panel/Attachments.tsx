import { IconFile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { AttachmentOut } from "@/api/schema.gen";
import { fileSize } from "@/lib/file-size";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./Note.module.css";

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

/** Pictures as they are, small; everything else by its name. */
export function Attachments({ files }: { files: AttachmentOut[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t("notes.files")}>
      {files.map(({ media_id, name, mime_type, file_size, width, height }) => {
        const address = `/api/v1/media/${media_id}/file`;
        const size = width && height ? { width, height } : {};
        return (
          <li key={media_id}>
            {PICTURES.has(mime_type) ? (
              <a href={address} target="_blank" rel="noreferrer" title={name ?? ""}>
                <img className={classes.picture} src={address} alt={name ?? ""} loading="lazy" {...fitted(size)} />
              </a>
            ) : (
              <a className={classes.file} href={address} download={name ?? true}>
                <IconFile size={15} />
                <span className={classes.name}>{name}</span>
                <span className={classes.quiet}>{fileSize(file_size, locale)}</span>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The place a picture will take, kept free before it has come. */
function fitted({ width, height }: { width?: number; height?: number }) {
  if (!width || !height) return {};
  const share = Math.min(180 / width, 120 / height, 1);
  return { width: Math.round(width * share), height: Math.round(height * share) };
}
