import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconChevronDown, IconLayoutList } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { refreshViews, type ViewOut } from "@/api/views";
import { ToolButton } from "@/grid/menus/ToolButton";
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
          <Menu.RadioGroup value={view.saved?.id ?? ""} onChange={(id) => view.open(id || null)}>
            <Menu.RadioItem value="">{t("view.standard")}</Menu.RadioItem>
            {SHARES.map((share) => (
              <Shared key={share} title={t(HEADING[share])} views={view.views.filter((one) => one.share === share)} />
            ))}
          </Menu.RadioGroup>
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

function Shared({ title, views }: { title: string; views: readonly ViewOut[] }) {
  const { t } = useTranslation();
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map(({ id, name, default_for }) => (
        <Menu.RadioItem key={id} value={id}>
          {name}
          {default_for && default_for !== "bot" && (
            <span className={classes.role}>{t(`view.roles.${default_for}`)}</span>
          )}
        </Menu.RadioItem>
      ))}
    </>
  );
}
