import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, refusalOf } from "@/api/problem";
import { providersQuery, redirectAddress, removeProvider, restoreProvider } from "@/api/providers";
import type { IdentityProviderOut } from "@/api/schema.gen";
import { ArchivedList } from "@/editing/ArchivedList";
import { copyText } from "@/lib/copy-text";
import { newest } from "@/lib/newest";
import { ErrorState, LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import classes from "./People.module.css";
import { ProviderDialog } from "./ProviderDialog";

/** Where else people may sign in. */
export function Providers() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(providersQuery);
  const [dialog, setDialog] = useState<{ provider: IdentityProviderOut | null } | null>(null);
  const refresh = () => queries.invalidateQueries(providersQuery);
  const removing = useMutation({ mutationFn: removeProvider, onSettled: refresh });
  const live = (data ?? []).filter(({ archived_at }) => !archived_at);
  return (
    <section className={classes.section} aria-labelledby="providers">
      <h2 id="providers">{t("people.providers")}</h2>
      <p className={classes.text}>{t("people.providersText")}</p>
      <RedirectAddress />
      {error && !data && (
        <ErrorState
          title={t("people.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <LoadingRows rows={2} />}
      {data && live.length === 0 && <p className={classes.quiet}>{t("people.noProviders")}</p>}
      <ul className={classes.list} aria-labelledby="providers">
        {live.map((provider) => (
          <li key={provider.id} className={classes.line}>
            <div>
              {provider.name}
              <div className={classes.quiet}>
                {[provider.issuer, !provider.active && t("people.off")].filter(Boolean).join(" · ")}
              </div>
            </div>
            <div className={classes.actions}>
              <Button
                variant="default"
                aria-label={t("people.editTitle", { name: provider.name })}
                onClick={() => setDialog({ provider })}
              >
                {t("people.edit")}
              </Button>
              <Button variant="default" onClick={() => removing.mutate(provider.id)}>
                {t("people.removeProvider")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Refusal text={refusalOf(removing.error)} />
      <ArchivedList
        rows={(data ?? []).filter(({ archived_at }) => archived_at)}
        name={({ name }) => name}
        onRestore={restoreProvider}
        refresh={refresh}
      />
      <Button variant="default" mt="xs" onClick={() => setDialog({ provider: null })}>
        {t("people.addProvider")}
      </Button>
      {dialog && <ProviderDialog provider={newest(dialog.provider, data)} onClose={() => setDialog(null)} />}
    </section>
  );
}

function RedirectAddress() {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(redirectAddress());
    setCopied(true);
  };
  return (
    <div className={classes.address}>
      <code>{redirectAddress()}</code>
      <Button variant="default" size="compact-xs" onClick={() => void copy()}>
        {t(isCopied ? "state.copied" : "settings.copy")}
      </Button>
    </div>
  );
}
