import { useMantineColorScheme } from "@mantine/core";
import {
  IconClock,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSettings,
  IconSun,
} from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useActions } from "@/actions/use-actions";
import { useMay } from "@/api/use-project";
import { isJumpOpen, showShortcuts } from "./shortcuts-store";
import { useSignOut } from "./use-sign-out";

const ICON = 15;

/** What can be done on every page. */
export function useFrameActions(): void {
  const { t } = useTranslation();
  const router = useRouter();
  const leave = useSignOut();
  const may = useMay();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const section = t("actions.everywhere");
  const theme = (scheme: "dark" | "light" | "auto", title: string, icon: React.ReactNode) => ({
    id: `app.theme.${scheme}`,
    title: t("actions.theme", { theme: title }),
    section,
    icon,
    isChecked: colorScheme === scheme,
    run: () => setColorScheme(scheme),
  });
  useActions("frame", [
    {
      id: "app.go",
      title: t("actions.go"),
      section,
      keys: "mod+k",
      keysAct: "everywhere",
      where: [],
      icon: <IconSearch size={ICON} />,
      run: () => isJumpOpen.set((isOpen) => !isOpen),
    },
    {
      id: "app.shortcuts",
      title: t("actions.shortcuts"),
      section,
      keys: "?",
      keysAct: "page",
      icon: <IconKeyboard size={ICON} />,
      run: showShortcuts,
    },
    {
      id: "app.timesheet",
      title: t("timesheet.title"),
      section,
      icon: <IconClock size={ICON} />,
      isEnabled: may("time_entry.week"),
      run: () => void router.navigate({ to: "/timesheet" }),
    },
    {
      id: "app.settings",
      title: t("frame.settings"),
      section,
      icon: <IconSettings size={ICON} />,
      run: () => void router.navigate({ to: "/settings" }),
    },
    theme("dark", t("frame.dark"), <IconMoon size={ICON} />),
    theme("light", t("frame.light"), <IconSun size={ICON} />),
    theme("auto", t("frame.system"), <IconDeviceDesktop size={ICON} />),
    {
      id: "app.sign_out",
      title: t("frame.signOut"),
      section,
      icon: <IconLogout size={ICON} />,
      run: () => void leave(),
    },
  ]);
}
