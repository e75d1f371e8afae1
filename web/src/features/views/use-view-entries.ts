import { useTranslation } from "react-i18next";
import { useMay, useMe } from "@/api/use-project";
import { useProjectSession } from "@/api/project-session";
import { archiveView, editView, type ViewEdit, type ViewOut } from "@/api/views";
import type { MenuEntry } from "@/ui/menu-entry";
import { kept } from "./saved-state";
import type { PageView } from "./use-view";

export type ViewDialogs = "saveAs" | "rename";

interface Hands {
  act: (work: () => Promise<unknown>, done?: string) => Promise<void>;
  onDialog: (dialog: ViewDialogs) => void;
  onCopy: () => void;
}

const ROLES = ["admin", "manager", "supervisor", "artist", "client", "vendor"] as const;

/** What others find in their menus is put there by who manages the project, or the studio; the server says so in the end. */
export function useMayShare(): (share: ViewOut["share"]) => boolean {
  const here = useMay(useProjectSession().projectId)("project.edit");
  const inStudio = useMay()("project.edit");
  return (share) => ({ private: true, project: here, studio: inStudio })[share];
}

/** What can be done with the view that is open. */
export function useViewEntries(view: PageView, { act, onDialog, onCopy }: Hands): MenuEntry[] {
  const { t } = useTranslation();
  const { account } = useMe();
  const may = useMay(useProjectSession().projectId);
  const mayShare = useMayShare();
  const { saved, state, isChanged } = view;
  const isShared = saved !== null && saved.share !== "private" && mayShare(saved.share);
  const mayEdit = saved !== null && may("view.edit") && (saved.owner_id === account.id || isShared);
  const edit = (id: string, changes: ViewEdit) => () => editView(id, changes);
  const only = mayEdit ? {} : { isEnabled: false, reason: t("view.notYours") };
  const own: MenuEntry[] = saved
    ? [
        {
          ...{ id: "view.save", title: t("view.save") },
          ...(isChanged ? only : { isEnabled: false }),
          run: () =>
            void act(async () => {
              await editView(saved.id, { state: kept(state), rev: saved.rev });
              view.open(saved.id);
            }, t("view.saved")),
        },
      ]
    : [];
  const sharing: MenuEntry = {
    ...{ id: "view.default", title: t("view.defaultFor"), run: () => undefined },
    entries: [null, ...ROLES].map((role) => ({
      id: `view.default ${role}`,
      title: role ? t(`view.roles.${role}`) : t("view.noRole"),
      isChecked: saved?.default_for === role,
      run: () => void act(edit(saved?.id ?? "", { default_for: role })),
    })),
  };
  return [
    ...own,
    { id: "view.saveAs", title: t("view.saveAs"), isEnabled: may("view.create"), run: () => onDialog("saveAs") },
    ...(isChanged ? [{ id: "view.reset", title: t("view.reset"), run: () => view.open(saved?.id ?? null) }] : []),
    { id: "view.copyLink", title: t("view.copyLink"), run: onCopy },
    ...(saved
      ? [
          { id: "view.rename", title: t("view.rename"), section: "own", ...only, run: () => onDialog("rename") },
          ...(mayEdit && isShared ? [{ ...sharing, section: "own" }] : []),
          {
            ...{ id: "view.remove", title: t("view.remove"), section: "own", isDanger: true, ...only },
            run: () =>
              void act(
                async () => {
                  await archiveView(saved.id);
                  view.open(null);
                },
                t("view.undo", { name: saved.name }),
              ),
          },
        ]
      : []),
  ];
}
