import { Select, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type GridCopy, type GridRow, wholeName } from "@/api/grid-copy";
import { type Kind, PARENT_KIND } from "@/api/kinds";
import { lookup } from "@/api/lookup";
import { useProjectSession } from "@/api/project-session";
import { useMay, useProjectContext } from "@/api/use-project";
import { pictureAddress } from "@/api/picture";
import { Field } from "@/editing/Field";
import { OwnFields } from "@/editing/OwnFields";
import { ThumbnailChoice } from "@/editing/ThumbnailChoice";
import { readFps } from "@/lib/fps";
import { natural } from "@/lib/natural";
import classes from "./Fields.module.css";

const STATUSES = ["standby", "running", "complete", "canceled"] as const;
const HAS_FRAMES: ReadonlySet<string> = new Set(["shot", "sequence", "episode"]);

/** The fields of a shot, an asset, a sequence, an episode. */
export function RowFields({ copy, row }: { copy: GridCopy; row: GridRow }) {
  const { t } = useTranslation();
  const { projectId, edits } = useProjectSession();
  const context = useProjectContext(projectId);
  const { entity_types } = context;
  const may = useMay(projectId);
  const isReadOnly = !may("entity.edit_many");
  const kind = copy.kind as Kind;
  const save = (field: string, value: unknown, seen: unknown = row[field as keyof GridRow]) =>
    edits.save({ edits: [{ table: "entity", id: row.id, field, value, seen, rev: row.rev }] });
  const parentKind = PARENT_KIND[kind];
  const parents = [...copy.parents.values()]
    .map((parent) => ({ value: parent.id, label: wholeName(parent) }))
    .toSorted((one, other) => natural(one.label, other.label));
  const types = entity_types.filter((type) => type.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
  const number = (label: string, field: keyof GridRow) => (
    <Field
      {...{ label, isReadOnly, value: String(row[field] ?? "") }}
      wrong={(typed) => (wholeNumber.test(typed.trim()) ? null : t("panel.wholeNumber"))}
      onSave={(typed) => save(field, typed.trim() === "" ? null : Number(typed))}
    />
  );
  return (
    <>
      <div className={classes.pair}>
        <Field
          {...{ label: t("grid.name"), value: row.name, isReadOnly }}
          wrong={(typed) => (typed.trim() ? null : t("grid.nameNeeded"))}
          onSave={(typed) => save("name", typed.trim())}
        />
        <Select
          label={t("panel.status")}
          data={STATUSES.map((status) => ({ value: status, label: t(`panel.statuses.${status}`) }))}
          value={row.status}
          onChange={(status) => status !== row.status && save("status", status)}
          allowDeselect={false}
          disabled={isReadOnly}
          size="sm"
        />
      </div>
      <Field
        {...{ label: t("grid.description"), value: row.description, isReadOnly, isLong: true }}
        onSave={(typed) => save("description", typed)}
      />
      <div className={classes.pair}>
        {parentKind && (
          <Select
            label={t(`pages.${parentKind}.one`)}
            placeholder={t("panel.nothingAbove")}
            data={parents}
            value={row.parent_id}
            onChange={(id) => id !== row.parent_id && save("parent_id", id)}
            disabled={isReadOnly}
            size="sm"
            searchable
            clearable
          />
        )}
        {types.length > 0 && (
          <Select
            label={t("create.type")}
            data={types}
            value={row.entity_type_id}
            onChange={(id) => id !== row.entity_type_id && save("entity_type_id", id)}
            disabled={isReadOnly}
            size="sm"
            searchable
            clearable
          />
        )}
        <Field
          {...{ label: t("drawer.code"), value: row.code ?? "", isReadOnly }}
          onSave={(typed) => save("code", typed.trim() || null)}
        />
      </div>
      {HAS_FRAMES.has(kind) && (
        <div className={classes.triple}>
          {number(t("grid.frameIn"), "frame_in")}
          {number(t("grid.frameOut"), "frame_out")}
          {number(t("grid.frames"), "nb_frames")}
          {number(t("panel.handleIn"), "handle_in")}
          {number(t("panel.handleOut"), "handle_out")}
          <Field
            {...{ label: t("panel.fps"), isReadOnly, value: row.fps ?? "" }}
            wrong={(typed) => (readFps(typed) === null ? t("columns.notFps") : null)}
            onSave={(typed) => save("fps", readFps(typed) || null)}
          />
        </div>
      )}
      <div className={classes.pair}>
        {number(t("panel.cutOrder"), "cut_order")}
        <TagsInput
          label={t("panel.tags")}
          placeholder={row.tags.length === 0 ? t("panel.tagsHint") : ""}
          value={row.tags}
          onChange={(tags) => save("tags", tags)}
          disabled={isReadOnly}
          size="sm"
          clearable={false}
        />
      </div>
      {may("entity.set_thumbnail") && (
        <ThumbnailChoice key={row.id} of={{ entity: row.id }} hasPicture={row.thumbnail_id !== null}>
          {row.thumbnail_id ? (
            <img className={classes.picture} src={pictureAddress(row.thumbnail_id)} alt={t("grid.preview")} />
          ) : (
            <span className={classes.note}>{t("thumbnail.none")}</span>
          )}
        </ThumbnailChoice>
      )}
      <OwnFields
        {...{ projectId, row, isReadOnly, known: lookup(context, kind) }}
        onSave={(key, value, seen) => save(`extra.${key}`, value, seen)}
      />
    </>
  );
}

const wholeNumber = /^-?\d{0,7}$/u;
