import { Menu } from "@mantine/core";
import { IconBaselineDensityMedium } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ViewControl } from "@/grid/view/control";
import { DENSITIES } from "@/grid/view/view-state";
import { MenuList } from "@/ui/MenuList";
import { ToolButton } from "./ToolButton";

/** How high rows are. */
export function DensityMenu({ view }: { view: ViewControl }) {
  const { t } = useTranslation();
  const chosen = t(`view.densities.${view.state.density}`);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ToolButton icon={<IconBaselineDensityMedium size={15} />} aria-label={`${t("view.density")}: ${chosen}`}>
          {chosen}
        </ToolButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={t("view.density")}>
        <MenuList
          entries={DENSITIES.map((density) => ({
            ...{ id: density, title: t(`view.densities.${density}`), isChecked: density === view.state.density },
            run: () => view.set({ density }),
          }))}
        />
      </Menu.Dropdown>
    </Menu>
  );
}
