import type { TypeName } from "@/grid/column";
import classes from "@/grid/columns.module.css";
import { ChoiceEditor } from "@/grid/editors/ChoiceEditor";
import { DateEditor } from "@/grid/editors/DateEditor";
import { LongTextEditor } from "@/grid/editors/LongTextEditor";
import { ManyEditor } from "@/grid/editors/ManyEditor";
import { TextEditor } from "@/grid/editors/TextEditor";
import { drawCheckbox } from "./checkbox-cell";
import type { Draw } from "./draw";
import { drawLinks } from "./links-cell";
import { drawPeople } from "./person-cell";
import { drawStatus } from "./status-cell";
import { drawTags } from "./tags-cell";
import { drawTask } from "./task-cell";
import { drawChoice, drawText } from "./text-cell";
import { drawThumbnail } from "./thumbnail-cell";

/** How a type is drawn and edited. */
export interface Face {
  draw: Draw;
  cellClass?: string | undefined;
  headerClass?: string | undefined;
  /** Absent: it is not typed. */
  editor?: unknown;
  /** Letters on the cell are short cuts: its value is chosen from a list, not typed over. */
  isChosen?: boolean;
  /** The space bar turns it over. */
  isToggled?: boolean;
}

const TEXT: Face = { draw: drawText, cellClass: classes.text, editor: TextEditor };
const NUMBER: Face = { ...TEXT, cellClass: classes.number, headerClass: classes.numberHeader };
const CHOSEN: Face = { draw: drawChoice, editor: ChoiceEditor };

export const FACES: Record<TypeName, Face> = {
  text: TEXT,
  long_text: { ...TEXT, editor: LongTextEditor },
  number: NUMBER,
  frames: NUMBER,
  duration: NUMBER,
  checkbox: { draw: drawCheckbox, isToggled: true, headerClass: classes.middleHeader },
  list: CHOSEN,
  entity: CHOSEN,
  status: { ...CHOSEN, draw: drawStatus },
  task: { ...CHOSEN, draw: drawTask, isChosen: true },
  tags: { draw: drawTags, editor: ManyEditor },
  person: { draw: drawPeople, editor: ManyEditor },
  date: { draw: drawText, editor: DateEditor },
  links: { draw: drawLinks },
  thumbnail: { draw: drawThumbnail, headerClass: classes.quietHeader },
};
