import { Button, Group } from "@mantine/core";
import { IconDeviceMobile, IconKey, IconLifebuoy, IconMail } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { factorsQuery } from "@/api/factors";
import { Problem } from "@/api/problem";
import type { FactorsOut, PasskeyOut } from "@/api/schema.gen";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { canUsePasskeys } from "@/lib/passkeys";
import { ErrorState, LoadingRows } from "@/ui/states";
import classes from "./Account.module.css";
import { type Asked, FactorDialog } from "./FactorDialog";

/** The second factors of whoever is signed in: what there is, and what may be set up. */
export function Factors() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(factorsQuery);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (error && !data) {
    return (
      <ErrorState
        title={t("settings.failed")}
        detail={Problem.from(error).message}
        copyable={Problem.from(error).copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={2} />;
  const close = () => {
    setAsked(null);
    void queries.invalidateQueries(factorsQuery);
  };
  return (
    <>
      {data.demanded && <p className={classes.text}>{t("security.demanded")}</p>}
      <Held factors={data} onAsk={setAsked} />
      <Addable factors={data} onAsk={setAsked} />
      {!canUsePasskeys() && <p className={classes.quiet}>{t("security.noPasskeys")}</p>}
      {asked && <FactorDialog asked={asked} factors={data} onClose={close} />}
    </>
  );
}

interface Props {
  factors: FactorsOut;
  onAsk: (asked: Asked) => void;
}

function Held({ factors, onAsk }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { totp_since, email_code_since, passkeys, recovery_codes_left } = factors;
  if (!totp_since && !email_code_since && passkeys.length === 0) {
    return <p className={classes.quiet}>{t("security.none")}</p>;
  }
  const since = (at: string) => t("security.since", { when: moment(at, locale) });
  const used = ({ last_used_at }: PasskeyOut) =>
    last_used_at ? t("security.lastUsed", { when: moment(last_used_at, locale) }) : t("security.neverUsed");
  const remove = (asked: Asked, name: string) => (
    <Button variant="default" aria-label={t("security.removeTitle", { name })} onClick={() => onAsk(asked)}>
      {t("security.remove")}
    </Button>
  );
  return (
    <ul className={classes.list}>
      {totp_since && (
        <Line icon={<IconDeviceMobile size={18} stroke={1.6} />} name={t("security.totp")} text={since(totp_since)}>
          {remove({ kind: "remove", factor: "totp", name: t("security.totp") }, t("security.totp"))}
        </Line>
      )}
      {passkeys.map((key) => (
        <Line key={key.id} icon={<IconKey size={18} stroke={1.6} />} name={key.name} text={used(key)}>
          {remove({ kind: "remove", factor: "passkey", passkey_id: key.id, name: key.name }, key.name)}
        </Line>
      ))}
      {email_code_since && (
        <Line
          icon={<IconMail size={18} stroke={1.6} />}
          name={t("security.email")}
          text={[factors.email, since(email_code_since)].filter(Boolean).join(" · ")}
        >
          {remove({ kind: "remove", factor: "email", name: t("security.email") }, t("security.email"))}
        </Line>
      )}
      <Line
        icon={<IconLifebuoy size={18} stroke={1.6} />}
        name={t("security.codes")}
        text={t("security.codesLeft", { count: recovery_codes_left })}
      >
        <Button variant="default" onClick={() => onAsk({ kind: "codes" })}>
          {t("security.codesNew")}
        </Button>
      </Line>
    </ul>
  );
}

function Line({ icon, name, text, children }: { icon: ReactNode; name: string; text: string; children: ReactNode }) {
  return (
    <li className={classes.line}>
      <span className={classes.icon}>{icon}</span>
      <div className={classes.grow}>
        {name}
        <div className={classes.quiet}>{text}</div>
      </div>
      {children}
    </li>
  );
}

function Addable({ factors, onAsk }: Props) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" mt="sm">
      {!factors.totp_since && (
        <Button
          variant="default"
          leftSection={<IconDeviceMobile size={15} />}
          onClick={() => onAsk({ kind: "add", factor: "totp" })}
        >
          {t("security.addTotp")}
        </Button>
      )}
      {canUsePasskeys() && (
        <Button
          variant="default"
          leftSection={<IconKey size={15} />}
          onClick={() => onAsk({ kind: "add", factor: "passkey" })}
        >
          {t("security.addPasskey")}
        </Button>
      )}
      {!factors.email_code_since && factors.email && (
        <Button
          variant="default"
          leftSection={<IconMail size={15} />}
          onClick={() => onAsk({ kind: "add", factor: "email" })}
        >
          {t("security.addEmail")}
        </Button>
      )}
    </Group>
  );
}
