import { Button, Menu } from "@mantine/core";
import { IconBell, IconBellOff, IconBellRinging } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { followEntity, followingQuery, followTask } from "@/api/inbox";
import { refusalOf } from "@/api/problem";
import type { FollowingOut } from "@/api/schema.gen";
import { Refusal } from "@/ui/Refusal";

type Following = FollowingOut["task"];

const STATES = [
  { state: "follow", icon: IconBellRinging, label: "notes.follow" },
  { state: "none", icon: IconBell, label: "notes.followUsual" },
  { state: "mute", icon: IconBellOff, label: "notes.mute" },
] as const;

/** What one wants to hear of a task, and of all tasks of its shot or asset. */
export function FollowButton({ taskId, entityId }: { taskId: string; entityId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery(followingQuery(taskId));
  const choosing = useMutation({
    mutationFn: async ({ of, state }: { of: "task" | "entity"; state: Following }) => {
      if (of === "task") await followTask(taskId, state);
      else await followEntity(entityId, state);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["following"] }),
  });
  const now = data ? (data.task === "none" ? data.entity : data.task) : "none";
  const shown = STATES.find(({ state }) => state === now) ?? STATES[1];
  const choices = (of: "task" | "entity", held: Following) =>
    STATES.map(({ state, icon: Icon, label }) => (
      <Menu.RadioItem
        key={`${of} ${state}`}
        value={state}
        aria-checked={held === state}
        rightSection={<Icon size={15} />}
      >
        {t(label)}
      </Menu.RadioItem>
    ));
  return (
    <>
      <Refusal text={refusalOf(choosing.error)} />
      <Menu position="bottom-end" width={260} withinPortal>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<shown.icon size={14} />}
            loading={choosing.isPending}
          >
            {t(now === "follow" ? "notes.following" : now === "mute" ? "notes.muted" : "notes.follow")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("notes.thisTask")}</Menu.Label>
          <Menu.RadioGroup
            value={data?.task ?? "none"}
            onChange={(state) => choosing.mutate({ of: "task", state: state as Following })}
          >
            {choices("task", data?.task ?? "none")}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t("notes.wholeEntity")}</Menu.Label>
          <Menu.RadioGroup
            value={data?.entity ?? "none"}
            onChange={(state) => choosing.mutate({ of: "entity", state: state as Following })}
          >
            {choices("entity", data?.entity ?? "none")}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
