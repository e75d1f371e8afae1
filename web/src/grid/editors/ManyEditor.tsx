import { useGridCellEditor } from "ag-grid-react";
import { useRef, useState } from "react";
import { Dropdown } from "./Dropdown";
import { type EditorProps, moveOn } from "./editor-props";
import { typedBy } from "./first-focus";
import { HeldCell } from "./HeldCell";
import { PickMany } from "./PickMany";

/** People or tags, several to a cell. */
export function ManyEditor(props: EditorProps) {
  const { ours: column, held, eventKey, eGridCell, onValueChange, stopEditing } = props;
  const { type } = column;
  const [chosen, setChosen] = useState(held as readonly string[]);
  const isChanged = useRef(false);
  useGridCellEditor({ isCancelAfterEnd: () => !isChanged.current });
  const close = () => stopEditing(true);
  return (
    <>
      <HeldCell {...props} shown={column.view ? props.shown : chosen} />
      <Dropdown anchor={eGridCell} label={column.title} onAway={close}>
        <PickMany
          label={column.title}
          type={type.name}
          choices={type.choices?.() ?? []}
          chosen={chosen}
          typed={typedBy(eventKey) ?? ""}
          {...(type.name === "tags" ? { make: newTag } : {})}
          onChange={(ids) => {
            isChanged.current = true;
            setChosen(ids);
            onValueChange(ids);
          }}
          onDone={close}
          onClose={() => {
            isChanged.current = false;
            close();
          }}
          onTab={(isBack) => moveOn(props, isBack)}
        />
      </Dropdown>
    </>
  );
}

function newTag(typed: string) {
  return { id: typed, name: typed };
}
