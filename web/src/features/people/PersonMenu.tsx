import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArchive,
  IconDots,
  IconEye,
  IconHelpCircle,
  IconKey,
  IconMail,
  IconPencil,
  IconShieldOff,
  IconUserCheck,
  IconUserOff,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { archiveAccount, editAsItIs, forgetFactors, refreshPeople, reinvite } from "@/api/people";
import { Problem } from "@/api/problem";
import { useMay, useMe } from "@/api/use-project";
import { lookAs } from "@/api/view-as";
import { ConfirmDialog } from "@/editing/ConfirmDialog";
import { DoorsDialog } from "./DoorsDialog";
import { ExplainDialog } from "./ExplainDialog";
import { PersonDialog } from "./PersonDialog";
import type { Person, PersonState } from "./standing";

interface Props {
  person: Person;
  state: PersonState;
  onSay: (said: string) => void;
}

type Asked = "edit" | "doors" | "explain" | "deactivate" | "archive" | "forget" | null;

/** What an admin does for one person. */
export function PersonMenu({ person: { account, standing }, state, onSay }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const refresh = () => refreshPeople(queries);
  const inviting = useMutation({
    mutationFn: () => reinvite(account.id),
    onSuccess: (email) => onSay(t("people.reinvited", { email })),
    onError: (error) => onSay(Problem.from(error).message),
    onSettled: refresh,
  });
  const activating = useMutation({
    mutationFn: () => editAsItIs(queries, account.id, { active: true }),
    onError: (error) => onSay(Problem.from(error).message),
    onSettled: refresh,
  });
  const looking = useMutation({
    mutationFn: () => lookAs(account.id),
    onError: (error) => onSay(Problem.from(error).message),
  });
  const close = () => setAsked(null);
  const name = account.display_name;
  if (!may("account.edit")) return null;
  const isInvitable = account.email !== null && account.account_type !== "bot" && account.active && state !== "ended";
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("people.more", { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setAsked("edit")}>
            {t("people.edit")}
          </Menu.Item>
          {isInvitable && (
            <Menu.Item leftSection={<IconMail size={15} />} onClick={() => inviting.mutate()}>
              {t("people.reinvite")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconKey size={15} />} onClick={() => setAsked("doors")}>
            {t("people.doors")}
          </Menu.Item>
          {standing && standing.factors.length > 0 && (
            <Menu.Item leftSection={<IconShieldOff size={15} />} onClick={() => setAsked("forget")}>
              {t("people.forgetFactors")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconHelpCircle size={15} />} onClick={() => setAsked("explain")}>
            {t("access.explain")}
          </Menu.Item>
          {may("session.view_as") && account.account_type !== "bot" && account.active && (
            <Menu.Item leftSection={<IconEye size={15} />} onClick={() => looking.mutate()}>
              {t("access.lookAs")}
            </Menu.Item>
          )}
          <Menu.Divider />
          {account.active ? (
            <Menu.Item leftSection={<IconUserOff size={15} />} onClick={() => setAsked("deactivate")}>
              {t("people.deactivate")}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconUserCheck size={15} />} onClick={() => activating.mutate()}>
              {t("people.activate")}
            </Menu.Item>
          )}
          {may("account.archive") && account.id !== me.account.id && (
            <Menu.Item leftSection={<IconArchive size={15} />} onClick={() => setAsked("archive")}>
              {t("people.archive")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked === "edit" && <PersonDialog person={account} onClose={close} />}
      {asked === "doors" && <DoorsDialog account={account} onClose={close} />}
      {asked === "explain" && <ExplainDialog account={account} onClose={close} />}
      {asked === "deactivate" && (
        <ConfirmDialog
          title={`${t("people.deactivate")}: ${name}`}
          text={t("people.deactivateText", { name })}
          action={t("people.deactivate")}
          run={async () => {
            await editAsItIs(queries, account.id, { active: false });
            await refresh();
          }}
          onClose={close}
        />
      )}
      {asked === "archive" && (
        <ConfirmDialog
          title={t("people.archiveTitle", { name })}
          text={t("people.archiveText", { name })}
          action={t("people.archiveNow")}
          run={async () => {
            await archiveAccount(account.id);
            await refresh();
          }}
          onClose={close}
        />
      )}
      {asked === "forget" && (
        <ConfirmDialog
          title={`${t("people.forgetFactors")}: ${name}`}
          text={t("people.forgetFactorsText")}
          action={t("people.forgetFactors")}
          run={async () => {
            await forgetFactors(account.id);
            await refresh();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
