import { Menu } from "@mantine/core";
import { Fragment } from "react";
import { KeyCaps } from "./KeyCaps";
import type { MenuEntry } from "./menu-entry";
import classes from "./MenuList.module.css";

interface Props {
  entries: readonly MenuEntry[];
  /** Whether the sections' names stand above them; lines part them in any case. */
  hasNames?: boolean;
}

/** The lines of a menu, for inside of a Menu.Dropdown: with their keys, and why one cannot be chosen now. */
export function MenuList({ entries, hasNames = false }: Props) {
  // One icon moves every title: they begin at the same place.
  const hasIcons = entries.some(({ icon }) => icon);
  const sections = [...Map.groupBy(entries, (entry) => entry.section ?? "")];
  return sections.map(([section, lines], at) => (
    <Fragment key={section}>
      {at > 0 && <Menu.Divider />}
      {hasNames && section && <Menu.Label>{section}</Menu.Label>}
      {lines.map((entry) => {
        const icon = entry.icon ?? (hasIcons && <span className={classes.noIcon} />);
        if (entry.entries) return <Sub key={entry.id} {...entry} icon={icon} />;
        return <Line key={entry.id} {...entry} icon={icon} />;
      })}
    </Fragment>
  ));
}

function Line({ title, keys, icon, isEnabled = true, reason, isDanger = false, isChecked, run }: MenuEntry) {
  const props = {
    "data-disabled": !isEnabled || undefined,
    className: isDanger && isEnabled ? classes.danger : undefined,
    leftSection: icon,
    rightSection: keys && <KeyCaps keys={keys} />,
    closeMenuOnClick: isEnabled,
    children: (
      <>
        {title}
        {!isEnabled && reason && <span className={classes.reason}>{reason}</span>}
      </>
    ),
  };
  const act = () => {
    if (isEnabled) run();
  };
  if (isChecked === undefined) return <Menu.Item {...props} onClick={act} />;
  return <Menu.CheckboxItem {...props} checked={isChecked} onChange={act} />;
}

function Sub({ title, icon, entries = [] }: MenuEntry) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={icon}>{title}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className={classes.dropdown}>
        <MenuList entries={entries} />
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
