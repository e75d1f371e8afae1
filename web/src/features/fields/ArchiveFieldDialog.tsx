import { Button, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { archiveField, fieldImpactQuery } from "@/api/own-fields";
import { refusalOf } from "@/api/problem";
import type { FieldOut } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { LoadingRows } from "@/ui/states";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./FieldsPage.module.css";

interface Props {
  field: FieldOut;
  onClose: () => void;
  onDone: () => void;
}

/** What hangs on a field is said before it is put away. */
export function ArchiveFieldDialog({ field, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { data, error } = useQuery(fieldImpactQuery(field.id));
  const archiving = useMutation({ mutationFn: () => archiveField(field.id), onSuccess: onDone });
  const problem = archiving.error ?? error;
  return (
    <Dialog opened onClose={onClose} title={t("ownFields.archiveTitle", { name: field.name })}>
      <Stack gap="sm">
        {!data && !error && <LoadingRows rows={2} />}
        {data && (
          <div>
            {data.rows > 0 ? t("ownFields.impactRows", { count: data.rows }) : t("ownFields.previewNone")}{" "}
            {data.view_count > 0 && t("ownFields.impactViews", { count: data.view_count })}
            {data.views.length > 0 && (
              <div className={classes.quiet}>{data.views.map(({ name }) => name).join(", ")}</div>
            )}
          </div>
        )}
        <div className={classes.quiet}>{t("ownFields.impactKept")}</div>
        <DialogEnd refusal={refusalOf(problem)} onClose={onClose} startsOnCancel>
          <Button loading={archiving.isPending} onClick={() => archiving.mutate()}>
            {t("ownFields.archive")}
          </Button>
        </DialogEnd>
      </Stack>
    </Dialog>
  );
}
