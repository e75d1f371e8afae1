import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MenuEntry } from "@/ui/menu-entry";
import { MenuList } from "@/ui/MenuList";
import classes from "./GridToolbar.module.css";

interface Props {
  title: string;
  viewMenu: ReactNode;
  /** What changes the view. */
  tools: ReactNode;
  /** What else stands on the toolbar where there is room. */
  own: ReactNode;
  /** What the page does beside: always in the menu. */
  more: readonly MenuEntry[];
  primary: ReactNode;
}

/** The tools of a page of rows. Where it is narrow, words give way to their icons. */
export function GridToolbar({ title, viewMenu, tools, own, more, primary }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.room}>
      <div className={classes.toolbar} role="toolbar" aria-label={t("pages.tools")}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.view}>{viewMenu}</div>
        <div className={classes.tools}>{tools}</div>
        <span className={classes.space} />
        <div className={classes.own}>{own}</div>
        <Menu position="bottom-end" width="max-content">
          <Menu.Target>
            <ActionIcon aria-label={t("pages.more")} title={t("pages.more")}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <MenuList entries={more} />
          </Menu.Dropdown>
        </Menu>
        {primary}
      </div>
    </div>
  );
}
