import type { TFunction } from "i18next";
import type { MenuEntry } from "@/ui/menu-entry";
import type { GridHandle } from "./grid-handle";

/** What every grid offers for its cells, for menus and the list of shortcuts. */
export function gridEntries(grid: GridHandle, t: TFunction, canEdit: boolean): MenuEntry[] {
  const section = t("cells.menu");
  const reason = t("cells.readOnly");
  const edit = { section, isEnabled: canEdit, ...(canEdit ? {} : { reason }) };
  return [
    { id: "cells.copy", title: t("cells.copy"), keys: "mod+c", section, run: grid.copy },
    { id: "cells.cut", title: t("cells.cut"), keys: "mod+x", ...edit, run: grid.cut },
    { id: "cells.paste", title: t("cells.paste"), keys: "mod+v", ...edit, run: grid.paste },
    { id: "cells.fillDown", title: t("cells.fillDown"), keys: "mod+d", ...edit, run: grid.fillDown },
    { id: "cells.clear", title: t("cells.clear"), keys: "delete", ...edit, run: grid.clear },
    { id: "cells.selectAll", title: t("cells.selectAll"), keys: "mod+a", section, run: grid.selectAll },
    { id: "cells.find", title: t("cells.find"), keys: "mod+f", section, run: grid.find },
  ];
}
