import { Button, Menu } from "@mantine/core";
import { IconDownload, IconFileTypeCsv, IconJson } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { exportDiary } from "@/api/export";
import { Problem } from "@/api/problem";
import { useMay } from "@/api/use-project";
import { saveFile } from "@/lib/save-file";
import { type ActivitySearch, feedFilters } from "./activity-search";
import classes from "./ActivityPage.module.css";

const FORMATS = [
  { format: "csv", icon: <IconFileTypeCsv size={15} /> },
  { format: "json", icon: <IconJson size={15} /> },
] as const;

/** What the diary shows, as a file. */
export function DiaryExport({ projectId, search }: { projectId: string; search: ActivitySearch }) {
  const { t } = useTranslation();
  const may = useMay(projectId)("project.feed_file");
  const taking = useMutation({
    mutationFn: (format: "csv" | "json") => exportDiary(projectId, feedFilters(search), format),
    onSuccess: ({ name, blob }) => saveFile(name, blob),
  });
  if (!may) return null;
  return (
    <>
      <Menu position="bottom-end" width="max-content">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={14} />} loading={taking.isPending}>
            {t("activity.export")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map(({ format, icon }) => (
            <Menu.Item key={format} leftSection={icon} onClick={() => taking.mutate(format)}>
              {t(`activity.exportAs.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {taking.error && (
        <p className={classes.problem} role="alert">
          {t("activity.notExported", { problem: Problem.from(taking.error).message })}
        </p>
      )}
    </>
  );
}
