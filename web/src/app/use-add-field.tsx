import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { refreshContext } from "@/api/context";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import type { ViewControl } from "@/grid/view/control";

const FieldDialog = lazy(async () => ({ default: (await import("@/features/fields/FieldDialog")).FieldDialog }));

/** Making a field of the studio's own from the columns of a page; its column shows at once. */
export function useAddField(
  kind: Kind | "task",
  view: ViewControl,
): { onAddField: (() => void) | undefined; dialog: ReactNode } {
  const queries = useQueryClient();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return {
    onAddField: may("field_definition.create") ? () => setOpen(true) : undefined,
    dialog: isOpen && (
      <Suspense>
        <FieldDialog
          {...{ projectId, kind, field: null, onClose: close }}
          onDone={({ key }) => {
            close();
            void refreshContext(queries, projectId);
            void queries.invalidateQueries({ queryKey: ["own-fields"] });
            view.set({ columns: [...view.state.columns, { id: `extra.${key}`, hidden: false }] });
          }}
        />
      </Suspense>
    ),
  };
}
