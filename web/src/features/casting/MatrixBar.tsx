import { Switch, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./CastMatrix.module.css";

interface Props {
  letters: string;
  onLetters: (letters: string) => void;
  isAll: boolean;
  onAll: (isAll: boolean) => void;
  /** The cell that is reached, where something is cast in it. */
  reached: { cell: string; name: string; label: string } | null;
  labelField: RefObject<HTMLInputElement | null>;
  onLabel: (label: string) => void;
  /** Back to the cell. */
  onDone: () => void;
}

/** Which assets have a column, and what the reached cell says beside its number. */
export function MatrixBar({ letters, onLetters, isAll, onAll, reached, labelField, onLabel, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      <TextInput
        size="xs"
        type="search"
        aria-label={t("casting.search")}
        placeholder={t("casting.search")}
        leftSection={<IconSearch size={14} />}
        value={letters}
        onChange={(event) => onLetters(event.currentTarget.value)}
      />
      <Switch
        size="xs"
        label={t("casting.allAssets")}
        checked={isAll}
        onChange={(event) => onAll(event.currentTarget.checked)}
      />
      {reached && (
        <LabelField
          key={`${reached.cell} ${reached.label}`}
          {...{ name: reached.name, label: reached.label, labelField, onLabel, onDone }}
        />
      )}
    </div>
  );
}

type LabelProps = Pick<Props, "labelField" | "onLabel" | "onDone"> & { name: string; label: string };

function LabelField({ name, label, labelField, onLabel, onDone }: LabelProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(label);
  const isGivenUp = useRef(false);
  const leave = () => {
    if (!isGivenUp.current && typed.trim() !== label) onLabel(typed.trim());
    isGivenUp.current = false;
  };
  // Leaving the field saves it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      setTyped(label);
      isGivenUp.current = true;
    }
    if (event.key === "Enter" || event.key === "Escape") onDone();
  };
  return (
    <TextInput
      ref={labelField}
      size="xs"
      aria-label={t("casting.labelOf", { name })}
      placeholder={t("casting.labelOf", { name })}
      maxLength={500}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}
