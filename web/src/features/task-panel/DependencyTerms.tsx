import { ActionIcon, Button, NumberInput, Popover, Select } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dependency } from "@/api/schema.gen";
import classes from "./Dependencies.module.css";

export type Terms = Pick<Dependency, "kind" | "lag_days">;

const KINDS: Dependency["kind"][] = ["finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish"];
const MOST_DAYS = 1000;

/** How one task waits for another: for its end or its start, and how many working days lie between. */
export function DependencyTerms({ dependency, onSave }: { dependency: Dependency; onSave: (terms: Terms) => void }) {
  const { t } = useTranslation();
  const [terms, setTerms] = useState<Terms | null>(null);
  const { kind, lag_days } = terms ?? dependency;
  const label = t("workflow.dependencies.how", { name: dependency.needs_label });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind !== dependency.kind || lag_days !== dependency.lag_days) onSave({ kind, lag_days });
    setTerms(null);
  };
  return (
    <Popover opened={terms !== null} onChange={() => setTerms(null)} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <ActionIcon onClick={() => setTerms({ kind, lag_days })} aria-label={label} title={label}>
          <IconAdjustmentsHorizontal size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.section} onSubmit={submit}>
          <Select
            label={t("workflow.dependencies.kind")}
            data={KINDS.map((one) => ({ value: one, label: t(`workflow.dependencies.kinds.${one}`) }))}
            value={kind}
            onChange={(chosen) => setTerms({ kind: chosen ?? kind, lag_days })}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
          <NumberInput
            label={t("workflow.dependencies.lag")}
            description={t("workflow.dependencies.lagHint")}
            {...{ min: -MOST_DAYS, max: MOST_DAYS, allowDecimal: false }}
            value={lag_days}
            onChange={(days) => setTerms({ kind, lag_days: Number(days) || 0 })}
          />
          <Button type="submit">{t("workflow.save")}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
