import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconChevronDown, IconLayoutList } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { refreshViews } from "@/api/views";
import { ToolButton } from "@/grid/menus/ToolButton";
import type { MenuEntry } from "@/ui/menu-entry";
import { MenuList } from "@/ui/MenuList";
import { copyText } from "@/lib/copy-text";
import { linkTo } from "./link";
import type { PageView } from "./use-view";
import { useViewEntries, type ViewDialogs } from "./use-view-entries";
import { ViewDialog } from "./ViewDialog";
import classes from "./ViewMenu.module.css";

const SHARES = ["private", "project", "studio"] as const;
const HEADING = { private: "view.mine", project: "view.project", studio: "view.studio" } as const;

/** The saved views of a page, and what can be done with the one that is open. */
export function ViewMenu({ view }: { view: PageView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<ViewDialogs | null>(null);
  const [note, setNote] = useState("");
  const name = view.saved?.name ?? t("view.standard");
  const act = async (work: () => Promise<unknown>, done = "") => {
    try {
      await work();
      await refreshViews(queries);
      setNote(done);
    } catch (error) {
      setNote(Problem.from(error).message);
    }
  };
  const entries = useViewEntries(view, {
    act,
    onDialog: setDialog,
    onCopy: () => void copyText(linkTo(view)).then(() => setNote(t("view.linkCopied"))),
  });
  const choices: MenuEntry[] = [
    { id: "standard", title: t("view.standard"), isChecked: view.saved === null, run: () => view.open(null) },
    ...SHARES.flatMap((share) =>
      view.views
        .filter((one) => one.share === share)
        .map(({ id, name: title, default_for: role }) => ({
          ...{ id, section: t(HEADING[share]), isChecked: id === view.saved?.id, run: () => view.open(id) },
          title: role && role !== "bot" ? `${title} · ${t(`view.roles.${role}`)}` : title,
        })),
    ),
  ];
  return (
    <>
      <Menu position="bottom-start" onOpen={() => setNote("")}>
        <Menu.Target>
          <ToolButton
            icon={<IconLayoutList size={15} />}
            rightSection={<IconChevronDown size={13} />}
            aria-label={
              view.isChanged ? `${t("view.viewOf", { name })} (${t("view.changed")})` : t("view.viewOf", { name })
            }
          >
            <span className={classes.name}>{name}</span>
            {view.isChanged && <i className={classes.changed} title={t("view.changed")} />}
          </ToolButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.dropdown} aria-label={t("view.view")}>
          <MenuList entries={choices} hasNames />
          <Menu.Divider />
          <MenuList entries={entries} />
        </Menu.Dropdown>
      </Menu>
      <span className={classes.note} role="status">
        {view.isGone ? t("view.gone") : note}
      </span>
      {dialog && <ViewDialog view={view} dialog={dialog} act={act} onClose={() => setDialog(null)} />}
    </>
  );
}
