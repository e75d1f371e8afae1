import { Button, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ACCESS_LEVELS, createSlots, type Slot } from "@/api/team";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./Dialogs.module.css";
import { useSlotWrite } from "./use-slot-write";

const MOST = 50;

interface Props {
  projectId: string;
  departments: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** Several open slots of one role at once: "4 × Animator". */
export function NewSlotsDialog({ projectId, departments, onClose }: Props) {
  const { t } = useTranslation();
  const [count, setCount] = useState(1);
  const [role, setRole] = useState("");
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [access, setAccess] = useState<Slot["access"]>(null);
  const [allocation, setAllocation] = useState(100);
  const [rate, setRate] = useState<number | null>(null);
  const [ids] = useState(() => Array.from({ length: MOST }, uuid7));
  const { write, isBusy, problem } = useSlotWrite(onClose);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const day = (name: string) => String(form.get(name) ?? "") || null;
    const fields = {
      ...{ project_id: projectId, role: role.trim(), department_id: departmentId, allocation: allocation / 100 },
      ...{ display_name: String(form.get("display_name") ?? "").trim() },
      ...{ starts_on: day("starts_on"), ends_on: day("ends_on"), access, day_rate: rate },
    };
    // The ids are made here, so that a second press makes nothing twice.
    const rows = ids.slice(0, count).map((id) => ({ ...fields, id }));
    write({ title: t("team.did.create", { count, role: fields.role }), count, send: () => createSlots(rows) });
  };
  return (
    <Dialog opened onClose={onClose} title={t("team.newSlots")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <div className={classes.howMany}>
            <NumberInput
              label={t("team.howMany")}
              min={1}
              max={MOST}
              clampBehavior="strict"
              allowDecimal={false}
              value={count}
              onChange={(value) => setCount(Math.min(MOST, Math.max(1, Number(value) || 1)))}
            />
            <TextInput
              label={t("team.role")}
              placeholder={t("team.roleExample")}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value)}
              error={problem?.about("role")}
              required
              data-autofocus
            />
          </div>
          <TextInput
            name="display_name"
            label={t("team.forWhom")}
            placeholder={t("team.forWhomExample")}
            error={problem?.about("display_name")}
          />
          <Select
            label={t("team.department")}
            placeholder={t("team.noDepartment")}
            data={departments.map(({ id, name }) => ({ value: id, label: name }))}
            value={departmentId}
            onChange={setDepartmentId}
            clearable
            searchable
          />
          <Select
            label={t("team.access")}
            description={t("team.accessHint")}
            placeholder={t("team.asAccount")}
            data={ACCESS_LEVELS.map((level) => ({ value: level, label: t(`people.types.${level}`) }))}
            value={access}
            onChange={(level) => setAccess(level as Slot["access"])}
            error={problem?.about("access")}
            clearable
          />
          <div className={classes.when}>
            <TextInput type="date" name="starts_on" label={t("team.starts_on")} />
            <TextInput type="date" name="ends_on" label={t("team.ends_on")} error={problem?.about("ends_on")} />
            <NumberInput
              label={t("team.allocation")}
              suffix=" %"
              min={0}
              max={100}
              value={allocation}
              onChange={(value) => setAllocation(Number(value) || 0)}
            />
          </div>
          <NumberInput
            label={t("team.rate")}
            description={t("team.rateHint")}
            min={0}
            decimalScale={2}
            value={rate ?? ""}
            onChange={(value) => setRate(value === "" ? null : Number(value))}
          />
          <DialogEnd
            refusal={
              problem &&
              !["ends_on", "role", "access", "display_name"].some((field) => problem.about(field)) &&
              problem.message
            }
            onClose={onClose}
          >
            <Button type="submit" disabled={!role.trim()} loading={isBusy}>
              {t("team.createDo", { count })}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
