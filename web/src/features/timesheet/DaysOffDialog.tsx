import { ActionIcon, Button, Group, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, refusalOf } from "@/api/problem";
import type { DayOffOut } from "@/api/schema.gen";
import { daysOffQuery, type HalfDay, refreshTime, takeDaysOff, workDay } from "@/api/time";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Dialog } from "@/ui/Dialog";
import { ErrorState, LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import classes from "./DaysOffDialog.module.css";

interface Props {
  accountId: string;
  /** The day that is first offered. */
  day: string;
  /** From when on days off are listed. */
  since: string;
  onClose: () => void;
}

const PARTS = ["", "morning", "afternoon"] as const satisfies readonly HalfDay[];

/** Days off from one day to another, whole or half of each; those to come, and the way to take them back. */
export function DaysOffDialog({ accountId, day, since, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [first, setFirst] = useState(day);
  const [last, setLast] = useState(day);
  const [half, setHalf] = useState<HalfDay>("");
  const [note, setNote] = useState("");
  const taking = useMutation({
    mutationFn: () => takeDaysOff({ account_id: accountId, starts_on: first, ends_on: last, half_day: half, note }),
    onSuccess: () => {
      setNote("");
      return refreshTime(queries);
    },
  });
  const isWrong = first !== "" && last !== "" && last < first;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first && last && !isWrong) taking.mutate();
  };
  const problem = taking.error && Problem.from(taking.error);
  return (
    <Dialog opened onClose={onClose} title={t("daysOff.title")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <div className={classes.days}>
            <TextInput
              type="date"
              label={t("daysOff.first")}
              value={first}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setFirst(value);
                if (last < value) setLast(value);
              }}
              required
              data-autofocus
            />
            <TextInput
              type="date"
              label={t("daysOff.last")}
              value={last}
              min={first}
              onChange={(event) => setLast(event.currentTarget.value)}
              error={isWrong && t("daysOff.backwards")}
              required
            />
          </div>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t("daysOff.part")}
            data={PARTS.map((value) => ({ value, label: t(`daysOff.parts.${value || "whole"}`) }))}
            value={half}
            onChange={(value) => setHalf(value as HalfDay)}
          />
          <TextInput
            label={t("daysOff.note")}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={200}
          />
          <Refusal text={problem?.message} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("daysOff.close")}
            </Button>
            <Button type="submit" loading={taking.isPending} disabled={!first || !last || isWrong}>
              {t("daysOff.take")}
            </Button>
          </Group>
        </Stack>
      </form>
      <Taken accountId={accountId} since={since} />
    </Dialog>
  );
}

function Taken({ accountId, since }: { accountId: string; since: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(daysOffQuery(accountId, since));
  const working = useMutation({ mutationFn: workDay, onSettled: () => refreshTime(queries) });
  const words = ({ starts_on, ends_on, half_day }: DayOffOut) => {
    const days = [...new Set([starts_on, ends_on])].map((day) => shortDay(day, locale)).join(" – ");
    return half_day ? `${days}, ${t(`daysOff.parts.${half_day as "morning"}`).toLocaleLowerCase(locale)}` : days;
  };
  return (
    <section className={classes.taken} aria-labelledby="days-off-taken">
      <h3 id="days-off-taken">{t("daysOff.taken")}</h3>
      <Refusal text={refusalOf(working.error)} />
      {data ? (
        data.length === 0 ? (
          <p className={classes.quiet}>{t("daysOff.none")}</p>
        ) : (
          <ul>
            {data.map((off) => (
              <li key={off.id}>
                <span>{words(off)}</span>
                <span className={classes.quiet}>{off.note}</span>
                <ActionIcon
                  onClick={() => working.mutate(off.id)}
                  aria-label={t("daysOff.work", { days: words(off) })}
                  title={t("daysOff.work", { days: words(off) })}
                >
                  <IconX size={14} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState
          title={t("daysOff.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : (
        <LoadingRows rows={2} />
      )}
    </section>
  );
}
