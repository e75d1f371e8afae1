import { ActionIcon, Button, Checkbox, Slider, TextInput } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconHistoryToggle } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useActions } from "@/actions/use-actions";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { readMoment, typedMoment } from "./moments";
import classes from "./TimeMachineBar.module.css";
import { useMoments } from "./use-moments";

interface Props {
  projectId: string;
  at: string;
  /** To another moment; null: back to now. */
  onAsOf: (at: string | null) => void;
  /** How many rows are otherwise today; null until that is known. */
  changed: number | null;
  isOnlyChanged: boolean;
  onOnlyChanged: (isOnly: boolean) => void;
  /** Quiet words about what was brought back. */
  told: string;
}

/** Which moment the grid shows, and the way through the diary to another one. */
export function TimeMachineBar({ projectId, at, onAsOf, changed, isOnlyChanged, onOnlyChanged, told }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { moments, place, isLoading } = useMoments(projectId, at);
  const last = moments.length - 1;
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = moments[dragged ?? place];
  const go = (to: number) => {
    const aim = moments[to];
    if (aim) onAsOf(aim.at);
  };
  useActions("time machine bar", [
    {
      ...{ id: "timeMachine.leave", title: t("timeMachine.now"), section: t("timeMachine.section") },
      ...{ keys: "escape", keysAct: "page", run: () => onAsOf(null) },
    },
  ]);
  return (
    <section className={classes.bar} aria-label={t("timeMachine.section")}>
      <div className={classes.line}>
        <IconHistoryToggle size={16} className={classes.icon} aria-hidden />
        <strong className={classes.when} role="status" title={fullMoment(at, locale)}>
          {t("timeMachine.asOf", { when: moment(at, locale) })}
        </strong>
        <MomentField key={at} at={at} onAsOf={onAsOf} />
        <ActionIcon
          aria-label={t("timeMachine.earlier")}
          title={t("timeMachine.earlier")}
          disabled={place <= 0 || isLoading}
          onClick={() => go(place - 1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Slider
          className={classes.slider}
          size="sm"
          thumbLabel={t("timeMachine.moment")}
          thumbProps={{ "aria-valuetext": shown ? `${moment(shown.at, locale)}: ${shown.sentence}` : "" }}
          label={null}
          min={0}
          max={Math.max(last, 1)}
          value={dragged ?? Math.max(place, 0)}
          disabled={last < 1}
          onChange={setDragged}
          onChangeEnd={(to) => {
            setDragged(null);
            go(to);
          }}
        />
        <ActionIcon
          aria-label={t("timeMachine.later")}
          title={t("timeMachine.later")}
          disabled={place >= last}
          onClick={() => go(place + 1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
        <Button
          className={classes.leave}
          variant="default"
          onClick={() => onAsOf(null)}
          title={t("timeMachine.escape")}
        >
          {t("timeMachine.now")}
        </Button>
      </div>
      <div className={classes.line}>
        <span className={classes.sentence}>
          {shown
            ? t("timeMachine.after", { when: moment(shown.at, locale), sentence: shown.sentence })
            : t("timeMachine.before")}
        </span>
        {told && (
          <span className={classes.told} role="status">
            {told}
          </span>
        )}
        <Checkbox
          className={classes.only}
          size="xs"
          label={comparedWords(changed, t)}
          checked={isOnlyChanged}
          disabled={!changed && !isOnlyChanged}
          onChange={(event) => onOnlyChanged(event.currentTarget.checked)}
        />
      </div>
    </section>
  );
}

function comparedWords(changed: number | null, t: TFunction): string {
  if (changed === null) return t("timeMachine.comparing");
  return changed === 0 ? t("timeMachine.noneDiffers") : t("timeMachine.onlyChanged", { count: changed });
}

/** A day and a time in the person's own clock. Enter and leaving it go there. */
function MomentField({ at, onAsOf }: { at: string; onAsOf: (at: string) => void }) {
  const { t } = useTranslation();
  const held = typedMoment(at);
  const [typed, setTyped] = useState(held);
  useEffect(() => setTyped(held), [held]);
  const read = readMoment(typed);
  const go = () => {
    if (typed !== held && read) onAsOf(read);
  };
  return (
    <TextInput
      className={classes.field}
      size="xs"
      type="datetime-local"
      aria-label={t("timeMachine.field")}
      value={typed}
      error={typed !== held && !read ? t("timeMachine.toCome") : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={go}
      onKeyDown={(event) => {
        if (event.key === "Enter") go();
        if (event.key === "Escape") setTyped(held);
      }}
    />
  );
}
