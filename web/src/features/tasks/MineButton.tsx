import { IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ToolButton } from "@/grid/menus/ToolButton";
import type { ViewControl } from "@/grid/view/control";
import { isMine, withMine, withoutMine } from "./mine";

/** "Assigned to me" at one press, beside whatever else is filtered. */
export function MineButton({ view }: { view: ViewControl }) {
  const { t } = useTranslation();
  const { filter } = view.state;
  const isOn = isMine(filter);
  return (
    <ToolButton
      icon={<IconUser size={15} />}
      aria-pressed={isOn}
      color={isOn ? "accent" : "gray"}
      onClick={() => view.set({ filter: isOn ? withoutMine(filter) : withMine(filter) })}
    >
      {t("pages.mine")}
    </ToolButton>
  );
}
