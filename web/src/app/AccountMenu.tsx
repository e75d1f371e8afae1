import { Menu, useMantineColorScheme } from "@mantine/core";
import {
  IconCheck,
  IconClock,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSettings,
  IconSun,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { pictureAddress } from "@/api/picture";
import { useMay, useMe } from "@/api/use-project";
import { initials } from "@/lib/initials";
import { Avatar } from "@/ui/Avatar";
import { KeyCaps } from "@/ui/KeyCaps";
import { OwnAccountItems } from "./OwnAccountItems";
import { showShortcuts } from "./shortcuts-store";
import classes from "./Shell.module.css";
import { useSignOut } from "./use-sign-out";

const THEMES = [
  { scheme: "dark", icon: IconMoon, label: "frame.dark" },
  { scheme: "light", icon: IconSun, label: "frame.light" },
  { scheme: "auto", icon: IconDeviceDesktop, label: "frame.system" },
] as const;

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button
          type="button"
          className={classes.avatarButton}
          aria-label={`${initials(me.account.display_name)}, ${t("frame.account")}`}
        >
          <Avatar name={me.account.display_name} picture={pictureAddress(me.account.avatar_id)} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.account.display_name}</Menu.Label>
        {may("time_entry.week") && (
          <Menu.Item component={Link} to="/timesheet" leftSection={<IconClock size={15} />}>
            {t("timesheet.title")}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={15} />}>
          {t("frame.settings")}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} />} rightSection={<KeyCaps keys="?" />} onClick={showShortcuts}>
          {t("frame.shortcuts")}
        </Menu.Item>
        <OwnAccountItems />
        <Menu.Divider />
        <Menu.Label>{t("frame.theme")}</Menu.Label>
        {THEMES.map(({ scheme, icon: Icon, label }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={15} />}
            rightSection={colorScheme === scheme && <IconCheck size={14} className={classes.chosen} />}
            onClick={() => setColorScheme(scheme)}
          >
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void leave()}>
          {t("frame.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
