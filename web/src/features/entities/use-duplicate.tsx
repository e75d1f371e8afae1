import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { duplicateEntities } from "@/api/archive";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { catchUp } from "@/api/grid-query";
import { refusalOf } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { Dialog } from "@/ui/Dialog";
import { Refusal } from "@/ui/Refusal";

/** The selected rows once more, under the next free names; Ctrl Z takes them back. */
export function useDuplicate({ projectId }: GridCopy, rows: readonly GridRow[]) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { undo } = useProjectSession();
  const count = rows.length;
  const making = useMutation({
    mutationFn: () => duplicateEntities(rows.map(({ id }) => id)),
    onSuccess: (changeSetId) => {
      const title = t("rows.duplicated", { count });
      if (changeSetId) undo.did(changeSetId, { what: "create", table: "entity", count, title });
      return catchUp(queries, projectId);
    },
  });
  const notice = making.error && (
    <Dialog opened onClose={() => making.reset()} title={t("rows.duplicateThem", { what: "" }).trim()}>
      <Refusal text={refusalOf(making.error)} />
    </Dialog>
  );
  return { run: () => making.mutate(), notice };
}
