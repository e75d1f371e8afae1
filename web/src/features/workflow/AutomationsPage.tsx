import { ActionIcon, Button, Select, Switch } from "@mantine/core";
import { IconArchive, IconArrowsRight, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { projectsQuery } from "@/api/projects";
import type { StatusAutomationOut } from "@/api/schema.gen";
import { archiveRows, createRow, editRow, listQuery, refreshList } from "@/api/studio-lists";
import { useMay } from "@/api/use-project";
import { ArchivedList } from "@/editing/ArchivedList";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import type { Row } from "./list-config";
import classes from "./Lists.module.css";
import { RuleWords, useRuleNames, useSentence } from "./RuleWords";

const PATH = "status-automations";
const EVERY = "every";

/** What follows by itself when a task reaches a status, said as sentences. */
export function AutomationsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(
    listQuery<StatusAutomationOut>(PATH, { sort: "position,created_at", archived: "yes" }),
  );
  const live = (data ?? []).filter(({ archived_at }) => !archived_at);
  const sentence = useSentence();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1 className={classes.title}>{t("workflow.automations.title")}</h1>
            <p className={classes.text}>{t("workflow.automations.text")}</p>
          </div>
        </div>
        {may("status_automation.create") && <Builder />}
        <div className={classes.section}>
          {data ? (
            live.length > 0 ? (
              <ul className={classes.list} aria-label={t("workflow.automations.title")}>
                {live.map((rule) => (
                  <Rule key={rule.id} rule={rule} />
                ))}
              </ul>
            ) : (
              <EmptyState icon={<IconArrowsRight size={26} stroke={1.5} />} title={t("workflow.automations.empty")}>
                {t("workflow.automations.emptyText")}
              </EmptyState>
            )
          ) : error ? (
            <ErrorState
              title={t("workflow.failed")}
              detail={Problem.from(error).message}
              copyable={Problem.from(error).copyable}
              onRetry={() => void refetch()}
            />
          ) : (
            <LoadingRows rows={4} />
          )}
          <ArchivedList
            rows={(data ?? []).filter(({ archived_at }) => archived_at)}
            name={sentence}
            onRestore={may("status_automation.restore") ? (id) => archiveRows(PATH, [id], "restore") : undefined}
            refresh={() => refreshList(queries, PATH)}
          >
            {(rule) => (
              <span className={classes.name}>
                <RuleWords rule={rule} />
              </span>
            )}
          </ArchivedList>
        </div>
      </div>
    </main>
  );
}

function Rule({ rule }: { rule: StatusAutomationOut }) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const sentence = useSentence()(rule);
  const refresh = () => refreshList(queries, PATH);
  const switching = useMutation({
    mutationFn: (active: boolean) => editRow(PATH, rule.id, { active, rev: rule.rev }),
    onSettled: refresh,
  });
  const archiving = useMutation({ mutationFn: () => archiveRows(PATH, [rule.id]), onSettled: refresh });
  const problem = switching.error ?? archiving.error;
  return (
    <li className={classes.line}>
      <Switch
        checked={rule.active}
        onChange={(event) => switching.mutate(event.currentTarget.checked)}
        disabled={!may("status_automation.edit")}
        aria-label={t("workflow.automations.active", { sentence })}
      />
      <span className={classes.name}>
        <RuleWords rule={rule} />
        {problem && (
          <span className={classes.problem} role="alert">
            {Problem.from(problem).message}
          </span>
        )}
      </span>
      {may("status_automation.archive") && (
        <ActionIcon onClick={() => archiving.mutate()} aria-label={t("workflow.archive", { name: sentence })}>
          <IconArchive size={15} />
        </ActionIcon>
      )}
    </li>
  );
}

/** "When [Modeling] becomes [Approved], set [Rigging] to [Ready]". */
function Builder() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { types, statuses } = useRuleNames();
  const { data: projects = [] } = useQuery(projectsQuery);
  const [project, setProject] = useState(EVERY);
  const [when, setWhen] = useState<string | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  const [action, setAction] = useState<"set_status" | "mark_ready">("set_status");
  const [then, setThen] = useState<string | null>(null);
  const [follows, setFollows] = useState<string | null>(null);
  const making = useMutation({
    mutationFn: () =>
      createRow(PATH, {
        project_id: project === EVERY ? null : project,
        when_task_type_id: when,
        when_status_id: reached,
        action,
        then_task_type_id: then,
        then_status_id: follows,
      }),
    onSuccess: () => {
      setThen(null);
      setFollows(null);
      return refreshList(queries, PATH);
    },
  });
  const live = (rows: Row[]) => rows.filter(({ archived_at }) => !archived_at);
  const kind = types.find(({ id }) => id === when)?.for_kind;
  const named = (rows: Row[]) => live(rows).map(({ id, name }) => ({ value: id, label: name }));
  const ofKinds = [...new Set(live(types).map(({ for_kind }) => for_kind ?? ""))].map((group) => ({
    group: t(`workflow.kinds.${group as "shot"}`),
    items: named(types.filter(({ for_kind }) => for_kind === group)),
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const problem = making.error && Problem.from(making.error);
  return (
    <form onSubmit={submit}>
      <div className={classes.sentence}>
        <Select
          label={t("workflow.automations.project")}
          data={[
            { value: EVERY, label: t("workflow.automations.everyProject") },
            ...projects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={project}
          onChange={(id) => setProject(id ?? EVERY)}
          allowDeselect={false}
          searchable
        />
        <Select
          label={t("workflow.automations.when")}
          placeholder={t("workflow.automations.type")}
          data={ofKinds}
          value={when}
          onChange={(id) => {
            setWhen(id);
            setThen(null);
          }}
          searchable
        />
        <Select
          label={t("workflow.automations.becomes")}
          placeholder={t("workflow.automations.status")}
          data={named(statuses)}
          value={reached}
          onChange={setReached}
          searchable
        />
        <Select
          label={t("workflow.automations.do")}
          data={[
            { value: "set_status", label: t("workflow.automations.setChoice") },
            { value: "mark_ready", label: t("workflow.automations.markChoice") },
          ]}
          value={action}
          onChange={(chosen) => setAction((chosen as "set_status" | null) ?? action)}
          allowDeselect={false}
        />
        <Select
          label={t("workflow.automations.task")}
          placeholder={t("workflow.automations.type")}
          data={named(types.filter(({ for_kind }) => for_kind === kind))}
          value={then}
          onChange={setThen}
          disabled={when === null}
          searchable
        />
        <Select
          label={t("workflow.automations.to")}
          placeholder={t("workflow.automations.status")}
          data={named(statuses)}
          value={follows}
          onChange={setFollows}
          searchable
        />
        <Button
          type="submit"
          leftSection={<IconPlus size={15} />}
          disabled={!when || !reached || !then || !follows}
          loading={making.isPending}
        >
          {t("workflow.automations.add")}
        </Button>
      </div>
      {problem && (
        <p className={classes.problem} role="alert">
          {problem.message}
        </p>
      )}
    </form>
  );
}
