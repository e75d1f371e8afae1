import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PAGE_OF_KIND } from "@/api/kinds";
import type { OverviewCell, Overview, OverviewPart, UsedTaskType } from "@/api/schema.gen";
import classes from "./Matrix.module.css";
import { MatrixCell } from "./MatrixCell";
import { sumOf } from "./sums";
import { ofType, tasksHref, under } from "./task-links";

/** More are shown when they are asked for. */
const SHOWN = 40;

interface Props {
  projectId: string;
  part: OverviewPart;
  overview: Overview;
  showsRetakes: boolean;
}

/** Headings by task types: of each cell the share that is done and its statuses as a bar, or how often it went back. */
export function Matrix({ projectId, part, overview, showsRetakes }: Props) {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const { kind, lines, sums } = part;
  const whole = new Map<string, OverviewCell>(sums.map((one) => [one.task_type_id, one]));
  const types = overview.task_types.filter(({ id }) => whole.has(id));
  const name = t(`nav.${PAGE_OF_KIND[kind]}`);
  const cell = { projectId, statuses: overview.statuses, showsRetakes };
  const hasHeadings = lines.length > 1 || lines[0]?.id != null;
  return (
    <div className={classes.scroll} role="region" aria-label={name} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.heading}>
              {name}
            </th>
            {types.map((type) => (
              <TypeHead key={type.id} type={type} />
            ))}
            <th scope="col" className={classes.all}>
              {t("overview.all")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className={classes.sums}>
            <th scope="row" className={classes.heading}>
              {t("overview.allOf", { kind: name })}
            </th>
            {types.map(({ id }) => (
              <MatrixCell key={id} {...cell} sum={whole.get(id)} conditions={[...under(kind), ofType(id)]} />
            ))}
            <MatrixCell {...cell} sum={sumOf(sums)} conditions={under(kind)} />
          </tr>
          {hasHeadings &&
            lines.slice(0, isWhole ? lines.length : SHOWN).map((line) => {
              const conditions = under(kind, line.id);
              const byType = new Map<string, OverviewCell>(line.cells.map((one) => [one.task_type_id, one]));
              return (
                <tr key={line.id ?? ""}>
                  <th scope="row" className={classes.heading}>
                    <a href={tasksHref(projectId, ...conditions)}>
                      {line.above && <span className={classes.quiet}>{line.above} </span>}
                      {line.name ?? t(kind === "asset" ? "fields.noType" : "overview.noHeading")}
                    </a>
                  </th>
                  {types.map(({ id }) => (
                    <MatrixCell key={id} {...cell} sum={byType.get(id)} conditions={[...conditions, ofType(id)]} />
                  ))}
                  <MatrixCell {...cell} sum={sumOf(line.cells)} conditions={conditions} />
                </tr>
              );
            })}
        </tbody>
      </table>
      {lines.length > SHOWN && !isWhole && (
        <Button variant="subtle" color="gray" onClick={() => setIsWhole(true)}>
          {t("overview.showAll", { count: lines.length })}
        </Button>
      )}
      {part.left_out > 0 && (isWhole || lines.length <= SHOWN) && (
        <p className={classes.quiet}>{t("overview.leftOut", { count: part.left_out })}</p>
      )}
    </div>
  );
}

function TypeHead({ type }: { type: UsedTaskType }) {
  return (
    <th scope="col">
      <i style={{ background: type.color }} aria-hidden />
      {type.name}
    </th>
  );
}
