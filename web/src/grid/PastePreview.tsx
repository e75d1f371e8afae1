import { Button, Group, Stack, Table as Grid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/Dialog";
import type { PastePlan } from "./paste";
import classes from "./PastePreview.module.css";

interface Props<Row> {
  plan: PastePlan<Row>;
  onPaste: () => void;
  onClose: () => void;
}

/** More are counted, not listed. */
const MOST_LISTED = 200;

/** Before anything is changed: what fits, which rows are new, and each value that does not fit with the reason. */
export function PastePreview<Row>({ plan, onPaste, onClose }: Props<Row>) {
  const { t } = useTranslation();
  const { edits, misfits, newRows } = plan;
  const listed = misfits.slice(0, MOST_LISTED);
  const isNothing = edits.length === 0 && newRows.length === 0;
  const title = misfits.length > 0 ? t("cells.preview.title") : t("cells.preview.newTitle");
  const act = misfits.length > 0 ? t("cells.preview.pasteFits") : t("cells.preview.addRows", { count: newRows.length });
  return (
    <Dialog opened onClose={onClose} title={title} size="xl">
      <Stack gap="sm">
        <div>
          {edits.length > 0 && <Text size="sm">{t("cells.preview.fits", { count: edits.length })}</Text>}
          {newRows.length > 0 && <Text size="sm">{t("cells.preview.newRows", { count: newRows.length })}</Text>}
          {misfits.length > 0 && <Text size="sm">{t("cells.preview.misfits", { count: misfits.length })}</Text>}
        </div>
        {listed.length > 0 && (
          <div className={classes.list} tabIndex={0} role="region" aria-label={title}>
            <Grid stickyHeader verticalSpacing={4} fz="sm">
              <Grid.Thead>
                <Grid.Tr>
                  <Grid.Th>{t("cells.preview.row")}</Grid.Th>
                  <Grid.Th>{t("cells.preview.column")}</Grid.Th>
                  <Grid.Th>{t("cells.preview.value")}</Grid.Th>
                  <Grid.Th>{t("cells.preview.reason")}</Grid.Th>
                </Grid.Tr>
              </Grid.Thead>
              <Grid.Tbody>
                {listed.map(({ row, column, text, reason }, at) => (
                  <Grid.Tr key={at}>
                    <Grid.Td>{row}</Grid.Td>
                    <Grid.Td>{column}</Grid.Td>
                    <Grid.Td className={classes.value}>{text}</Grid.Td>
                    <Grid.Td>{reason}</Grid.Td>
                  </Grid.Tr>
                ))}
              </Grid.Tbody>
            </Grid>
          </div>
        )}
        {misfits.length > listed.length && (
          <Text size="sm">{t("cells.preview.more", { count: misfits.length - listed.length })}</Text>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus={isNothing || undefined}>
            {t("cells.preview.cancel")}
          </Button>
          <Button onClick={onPaste} disabled={isNothing} data-autofocus={!isNothing || undefined}>
            {act}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
