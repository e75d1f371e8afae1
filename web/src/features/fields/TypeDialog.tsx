import { Button, Select, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeFieldType, typePreviewQuery } from "@/api/own-fields";
import { Problem, refusalOf } from "@/api/problem";
import type { FieldOut, TypePreview } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { LoadingRows } from "@/ui/states";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./FieldsPage.module.css";
import { FIELD_TYPES, type FieldType } from "./field-types";

interface Props {
  field: FieldOut;
  onClose: () => void;
  onDone: () => void;
  /** Somebody else has changed it: the newest is wanted. */
  onOvertaken: () => Promise<unknown>;
}

/** Another type, and what would become of the values: told before anything changes. */
export function TypeDialog({ field, onClose, onDone, onOvertaken }: Props) {
  const { t } = useTranslation();
  const [type, setType] = useState<FieldType>(field.type);
  const isOther = type !== field.type;
  const { data, error, isFetching, refetch } = useQuery({ ...typePreviewQuery(field.id, type), enabled: isOther });
  const changing = useMutation({
    mutationFn: () => changeFieldType(field, type),
    onSuccess: onDone,
    onError: (refused) => isOvertaken(refused) && Promise.all([onOvertaken(), refetch()]),
  });
  const problem = changing.error ?? error;
  return (
    <Dialog opened onClose={onClose} title={t("ownFields.typeOf", { name: field.name })}>
      <Stack gap="sm">
        <Select
          label={t("ownFields.type")}
          data={FIELD_TYPES.map((value) => ({ value, label: t(`ownFields.types.${value}`) }))}
          value={type}
          onChange={(value) => setType((value as FieldType | null) ?? type)}
          data-autofocus
        />
        {isOther && isFetching && <LoadingRows rows={2} />}
        {isOther && data && !isFetching && <Preview preview={data} />}
        <DialogEnd refusal={isOvertaken(problem) ? t("ownFields.overtaken") : refusalOf(problem)} onClose={onClose}>
          <Button disabled={!isOther || !data} loading={changing.isPending} onClick={() => changing.mutate()}>
            {t("ownFields.change")}
          </Button>
        </DialogEnd>
      </Stack>
    </Dialog>
  );
}

function isOvertaken(error: unknown): boolean {
  return Problem.from(error).slug === "rev-conflict";
}

function Preview({ preview }: { preview: TypePreview }) {
  const { t } = useTranslation();
  const { rows, kept, changed, lost, samples } = preview;
  return (
    <div role="status">
      <div>{rows > 0 ? t("ownFields.preview", { count: rows, kept, changed, lost }) : t("ownFields.previewNone")}</div>
      <ul className={classes.samples}>
        {samples.map(({ value, becomes, rows: count }) => (
          <li key={JSON.stringify(value)}>
            {shown(value)} {t("ownFields.becomes")} {becomes === null ? t("ownFields.nothing") : shown(becomes)}{" "}
            <span className={classes.quiet}>({count})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? `“${value}”` : JSON.stringify(value);
}
