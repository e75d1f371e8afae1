import { Menu } from "@mantine/core";
import { IconBaselineDensityMedium } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ViewControl } from "@/grid/view/control";
import { DENSITIES } from "@/grid/view/view-state";
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
        <Menu.RadioGroup
          value={view.state.density}
          onChange={(density) => view.set({ density: density as (typeof DENSITIES)[number] })}
        >
          {DENSITIES.map((density) => (
            <Menu.RadioItem key={density} value={density}>
              {t(`view.densities.${density}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
