import { TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VERB_CHOICES } from "./verb-choices";
import classes from "./Webhooks.module.css";

interface Props {
  value: string[];
  error: string | undefined;
  onChange: (patterns: string[]) => void;
}

/** Which verbs are told: some offered with what they mean, any other typed. */
export function VerbsInput({ value, error, onChange }: Props) {
  const { t } = useTranslation();
  const words = new Map(VERB_CHOICES.map((choice) => [choice.pattern, choice.words]));
  return (
    <TagsInput
      label={t("webhooks.verbs")}
      description={t("webhooks.verbsText")}
      data={VERB_CHOICES.map(({ pattern }) => pattern)}
      value={value}
      onChange={onChange}
      error={error}
      renderOption={({ option }) => {
        const said = words.get(option.value);
        return (
          <span className={classes.choice}>
            <code>{option.value}</code>
            {said && <span className={classes.facts}>{t(said)}</span>}
          </span>
        );
      }}
      required
    />
  );
}
