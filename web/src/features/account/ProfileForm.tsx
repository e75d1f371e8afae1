import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { editMe } from "@/api/account";
import { Problem } from "@/api/problem";
import { meQuery } from "@/api/session";
import { useMe } from "@/api/use-project";
import { differing } from "@/lib/differing";
import { TIMEZONES } from "@/lib/timezones";
import { Refusal } from "@/ui/Refusal";
import classes from "./Account.module.css";

/** What people settle of their own account: how they are called and reached. */
export function ProfileForm() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { account } = useMe();
  const held = {
    display_name: account.display_name,
    first_name: account.first_name,
    last_name: account.last_name,
    phone: account.phone ?? "",
    timezone: account.timezone,
  };
  const [typed, setTyped] = useState<Partial<typeof held>>({});
  const now = { ...held, ...typed };
  const changes = differing(held, now);
  const saving = useMutation({
    mutationFn: () => editMe({ ...changes, ...("phone" in changes && { phone: now.phone.trim() || null }) }),
    onSuccess: async () => {
      await queries.invalidateQueries(meQuery);
      setTyped({});
    },
  });
  const problem = saving.error && Problem.from(saving.error);
  const input = (name: "display_name" | "first_name" | "last_name" | "phone", autoComplete: string) => ({
    value: now[name],
    autoComplete,
    error: problem?.about(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <section className={classes.section} aria-label={t("security.profile")}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput label={t("security.displayName")} required {...input("display_name", "name")} />
        <TextInput label={t("security.firstName")} {...input("first_name", "given-name")} />
        <TextInput label={t("security.lastName")} {...input("last_name", "family-name")} />
        <TextInput label={t("security.phone")} type="tel" {...input("phone", "tel")} />
        <Select
          label={t("security.timezone")}
          data={TIMEZONES}
          value={now.timezone}
          onChange={(timezone) => setTyped((before) => ({ ...before, timezone }))}
          searchable
          clearable
        />
        <Refusal text={problem && problem.fieldErrors.length === 0 && problem.message} />
        <div className={classes.foot}>
          <Button type="submit" disabled={Object.keys(changes).length === 0} loading={saving.isPending}>
            {t("security.save")}
          </Button>
          {saving.isSuccess && Object.keys(changes).length === 0 && <span role="status">{t("security.saved")}</span>}
        </div>
      </form>
    </section>
  );
}
