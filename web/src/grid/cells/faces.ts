import type { TypeName } from "@/grid/column";
import classes from "@/grid/columns.module.css";
import { StatusEditor } from "@/grid/editors/StatusEditor";
import { TextEditor } from "@/grid/editors/TextEditor";
import type { Draw } from "./draw";
import { drawTask } from "./task-cell";
import { drawText } from "./text-cell";
import { drawThumbnail } from "./thumbnail-cell";

/** How a type is drawn and edited. */
export interface Face {
  draw: Draw;
  cellClass?: string | undefined;
  headerClass?: string | undefined;
  editor?: unknown;
  isPopup?: boolean;
  /** Keys the open editor takes itself; the grid hears keys first, and would close it before it could choose. */
  ownKeys?: ReadonlySet<string>;
  /** Letters on the cell are short cuts: its value is chosen from a list, not typed over. */
  isChosen?: boolean;
}

const LIST_KEYS: ReadonlySet<string> = new Set(["Enter", "Escape", "Tab", "ArrowUp", "ArrowDown"]);

const TEXT: Face = { draw: drawText, cellClass: classes.text, editor: TextEditor };
const NUMBER: Face = { ...TEXT, cellClass: classes.number, headerClass: classes.numberHeader };
const CHOSEN: Face = { draw: drawText, editor: StatusEditor, isPopup: true, ownKeys: LIST_KEYS };

export const FACES: Record<TypeName, Face> = {
  text: TEXT,
  long_text: TEXT,
  number: NUMBER,
  frames: NUMBER,
  checkbox: TEXT,
  list: CHOSEN,
  tags: TEXT,
  date: TEXT,
  duration: NUMBER,
  person: TEXT,
  entity: CHOSEN,
  status: CHOSEN,
  thumbnail: { draw: drawThumbnail, cellClass: classes.picture, headerClass: classes.quietHeader },
  task: { ...CHOSEN, draw: drawTask, isChosen: true },
};
