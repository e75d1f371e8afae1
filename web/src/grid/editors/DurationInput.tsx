import { useId, useLayoutEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnType } from "@/grid/column";
import { useOwnKeys } from "@/ui/use-own-keys";
import { Dropdown } from "./Dropdown";
import { firstFocus } from "./first-focus";
import classes from "./Picker.module.css";

interface Props {
  anchor: DOMRect;
  label: string;
  type: ColumnType<number | null>;
  current: number | null;
  hint?: string;
  onChoose: (minutes: number | null) => void;
  onClose: () => void;
}

/** How long some tasks take, typed once for all of them. */
export function DurationInput({ anchor, label, type, current, hint, onChoose, onClose }: Props) {
  return (
    <Dropdown anchor={anchor} label={label} onAway={onClose}>
      <Field {...{ label, type, current, onChoose, onClose, ...(hint ? { hint } : {}) }} />
    </Dropdown>
  );
}

function Field({ label, type, current, hint, onChoose, onClose }: Omit<Props, "anchor">) {
  const { t } = useTranslation();
  const saysId = useId();
  const [text, setText] = useState(() => type.text(current));
  const [isRefused, setIsRefused] = useState(false);
  const parsed = type.parse(text);
  const input = useOwnKeys<HTMLInputElement>((event) => {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" || event.key === "Tab") {
      if ("value" in parsed) onChoose(parsed.value);
      else setIsRefused(true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useLayoutEffect(() => firstFocus(input.current, false), [input]);
  const says = "problem" in parsed ? parsed.problem : type.reading?.(text) || t("editors.durationExample");
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <input
          className={classes.input}
          ref={input}
          aria-label={label}
          aria-invalid={isRefused}
          aria-describedby={saysId}
          placeholder={label}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setIsRefused(false);
          }}
        />
      </div>
      <p className={isRefused ? classes.problem : classes.quiet} id={saysId} role={isRefused ? "alert" : undefined}>
        {says}
      </p>
      {hint && <p className={classes.hint}>{hint}</p>}
    </div>
  );
}
