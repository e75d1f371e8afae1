import { useState } from "react";
import { useTranslation } from "react-i18next";
import { beginEmail, beginPasskey, beginTotp, removeFactor, renewCodes } from "@/api/factors";
import type { FactorAdded, FactorsOut } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { EmailSetUp } from "./EmailSetUp";
import { Owner } from "./Owner";
import { PasskeySetUp } from "./PasskeySetUp";
import { RecoveryCodes } from "./RecoveryCodes";
import { TotpSetUp } from "./TotpSetUp";

type Factor = "totp" | "email" | "passkey";

/** What the person wants of their second factors. */
export type Asked =
  | { kind: "add"; factor: Factor }
  | { kind: "remove"; factor: Factor; passkey_id?: string; name: string }
  | { kind: "codes" };

const ADD = { totp: "security.addTotp", email: "security.addEmail", passkey: "security.addPasskey" } as const;

interface Props {
  asked: Asked;
  factors: FactorsOut;
  onClose: () => void;
}

/** First the password again, then what was asked; recovery codes are shown once, at the end. */
export function FactorDialog({ asked, factors, onClose }: Props) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[] | null>(null);
  const added = ({ recovery_codes }: FactorAdded) => (recovery_codes ? setCodes(recovery_codes) : onClose());
  const title =
    codes || asked.kind === "codes"
      ? t("security.codes")
      : asked.kind === "remove"
        ? t("security.removeTitle", { name: asked.name })
        : t(ADD[asked.factor]);
  return (
    // Codes that are shown once do not go away by a click beside them.
    <Dialog opened onClose={onClose} title={title} closeOnClickOutside={!codes} closeOnEscape={!codes}>
      {codes ? (
        <RecoveryCodes codes={codes} onKept={onClose} />
      ) : (
        <Steps asked={asked} factors={factors} onAdded={added} onCodes={setCodes} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface StepsProps extends Props {
  onAdded: (added: FactorAdded) => void;
  onCodes: (codes: string[]) => void;
}

function Steps({ asked, factors, onAdded, onCodes, onClose }: StepsProps) {
  const { has_password, email } = factors;
  if (asked.kind === "codes") return <Owner hasPassword={has_password} begin={renewCodes} onBegun={onCodes} />;
  if (asked.kind === "remove") {
    const { kind: _, name: _name, ...which } = asked;
    return (
      <Owner
        hasPassword={has_password}
        begin={(password) => removeFactor(which, password)}
        onBegun={onClose}
        isDanger
      />
    );
  }
  if (asked.factor === "totp") {
    return (
      <Owner hasPassword={has_password} begin={beginTotp}>
        {(begun) => <TotpSetUp begun={begun} onAdded={onAdded} />}
      </Owner>
    );
  }
  if (asked.factor === "passkey") {
    return (
      <Owner hasPassword={has_password} begin={beginPasskey}>
        {(options) => <PasskeySetUp options={options} onAdded={onAdded} />}
      </Owner>
    );
  }
  return (
    <Owner hasPassword={has_password} begin={beginEmail}>
      {() => <EmailSetUp email={email ?? ""} onAdded={onAdded} />}
    </Owner>
  );
}
