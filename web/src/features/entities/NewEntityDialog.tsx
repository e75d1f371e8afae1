import { Autocomplete, Button, Checkbox, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy } from "@/api/grid-copy";
import { Problem } from "@/api/problem";
import { useProjectContext } from "@/api/use-project";
import { natural } from "@/lib/natural";
import { create } from "./create";
import classes from "./NewEntityDialog.module.css";
import { Dialog } from "@/ui/Dialog";

interface Props {
  kind: "shot" | "asset";
  copy: GridCopy;
  onClose: () => void;
}

export function NewEntityDialog({ kind, copy, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { task_types, entity_types } = useProjectContext(copy.projectId);
  const sequences = [...copy.parents.values()].map(({ name }) => name).toSorted(natural);
  const types = entity_types
    .filter((type) => type.kind === "asset")
    .map(({ id, name }) => ({ value: id, label: name }));
  const [names, setNames] = useState("");
  const [sequence, setSequence] = useState(sequences.at(-1) ?? "");
  const [typeId, setTypeId] = useState<string | null>(types[0]?.value ?? null);
  const [frameIn, setFrameIn] = useState<number | string>("");
  const [frameOut, setFrameOut] = useState<number | string>("");
  const [withTasks, setWithTasks] = useState(true);
  const making = useMutation({
    mutationFn: () =>
      create(queries, copy, {
        kind,
        names: names
          .split(",")
          .map((name) => name.trim())
          .filter(Boolean),
        sequence: sequence.trim(),
        typeId: kind === "asset" ? typeId : null,
        frameIn: frameIn === "" ? null : Number(frameIn),
        frameOut: frameOut === "" ? null : Number(frameOut),
        taskTypeIds: withTasks ? task_types.filter((type) => type.for_kind === kind).map(({ id }) => id) : [],
      }),
    onSuccess: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const isAsset = kind === "asset";
  return (
    <Dialog opened onClose={onClose} title={t(isAsset ? "grid.newAsset" : "grid.newShot")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {isAsset ? (
            <Select label={t("grid.type")} data={types} value={typeId} onChange={setTypeId} />
          ) : (
            <Autocomplete
              label={t("grid.sequence")}
              description={t("grid.sequenceHint")}
              data={sequences}
              value={sequence}
              onChange={setSequence}
              size="sm"
            />
          )}
          <TextInput
            label={t("grid.names")}
            placeholder={isAsset ? "" : "SH010, SH020"}
            value={names}
            onChange={(event) => setNames(event.currentTarget.value)}
            required
            data-autofocus
          />
          {!isAsset && (
            <Group grow>
              <NumberInput label={t("grid.frameIn")} value={frameIn} onChange={setFrameIn} allowDecimal={false} />
              <NumberInput label={t("grid.frameOut")} value={frameOut} onChange={setFrameOut} allowDecimal={false} />
            </Group>
          )}
          <Checkbox
            label={t("grid.withTasks")}
            checked={withTasks}
            onChange={(event) => setWithTasks(event.currentTarget.checked)}
          />
          {making.error && (
            <p className={classes.refusal} role="alert">
              {Problem.from(making.error).message}
            </p>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("state.cancel")}
            </Button>
            <Button type="submit" loading={making.isPending}>
              {t("grid.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
