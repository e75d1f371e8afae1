import { Popover } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef } from "react";
import classes from "./Panel.module.css";

interface Props {
  isOpen: boolean;
  /** What the panel is for, for those who cannot see it. */
  label: string;
  target: ReactElement;
  /** It opens at a point of the page, not under a button. */
  isAtPoint?: boolean;
  children: ReactNode;
  onClose: () => void;
}

/**
 * A panel under a button. It holds lists that open over it: choosing in one, or closing one with Escape, leaves the panel open. Closing
 * gives the keyboard back to whoever had it.
 */
export function Panel({ isOpen, label, target, isAtPoint = false, children, onClose }: Props) {
  const dropdown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const listen = ({ target: pressed }: PointerEvent) => {
      const isWithin = pressed instanceof Element && (dropdown.current?.contains(pressed) || pressed.closest(ABOVE));
      // The button under which it opens closes it by itself.
      if (!isWithin && !(pressed instanceof Element && pressed.closest("[aria-expanded=true]"))) onClose();
    };
    document.addEventListener("pointerdown", listen);
    return () => document.removeEventListener("pointerdown", listen);
  }, [isOpen, onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    const isOfList = event.target instanceof Element && event.target.getAttribute("aria-expanded") === "true";
    if (event.key !== "Escape" || isOfList || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      withRoles={!isAtPoint}
      closeOnClickOutside={false}
      closeOnEscape={false}
      returnFocus
      trapFocus
      width="max-content"
      offset={4}
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown className={classes.panel} role="dialog" aria-label={label} onKeyDown={onKeyDown}>
        <div ref={dropdown}>{children}</div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What opens over a panel: lists of choices, menus, dialogs. */
const ABOVE = '[role="listbox"], [role="menu"], [data-composed], .mantine-Combobox-dropdown, .mantine-Modal-root';
