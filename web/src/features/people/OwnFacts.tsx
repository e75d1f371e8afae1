import { Group, Select, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "@/lib/i18n/setup";
import { TIMEZONES } from "@/lib/timezones";
import classes from "./People.module.css";
import type { Fields } from "./person-fields";

const FIELDS = ["account_name", "first_name", "last_name", "phone", "contract_type", "timezone", "locale"] as const;

interface Props {
  typed: Fields;
  set: (changes: Partial<Fields>) => void;
  wrong: (field: (typeof FIELDS)[number]) => string | undefined;
  isNew: boolean;
}

/** What is seldom asked of a person, folded; open where one of it does not fit. */
export function OwnFacts({ typed, set, wrong, isNew }: Props) {
  const { t } = useTranslation();
  const text = (name: "account_name" | "first_name" | "last_name" | "phone" | "contract_type") => ({
    label: t(`people.facts.${name}`),
    value: typed[name],
    error: wrong(name),
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  const isWrong = FIELDS.some((name) => wrong(name));
  return (
    <details className={classes.fold} {...(isWrong && { open: true })}>
      <summary>{t("people.facts.title")}</summary>
      <Stack gap="sm">
        <TextInput
          {...text("account_name")}
          description={t(isNew ? "people.facts.accountNameNew" : "people.facts.accountNameHint")}
          autoComplete="off"
        />
        <Group grow gap="sm" align="start">
          <TextInput {...text("first_name")} />
          <TextInput {...text("last_name")} />
        </Group>
        <Group grow gap="sm" align="start">
          <TextInput {...text("phone")} type="tel" />
          <TextInput {...text("contract_type")} />
        </Group>
        <Group grow gap="sm" align="start">
          <Select
            label={t("people.facts.timezone")}
            placeholder={t("people.facts.asStudio")}
            data={TIMEZONES}
            value={typed.timezone}
            onChange={(timezone) => set({ timezone })}
            error={wrong("timezone")}
            searchable
            clearable
          />
          <Select
            label={t("people.facts.locale")}
            placeholder={t("people.facts.asStudio")}
            data={languages(typed.locale)}
            value={typed.locale}
            onChange={(locale) => set({ locale })}
            error={wrong("locale")}
            clearable
          />
        </Group>
      </Stack>
    </details>
  );
}

/** Those that the pages speak, and the one that is held: it may have been said through the API. */
function languages(held: string | null) {
  const spoken = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return held === null || held in LANGUAGES ? spoken : [...spoken, { value: held, label: held }];
}
