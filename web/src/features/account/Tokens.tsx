import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { makeToken, revokeToken, tokensQuery } from "@/api/access";
import { Problem, refusalOf } from "@/api/problem";
import { useGrantable } from "@/api/use-project";
import { lastDayBefore, shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { TokenForm } from "@/ui/TokenForm";
import { Refusal } from "@/ui/Refusal";
import classes from "./Account.module.css";

export function Tokens() {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { data } = useQuery(tokensQuery);
  const grantable = useGrantable();
  const refresh = () => queries.invalidateQueries(tokensQuery);
  const revoking = useMutation({ mutationFn: revokeToken, onSuccess: refresh });
  const make = async (...asked: Parameters<typeof makeToken>) => {
    const { token } = await makeToken(...asked);
    await refresh();
    return token;
  };
  return (
    <section className={classes.section} aria-labelledby="tokens">
      <h2 id="tokens">{t("settings.tokens")}</h2>
      <p className={classes.text}>{t("settings.tokensText")}</p>
      <ul className={classes.list}>
        {data?.map((token) => (
          <li key={token.id} className={classes.line}>
            <div>
              {token.name}
              <div className={classes.quiet}>
                {token.hint}… · {token.scopes.join(", ")} ·{" "}
                {token.expires_at
                  ? t("settings.expires", { when: shortDay(lastDayBefore(token.expires_at), locale) })
                  : t("settings.neverExpires")}
              </div>
            </div>
            <Button variant="default" onClick={() => revoking.mutate(token.id)}>
              {t("settings.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {data?.length === 0 && <p className={classes.quiet}>{t("settings.noTokens")}</p>}
      <Refusal text={refusalOf(revoking.error)} />
      <TokenForm scopes={grantable} onMake={make} problem={(error) => Problem.from(error).message} />
    </section>
  );
}
