import { useTranslation } from "react-i18next";
import { Nothing } from "./Nothing";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

export function PictureWidget({ row }: About) {
  const { t } = useTranslation();
  return row.thumbnail_id ? (
    <img className={classes.picture} src={`/api/v1/media/${row.thumbnail_id}/file`} alt={row.description} />
  ) : (
    <Nothing title={t("detail.noPicture")} />
  );
}
