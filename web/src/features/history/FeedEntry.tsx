import { Button, Loader } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeSetQuery } from "@/api/history";
import type { FeedLine } from "@/api/schema.gen";
import { useMay } from "@/api/use-project";
import { Diff } from "./Diff";
import { Entry } from "./Entry";
import type { Names } from "./names";
import { RevertButton } from "./RevertButton";

/** A sentence of the diary that opens on what it changed. */
export function FeedEntry({ projectId, line, names }: { projectId: string; line: FeedLine; names: Names }) {
  const { t } = useTranslation();
  const may = useMay(projectId);
  const [isOpen, { toggle }] = useDisclosure();
  const actions = (
    <>
      <Button size="compact-xs" variant="subtle" color="gray" aria-expanded={isOpen} onClick={toggle}>
        {t("history.changes", { count: line.changes })}
      </Button>
      {may("change_set.revert") && (
        <RevertButton changeSetId={line.change_set_id} changes={line.changes} names={names} />
      )}
    </>
  );
  return (
    <Entry told={line} actions={actions}>
      {isOpen && <Changes changeSetId={line.change_set_id} names={names} />}
    </Entry>
  );
}

function Changes({ changeSetId, names }: { changeSetId: string; names: Names }) {
  const { t } = useTranslation();
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery(changeSetQuery(changeSetId));
  const lines = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div>
      {lines.map((row) => (
        <Diff key={`${row.row_id} ${row.rev} ${row.op}`} line={row} names={names} />
      ))}
      {isFetching && <Loader size="xs" />}
      {hasNextPage && !isFetching && (
        <Button size="compact-xs" variant="default" onClick={() => void fetchNextPage()}>
          {t("state.more")}
        </Button>
      )}
    </div>
  );
}
