import { Anchor, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { factorsQuery } from "@/api/factors";
import { meQuery } from "@/api/session";
import { useMe } from "@/api/use-project";
import { Factors } from "@/features/account/Factors";
import { DoorPage } from "@/features/session/DoorPage";
import { useCameIn } from "@/features/session/use-came-in";
import { useSignOut } from "./use-sign-out";

/** Between the door and the studio, when the studio demands a second factor of somebody who has none. */
export function SetUpFactorPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { organization } = useMe();
  const { next } = useSearch({ from: "/second-factor" });
  const { data } = useQuery(factorsQuery);
  const cameIn = useCameIn(next);
  const leave = useSignOut();
  const isDone = data && (data.totp_since || data.email_code_since || data.passkeys.length > 0);
  const goOn = async () => cameIn(await queries.fetchQuery({ ...meQuery, staleTime: 0 }));
  return (
    <DoorPage title={t("door.setUpTitle")} text={t("door.setUpText", { studio: organization.name })}>
      <Factors />
      {isDone && (
        <Button size="sm" onClick={() => void goOn()}>
          {t("door.setUpDone")}
        </Button>
      )}
      <Anchor component="button" type="button" size="sm" ta="left" onClick={() => void leave()}>
        {t("door.signOut")}
      </Anchor>
    </DoorPage>
  );
}
