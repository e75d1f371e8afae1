import { ActionIcon, Button, ColorInput, Popover, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { refreshContext } from "@/api/context";
import { Problem } from "@/api/problem";
import { listQuery } from "@/api/studio-lists";
import { useMay, useProjectContext } from "@/api/use-project";
import { setWorkflow } from "@/api/workflow";
import { StatusLabel } from "@/ui/StatusLabel";
import type { Row } from "./list-config";
import classes from "./Lists.module.css";
import { OrderedList } from "./OrderedList";
import { SWATCHES } from "./swatches";

const LISTS = [
  { part: "task_types", path: "task-types" },
  { part: "task_statuses", path: "task-statuses" },
  { part: "entity_types", path: "entity-types" },
] as const;

type Part = (typeof LISTS)[number]["part"];

interface Step {
  id: string;
  name: string;
  color: string;
  own_color?: string | null;
  archived?: boolean;
  for_kind?: string;
}

/** Which task types, statuses and asset types a project uses, in its order and its colours. */
export function ProjectWorkflow({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1 className={classes.title}>{t("workflow.project.title")}</h1>
            <p className={classes.text}>{t("workflow.project.text")}</p>
          </div>
        </div>
        {LISTS.map(({ part, path }) => (
          <Steps key={part} projectId={projectId} part={part} path={path} />
        ))}
      </div>
    </main>
  );
}

function Steps({ projectId, part, path }: { projectId: string; part: Part; path: (typeof LISTS)[number]["path"] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayEdit = useMay(projectId)("project.set_workflow");
  const context = useProjectContext(projectId);
  const used: Step[] = context[part];
  const { data: all } = useQuery(listQuery<Row>(path, { sort: "priority,name" }));
  const saving = useMutation({
    mutationFn: (steps: Step[]) =>
      setWorkflow(projectId, { [part]: steps.map(({ id, own_color }) => ({ id, color: own_color ?? null })) }),
    onSettled: () => refreshContext(queries, projectId),
  });
  const shown = saving.isPending ? saving.variables : used;
  const byId = new Map(shown.map((step) => [step.id, step]));
  const left = (all ?? []).filter(({ id }) => !byId.has(id));
  const order = (ids: string[]) => saving.mutate(ids.map((id) => byId.get(id)).filter((step) => step !== undefined));
  return (
    <section className={classes.section} aria-label={t(`workflow.project.${part}`)}>
      <h2>{t(`workflow.project.${part}`)}</h2>
      {saving.error && (
        <p className={classes.problem} role="alert">
          {Problem.from(saving.error).message}
        </p>
      )}
      {shown.length === 0 && <p className={classes.text}>{t("workflow.project.none")}</p>}
      <OrderedList
        label={t(`workflow.project.${part}`)}
        rows={shown}
        name={({ name }) => name}
        onOrder={mayEdit ? order : undefined}
      >
        {(step) => (
          <>
            <span className={classes.name}>
              <StatusLabel name={step.name} color={step.color} />
              <span className={classes.facts}>
                {[
                  step.for_kind && t(`workflow.kinds.${step.for_kind as "shot"}`),
                  step.own_color && t("workflow.project.ownColor"),
                  step.archived && t("workflow.project.archived"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            {mayEdit && (
              <>
                <StepColor
                  step={step}
                  onChange={(color) =>
                    saving.mutate(
                      shown.map((one) =>
                        one.id === step.id ? { ...one, own_color: color, color: color ?? one.color } : one,
                      ),
                    )
                  }
                />
                <ActionIcon
                  onClick={() => saving.mutate(shown.filter(({ id }) => id !== step.id))}
                  aria-label={t("workflow.project.leaveOut", { name: step.name })}
                >
                  <IconX size={15} />
                </ActionIcon>
              </>
            )}
          </>
        )}
      </OrderedList>
      {mayEdit && left.length > 0 && (
        <Select
          className={classes.add}
          aria-label={t("workflow.project.add", { list: t(`workflow.project.${part}`) })}
          placeholder={t("workflow.project.addHint")}
          data={left.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(id) => {
            const row = left.find((one) => one.id === id);
            if (row) saving.mutate([...shown, { id: row.id, name: row.name, color: row.color ?? "#8a93a2" }]);
          }}
          searchable
        />
      )}
    </section>
  );
}

/** A colour of the project's own, or back to the studio's. */
function StepColor({ step, onChange }: { step: Step; onChange: (color: string | null) => void }) {
  const { t } = useTranslation();
  const [color, setColor] = useState<string | null>(null);
  return (
    <Popover opened={color !== null} onChange={() => setColor(null)} position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon
          onClick={() => setColor(step.color)}
          aria-label={t("workflow.project.color", { name: step.name })}
          title={t("workflow.color")}
        >
          <span className={classes.swatch} style={{ background: step.color }} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <ColorInput
          label={t("workflow.color")}
          value={color ?? ""}
          onChange={setColor}
          swatches={SWATCHES}
          withEyeDropper={false}
          popoverProps={{ withinPortal: false }}
        />
        <div className={classes.foot}>
          <Button
            onClick={() => {
              if (color && /^#[\da-f]{6}$/i.test(color)) onChange(color);
              setColor(null);
            }}
          >
            {t("workflow.save")}
          </Button>
          {step.own_color && (
            <Button
              variant="default"
              onClick={() => {
                onChange(null);
                setColor(null);
              }}
            >
              {t("workflow.project.studioColor")}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
