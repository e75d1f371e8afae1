import { Button, Group, Select } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { diaryPreviewQuery } from "@/api/history";
import { editOrganization, organizationQuery } from "@/api/organization";
import { Problem, refusalOf } from "@/api/problem";
import { fullMoment, shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import classes from "./DiaryKeptPage.module.css";

const MONTHS = [6, 12, 24, 36, 60, 120];
const FOR_EVER = "ever";

/** How long the diary keeps its details; what would go is said before anything does. */
export function DiaryKeptPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery(organizationQuery);
  const [picked, setPicked] = useState<string | null>(null);
  const held = data ? String(data.settings.diary_months ?? FOR_EVER) : null;
  const chosen = picked ?? held ?? FOR_EVER;
  const months = chosen === FOR_EVER ? null : Number(chosen);
  const saving = useMutation({
    mutationFn: () => editOrganization(data?.rev ?? 0, { settings: { diary_months: months } }),
    onSuccess: (now) => {
      queries.setQueryData(organizationQuery.queryKey, now);
      setPicked(null);
    },
    onError: () => queries.invalidateQueries(organizationQuery),
  });
  const choices = [...new Set([...MONTHS, ...(held && held !== FOR_EVER ? [Number(held)] : [])])];
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t("diaryKept.title")}</h1>
        <p className={classes.text}>{t("diaryKept.text")}</p>
        {data ? (
          <>
            <Select
              className={classes.choice}
              label={t("diaryKept.keep")}
              data={[
                { value: FOR_EVER, label: t("diaryKept.forEver") },
                ...choices
                  .toSorted((one, other) => one - other)
                  .map((count) => ({ value: String(count), label: t("diaryKept.months", { count }) })),
              ]}
              value={chosen}
              onChange={setPicked}
              allowDeselect={false}
            />
            {months === null ? <p className={classes.text}>{t("diaryKept.nothing")}</p> : <Preview months={months} />}
            {data.diary_since && <Since at={data.diary_since} />}
            <Refusal text={refusalOf(saving.error)} />
            <Group gap="xs">
              <Button disabled={chosen === held} loading={saving.isPending} onClick={() => saving.mutate()}>
                {t("diaryKept.save")}
              </Button>
              {saving.isSuccess && chosen === held && <span role="status">{t("diaryKept.saved")}</span>}
            </Group>
          </>
        ) : (
          <LoadingRows rows={3} height={20} />
        )}
      </div>
    </main>
  );
}

function Since({ at }: { at: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return <p className={classes.text}>{t("diaryKept.since", { when: fullMoment(at, locale) })}</p>;
}

/** What would go, counted. */
function Preview({ months }: { months: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, error } = useQuery({ ...diaryPreviewQuery(months), placeholderData: keepPreviousData });
  if (error && !data) return <p className={classes.problem}>{Problem.from(error).message}</p>;
  if (!data) return <LoadingRows rows={1} height={20} />;
  const number = new Intl.NumberFormat(locale);
  const shown = (count: number) =>
    count >= data.most ? t("diaryKept.moreThan", { count: number.format(data.most) }) : number.format(count);
  const day = shortDay(data.before.slice(0, 10), locale);
  return (
    <p className={data.change_sets > 0 ? classes.goes : classes.text} role="status">
      {data.change_sets > 0
        ? t("diaryKept.goes", { day, sets: shown(data.change_sets), facts: shown(data.changes) })
        : t("diaryKept.nothingYet", { day })}
    </p>
  );
}
