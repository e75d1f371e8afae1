import type { AccountOut } from "@/api/schema.gen";

export type Fields = ReturnType<typeof fieldsOf>;

/** What the dialog shows of a person; of somebody new, nothing yet. */
export function fieldsOf(person: AccountOut | null) {
  return {
    display_name: person?.display_name ?? "",
    email: person?.email ?? "",
    account_type: person?.account_type ?? ("artist" as const),
    department_ids: person?.department_ids ?? [],
    position: person?.position ?? null,
    seniority: person?.seniority ?? null,
    expires_on: person?.expires_on ?? "",
    account_name: person?.account_name ?? "",
    first_name: person?.first_name ?? "",
    last_name: person?.last_name ?? "",
    phone: person?.phone ?? "",
    contract_type: person?.contract_type ?? "",
    timezone: person?.timezone ?? null,
    locale: person?.locale ?? null,
    extra: person?.extra ?? {},
  };
}

/** As the server takes it: what is empty is nothing. The fields of the studio's own go one by one. */
export function cleaned({ extra: _, ...typed }: Fields) {
  return {
    ...typed,
    account_name: typed.account_name.trim(),
    display_name: typed.display_name.trim(),
    first_name: typed.first_name.trim(),
    last_name: typed.last_name.trim(),
    email: typed.email.trim() || null,
    phone: typed.phone.trim() || null,
    contract_type: typed.contract_type.trim() || null,
    expires_on: typed.expires_on || null,
  };
}

/** The same for somebody new. Without an account name one is made from the address. */
export function invited(typed: Fields) {
  const { account_name, ...said } = cleaned(typed);
  return { ...said, email: typed.email.trim(), ...(account_name && { account_name }) };
}
