import { Button, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./DoorPage.module.css";

interface Props {
  /** What was said and led to nothing. */
  studio: string | undefined;
  onStudio: (studio: string) => void;
}

/** Where several studios share a door, one says which is one's own before its account is offered. */
export function StudioField({ studio, onStudio }: Props) {
  const { t } = useTranslation();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const named = String(new FormData(event.currentTarget).get("studio") ?? "").trim();
    if (named) onStudio(named);
  };
  return (
    <form className={classes.named} onSubmit={submit}>
      <TextInput
        name="studio"
        label={t("door.studio")}
        placeholder={t("door.studioName")}
        defaultValue={studio}
        error={studio && t("door.noStudio")}
        autoCapitalize="none"
        autoComplete="organization"
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default" size="sm">
        {t("door.continue")}
      </Button>
    </form>
  );
}
