import { Button, Radio, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { createView, editView, type ViewOut } from "@/api/views";
import { uuid7 } from "@/lib/uuid";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { kept } from "./saved-state";
import type { PageView } from "./use-view";
import { useMayShare, type ViewDialogs } from "./use-view-entries";
import classes from "./ViewDialog.module.css";

interface Props {
  view: PageView;
  dialog: ViewDialogs;
  act: (work: () => Promise<unknown>, done?: string) => Promise<void>;
  onClose: () => void;
}

const SHARES = ["private", "project", "studio"] as const;
const WHO = { private: "view.private", project: "view.project", studio: "view.studio" } as const;

/** Names a view: a new one, for whom it is; or the one that is open. */
export function ViewDialog({ view, dialog, act, onClose }: Props) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const mayShare = useMayShare();
  const isNew = dialog === "saveAs";
  const [name, setName] = useState(isNew ? "" : (view.saved?.name ?? ""));
  const [share, setShare] = useState<ViewOut["share"]>("private");
  const [problem, setProblem] = useState("");
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    if (!isNew && view.saved) return editView(view.saved.id, { name: name.trim() });
    const made = await createView({
      ...{ id: uuid7(), name: name.trim(), page: view.page, share },
      project_id: share === "studio" ? null : projectId,
      state: kept(view.state),
    });
    view.open(made.id);
    return made;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setProblem(t("view.nameNeeded"));
    setSaving(true);
    save().then(
      (saved) => {
        onClose();
        return act(() => Promise.resolve(saved), t("view.saved"));
      },
      (error: unknown) => {
        setSaving(false);
        setProblem(Problem.from(error).message);
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={t(isNew ? "view.saveAs" : "view.rename").replace("…", "")} size="sm">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={t("view.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={200}
            error={problem || null}
            data-autofocus
          />
          {isNew && (
            <Radio.Group
              label={t("view.who")}
              description={mayShare("project") || mayShare("studio") ? undefined : t("view.mayNotShare")}
              value={share}
              onChange={(chosen) => setShare(chosen as ViewOut["share"])}
            >
              <div className={classes.shares}>
                {SHARES.map((one) => (
                  <Radio key={one} size="xs" value={one} label={t(WHO[one])} disabled={!mayShare(one)} />
                ))}
              </div>
            </Radio.Group>
          )}
          <DialogEnd onClose={onClose}>
            <Button type="submit" loading={isSaving}>
              {t("view.keep")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
