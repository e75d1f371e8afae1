import { IconPhoto } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/states";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

export function PictureWidget({ row }: About) {
  const { t } = useTranslation();
  return row.thumbnail_id ? (
    <img className={classes.picture} src={`/api/v1/media/${row.thumbnail_id}/file`} alt={row.description} />
  ) : (
    <EmptyState icon={<IconPhoto size={24} stroke={1.5} />} title={t("detail.noPicture")} />
  );
}
