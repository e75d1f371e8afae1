import { Radio, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { editOrganization, organizationQuery } from "@/api/organization";
import { refusalOf } from "@/api/problem";
import { LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import classes from "./People.module.css";

const POLICIES = ["off", "admins", "everyone"] as const;
type Demand = (typeof POLICIES)[number];

/** Of whom the studio demands a second factor. */
export function Policy() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery(organizationQuery);
  const saving = useMutation({
    mutationFn: (second_factor: Demand) => editOrganization(data?.rev ?? 0, { settings: { second_factor } }),
    onSuccess: (now) => queries.setQueryData(organizationQuery.queryKey, now),
    // Somebody else may have changed the studio since: the next try has the newest.
    onError: () => queries.invalidateQueries(organizationQuery),
  });
  const chosen = saving.isPending ? saving.variables : data?.settings.second_factor;
  return (
    <section className={classes.section} aria-labelledby="policy">
      <h2 id="policy">{t("people.policy")}</h2>
      <p className={classes.text}>{t("people.policyText")}</p>
      {data ? (
        <Radio.Group
          aria-labelledby="policy"
          value={chosen ?? "off"}
          onChange={(policy) => saving.mutate(policy as Demand)}
          mt="xs"
        >
          <Stack gap={8}>
            {POLICIES.map((policy) => (
              <Radio key={policy} value={policy} label={t(`people.policies.${policy}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <LoadingRows rows={3} height={20} />
      )}
      <Refusal text={refusalOf(saving.error)} />
    </section>
  );
}
