import { useTranslation } from "react-i18next";
import { pictureAddress } from "@/api/picture";
import { useMay } from "@/api/use-project";
import { ThumbnailChoice } from "@/editing/ThumbnailChoice";
import { Nothing } from "./Nothing";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

export function PictureWidget({ copy, row }: About) {
  const { t } = useTranslation();
  const may = useMay(copy.projectId);
  const picture = row.thumbnail_id ? (
    <img className={classes.picture} src={pictureAddress(row.thumbnail_id)} alt={row.description} />
  ) : (
    <Nothing title={t("detail.noPicture")} />
  );
  return may("entity.set_thumbnail") ? (
    <ThumbnailChoice of={{ entity: row.id }} hasPicture={row.thumbnail_id !== null}>
      {picture}
    </ThumbnailChoice>
  ) : (
    picture
  );
}
