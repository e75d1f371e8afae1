import { Menu } from "@mantine/core";
import type { MenuEntry } from "./menu-entry";
import { MenuList } from "./MenuList";
import classes from "./MenuList.module.css";

interface Props {
  /** Where in the window it opens; closed when null. */
  at: { x: number; y: number } | null;
  entries: readonly MenuEntry[];
  label: string;
  onClose: () => void;
}

/** A context menu where the mouse is, or at the cell the keyboard is on. Closing gives the keyboard back to whoever had it. */
export function PointMenu({ at, entries, label, onClose }: Props) {
  return (
    <Menu
      // Another place is another menu: it is placed anew instead of drawn out of the old place.
      key={at ? `${at.x} ${at.y}` : "closed"}
      opened={at !== null && entries.length > 0}
      onClose={onClose}
      position="bottom-start"
      offset={0}
      // A long menu near the edge moves over the place it is about, to be seen whole.
      middlewares={{ flip: false, shift: { crossAxis: true, padding: 8 } }}
      width="max-content"
      // The first line has the keyboard, instead of an empty element that no menu may hold.
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        {/* Only the place of it: nobody meets it, but the menu is named by it. */}
        <span aria-hidden aria-label={label} className={classes.point} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown} aria-label={label} onContextMenu={(event) => event.preventDefault()}>
        <MenuList entries={entries} />
      </Menu.Dropdown>
    </Menu>
  );
}
