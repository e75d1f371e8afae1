import { Menu } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ownAccountsQuery } from "@/api/enter";
import { pictureAddress } from "@/api/picture";
import { Problem } from "@/api/problem";
import { Avatar } from "@/ui/Avatar";
import classes from "./Shell.module.css";
import { useSwitchAccount } from "./use-switch-account";

/** A person's accounts in other studios, to go on as. */
export function OwnAccountItems() {
  const { t } = useTranslation();
  const { data } = useQuery(ownAccountsQuery);
  const change = useSwitchAccount();
  const changing = useMutation({ mutationFn: change });
  const others = (data ?? []).filter(({ current }) => !current);
  if (others.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t("security.switchTo")}</Menu.Label>
      {others.map(({ id, organization_name, account_name, avatar_id }) => (
        <Menu.Item
          key={id}
          closeMenuOnClick={false}
          leftSection={<Avatar name={organization_name} picture={pictureAddress(avatar_id)} size={20} />}
          onClick={() => changing.mutate(id)}
        >
          {organization_name}
          <div className={classes.quiet}>{account_name}</div>
        </Menu.Item>
      ))}
      {changing.error && (
        <p className={classes.problem} role="alert">
          {Problem.from(changing.error).message}
        </p>
      )}
    </>
  );
}
