import { ActionIcon, Button } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FieldOut } from "@/api/schema.gen";
import classes from "./FieldsPage.module.css";

interface Props {
  field: FieldOut;
  onAsk: (dialog: "edit" | "type" | "archive") => void;
  onRestore: () => void;
  /** Null at the end of the list. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

/** A field of the page with what can be done with it; one of the studio, on a project's page, is only told. */
export function FieldLine(props: Props | { field: FieldOut; isOfStudio: true }) {
  const { t } = useTranslation();
  const { field } = props;
  const { name } = field;
  const facts = [
    t(`ownFields.types.${field.type}`),
    field.key,
    ...(field.choices.length > 0 ? [field.choices.map(({ value }) => value).join(", ")] : []),
    ...(field.required ? [t("ownFields.required")] : []),
    ...(field.for_client ? [t("ownFields.forClient")] : []),
  ];
  if ("isOfStudio" in props)
    return (
      <li className={classes.line}>
        <div className={classes.what}>
          {name}
          <div className={classes.quiet}>{[t("ownFields.ofStudio"), ...facts].join(" · ")}</div>
        </div>
      </li>
    );
  const { onAsk, onRestore, onUp, onDown } = props;
  if (field.archived_at)
    return (
      <li className={classes.line}>
        <div className={classes.what}>
          {name}
          <div className={classes.quiet}>{[t("ownFields.archived"), ...facts].join(" · ")}</div>
        </div>
        <Button variant="default" onClick={onRestore}>
          {t("ownFields.restore")}
        </Button>
      </li>
    );
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <button type="button" className={classes.name} onClick={() => onAsk("edit")}>
          {name}
        </button>
        <div className={classes.quiet}>{facts.join(" · ")}</div>
      </div>
      <div className={classes.buttons} role="group" aria-label={t("ownFields.actions", { name })}>
        <ActionIcon
          {...{ variant: "subtle", color: "gray", disabled: !onUp, "aria-label": t("ownFields.up", { name }) }}
          onClick={() => onUp?.()}
        >
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon
          {...{ variant: "subtle", color: "gray", disabled: !onDown, "aria-label": t("ownFields.down", { name }) }}
          onClick={() => onDown?.()}
        >
          <IconChevronDown size={16} />
        </ActionIcon>
        <Button variant="subtle" color="gray" onClick={() => onAsk("type")}>
          {t("ownFields.changeType")}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => onAsk("archive")}>
          {t("ownFields.archive")}
        </Button>
      </div>
    </li>
  );
}
