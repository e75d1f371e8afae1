import { useGridCellEditor } from "ag-grid-react";
import { useRef } from "react";
import { Dropdown } from "./Dropdown";
import { type EditorProps, moveOn } from "./editor-props";
import { typedBy } from "./first-focus";
import { HeldCell } from "./HeldCell";
import { PickOne } from "./PickOne";

/** A value out of a list: opened by Enter, F2, a double click, or by typing the first letters of a choice. */
export function ChoiceEditor(props: EditorProps) {
  const { ours: column, held, eventKey, eGridCell, onValueChange, stopEditing } = props;
  const { type } = column;
  const isChosen = useRef(false);
  useGridCellEditor({ isCancelAfterEnd: () => !isChosen.current });
  const close = () => stopEditing(true);
  return (
    <>
      <HeldCell {...props} />
      <Dropdown anchor={eGridCell} label={column.title} onAway={close}>
        <PickOne
          label={column.title}
          type={type.name}
          choices={type.choices?.() ?? []}
          current={type.raw?.(held) || null}
          typed={typedBy(eventKey) ?? ""}
          canBeEmpty={"value" in type.parse("") && type.empty === null}
          onChoose={(id) => {
            const read = id === null ? { value: type.empty } : (type.parseRaw ?? type.parse)(id);
            isChosen.current = "value" in read;
            if ("value" in read) onValueChange(read.value);
            close();
          }}
          onClose={close}
          onTab={(isBack) => moveOn(props, isBack)}
        />
      </Dropdown>
    </>
  );
}
