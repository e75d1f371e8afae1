import { Button } from "@mantine/core";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ownFieldsQuery, placeFields, restoreField } from "@/api/own-fields";
import { Problem, refusalOf } from "@/api/problem";
import type { FieldOut } from "@/api/schema.gen";
import { newest } from "@/lib/newest";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import { ArchiveFieldDialog } from "./ArchiveFieldDialog";
import { FieldDialog } from "./FieldDialog";
import { FIELD_KINDS, STUDIO_KINDS } from "./field-types";
import { FieldLine } from "./FieldLine";
import classes from "./FieldsPage.module.css";
import { TypeDialog } from "./TypeDialog";

type Asked = { dialog: "edit" | "type" | "archive"; field: FieldOut } | { dialog: "new" } | null;

export function StudioFieldsPage() {
  return <FieldsPage projectId={null} />;
}

export function ProjectFieldsPage({ projectId }: { projectId: string }) {
  return <FieldsPage projectId={projectId} />;
}

/** The studio's own fields, kind by kind, in the order of their columns. */
function FieldsPage({ projectId }: { projectId: string | null }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(ownFieldsQuery(projectId));
  const { data: shared = NONE } = useQuery({ ...ownFieldsQuery(null), enabled: projectId !== null });
  const [asked, setAsked] = useState<Asked>(null);
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(ownFieldsQuery(projectId)),
      queries.invalidateQueries({ queryKey: ["context"] }),
    ]);
  const restoring = useMutation({ mutationFn: restoreField, onSuccess: refresh });
  const placing = useMutation({ mutationFn: placeFields, onSuccess: refresh });
  const close = () => setAsked(null);
  const done = async () => {
    close();
    await refresh();
  };
  const add = (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAsked({ dialog: "new" })}>
      {t("ownFields.new")}
    </Button>
  );
  const problem = restoring.error ?? placing.error;
  const chosen = asked && "field" in asked ? newest(asked.field, data) : null;
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <h1 className={classes.title}>{t("ownFields.title")}</h1>
          {data && data.length > 0 && add}
        </div>
        <p className={classes.lead}>{t(projectId ? "ownFields.leadProject" : "ownFields.lead")}</p>
        <Refusal text={refusalOf(problem)} />
        {error && !data && (
          <ErrorState
            {...{ title: t("ownFields.failed"), detail: Problem.from(error).message }}
            {...{ copyable: String(error), onRetry: () => void refetch() }}
          />
        )}
        {!data && !error && <LoadingRows />}
        {data?.length === 0 && (
          <EmptyState icon={<IconForms size={26} stroke={1.5} />} title={t("ownFields.emptyTitle")} action={add}>
            {t("ownFields.empty")}
          </EmptyState>
        )}
        {byKind(data ?? NONE, projectId ? shared : NONE).map(({ kind, fields, ofStudio }) => (
          <section key={kind} aria-label={t(`ownFields.kind.${kind}`)}>
            <h2 className={classes.kind}>{t(`ownFields.kind.${kind}`)}</h2>
            <ul className={classes.list}>
              {ofStudio.map((field) => (
                <FieldLine key={field.id} field={field} isOfStudio />
              ))}
              {fields.map((field, place) => (
                <FieldLine
                  key={field.id}
                  field={field}
                  onAsk={(dialog) => setAsked({ dialog, field })}
                  onRestore={() => restoring.mutate(field.id)}
                  onUp={place === 0 ? null : () => placing.mutate(swapped(fields, place - 1))}
                  onDown={place === fields.length - 1 ? null : () => placing.mutate(swapped(fields, place))}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {asked?.dialog === "new" && <FieldDialog {...{ projectId, field: null, onClose: close, onDone: done }} />}
      {chosen && asked?.dialog === "edit" && (
        <FieldDialog {...{ projectId, field: chosen, onClose: close, onDone: done }} />
      )}
      {chosen && asked?.dialog === "type" && (
        <TypeDialog {...{ field: chosen, onClose: close, onDone: done, onOvertaken: refresh }} />
      )}
      {chosen && asked?.dialog === "archive" && (
        <ArchiveFieldDialog {...{ field: chosen, onClose: close, onDone: done }} />
      )}
    </main>
  );
}

const NONE: readonly FieldOut[] = [];

/** The fields of each kind that has any: those of the page, and, for a project, the studio's before them. */
function byKind(own: readonly FieldOut[], shared: readonly FieldOut[]) {
  return [...FIELD_KINDS, ...STUDIO_KINDS].flatMap((kind) => {
    const fields = own.filter((field) => field.kind === kind);
    const ofStudio = shared.filter(
      (field) => field.kind === kind && !field.archived_at && !STUDIO_KINDS.includes(kind),
    );
    return fields.length + ofStudio.length > 0 ? [{ kind, fields, ofStudio }] : [];
  });
}

/** The positions of all after one and its next changed places: fields made together may share a number. */
function swapped(fields: readonly FieldOut[], place: number): { id: string; position: number }[] {
  const order = fields.map(({ id }) => id);
  order.splice(place, 2, order[place + 1] ?? "", order[place] ?? "");
  return order.map((id, at) => ({ id, position: (at + 1) * 10 }));
}
