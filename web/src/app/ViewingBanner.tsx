import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { refusalOf } from "@/api/problem";
import { meQuery } from "@/api/session";
import { stopLooking } from "@/api/view-as";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Refusal } from "@/ui/Refusal";
import classes from "./ViewingBanner.module.css";

/** Says that an admin looks as somebody else, for as long as they do. */
export function ViewingBanner() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: me } = useQuery(meQuery);
  const stopping = useMutation({ mutationFn: stopLooking });
  if (!me?.viewing) return null;
  return (
    <div className={classes.banner} role="status">
      <span>{t("access.looking", { name: me.account.display_name, until: moment(me.viewing.until, locale) })}</span>
      <Refusal text={refusalOf(stopping.error)} />
      <Button size="compact-sm" variant="default" loading={stopping.isPending} onClick={() => stopping.mutate()}>
        {t("access.stop")}
      </Button>
    </div>
  );
}
