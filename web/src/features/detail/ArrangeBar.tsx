import { Button, Menu, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { LayoutRole, Whose } from "@/api/page-layouts";
import { useMay } from "@/api/use-project";
import { withNew } from "./arrange";
import classes from "./EntityPage.module.css";
import type { Arrangement } from "./use-arrangement";

const ROLES = ["manager", "supervisor", "artist", "client", "vendor"] as const;

interface Props {
  projectId: string;
  arrangement: Arrangement;
  /** What could stand on the page and does not. */
  spare: readonly { id: string; title: string }[];
}

/** For whom the page is being arranged, what more may stand on it, and the two ways out. */
export function ArrangeBar({ projectId, arrangement, spare }: Props) {
  const { t } = useTranslation();
  const mayHere = useMay(projectId)("page_layout.save_for");
  const mayEverywhere = useMay()("page_layout.save_for");
  const { whose, layout, widgets, isSaving, problem } = arrangement;
  const forEach = (where: "project" | "studio") => ({
    group: t(`detail.whose.${where}`),
    items: [
      { value: `${where}:`, label: t(`detail.everybody.${where}`) },
      ...ROLES.map((role) => ({
        value: `${where}:${role}`,
        label: t(`detail.roleIn.${where}`, { role: t(`detail.role.${role}`) }),
      })),
    ],
  });
  const choices = [
    { value: "person", label: t("detail.forMe") },
    ...(mayHere ? [forEach("project")] : []),
    ...(mayEverywhere ? [forEach("studio")] : []),
  ];
  return (
    <div className={classes.arrange} role="toolbar" aria-label={t("detail.arrange")}>
      {mayHere ? (
        <Select
          className={classes.whose ?? ""}
          aria-label={t("detail.forWhom")}
          data={choices}
          value={valueOf(whose)}
          onChange={(value) => value && arrangement.onWhose(whoseOf(value))}
          allowDeselect={false}
        />
      ) : (
        <span>{t("detail.forMeText")}</span>
      )}
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={15} />} disabled={spare.length === 0}>
            {t("detail.add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {spare.map(({ id, title }) => (
            <Menu.Item key={id} onClick={() => arrangement.onWidgets((old) => withNew(old, id))}>
              {title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="subtle"
        color="gray"
        disabled={isSaving || typeof layout?.rev !== "number"}
        onClick={arrangement.onReset}
      >
        {t("detail.reset")}
      </Button>
      <span className={classes.space} />
      {problem && (
        <span className={classes.problem} role="alert">
          {problem.message}
        </span>
      )}
      <Button variant="default" disabled={isSaving} onClick={arrangement.onCancel}>
        {t("state.cancel")}
      </Button>
      <Button loading={isSaving} disabled={!layout || widgets.length === 0} onClick={arrangement.onSave}>
        {t("detail.save")}
      </Button>
    </div>
  );
}

function valueOf(whose: Whose): string {
  return whose.whose === "person" ? "person" : `${whose.whose}:${whose.role ?? ""}`;
}

function whoseOf(value: string): Whose {
  if (value === "person") return { whose: "person" };
  const [where, role] = value.split(":");
  return { whose: where as "project" | "studio", role: (role || null) as LayoutRole | null };
}
