import { useGridCellEditor } from "ag-grid-react";
import { useRef } from "react";
import { Dropdown } from "./Dropdown";
import { type EditorProps, moveOn } from "./editor-props";
import { typedBy } from "./first-focus";
import { HeldCell } from "./HeldCell";
import { type DayHandle, PickDay } from "./PickDay";

/** A day: typed, or chosen in the calendar below the field. */
export function DateEditor(props: EditorProps) {
  const { ours: column, held, eventKey, eGridCell, onValueChange, stopEditing } = props;
  const isChosen = useRef(false);
  useGridCellEditor({ isCancelAfterEnd: () => !isChosen.current });
  const close = () => stopEditing(true);
  const picker = useRef<DayHandle>(null);
  return (
    <>
      <HeldCell {...props} />
      <Dropdown anchor={eGridCell} label={column.title} onAway={() => picker.current?.away()}>
        <PickDay
          label={column.title}
          type={column.type}
          current={held as string | null}
          typed={typedBy(eventKey)}
          onChoose={(day) => {
            isChosen.current = true;
            onValueChange(day);
            close();
          }}
          onClose={close}
          handle={picker}
          onTab={(isBack) => moveOn(props, isBack)}
        />
      </Dropdown>
    </>
  );
}
