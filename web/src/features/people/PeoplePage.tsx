import { Button } from "@mantine/core";
import { IconRobot, IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsQuery, standingQuery } from "@/api/people";
import { Problem } from "@/api/problem";
import type { AccountOut } from "@/api/schema.gen";
import { useMay } from "@/api/use-project";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { BotDialog } from "./BotDialog";
import { DoorsDialog } from "./DoorsDialog";
import classes from "./People.module.css";
import { PeopleTable } from "./PeopleTable";
import { PersonDialog } from "./PersonDialog";
import { fits } from "./standing";

/** Everybody with an account of the studio, and who may come in. */
export function PeoplePage({ archived }: { archived: ReactNode }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data: accounts, error, refetch } = useQuery(accountsQuery);
  const { data: standings = [] } = useQuery(standingQuery);
  const [search, setSearch] = useState("");
  const [isInviting, setInviting] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const [bot, setBot] = useState<AccountOut | null>(null);
  const [said, setSaid] = useState("");
  const standing = new Map(standings.map((one) => [one.account_id, one]));
  const people = (accounts ?? [])
    .filter((account) => fits(account, search))
    .map((account) => ({ account, standing: standing.get(account.id) }));
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.head}>
        <div>
          <h1 className={classes.title}>{t("people.title")}</h1>
          <p className={classes.text}>{t("people.text")}</p>
        </div>
        <div className={classes.tools}>
          <SearchField label={t("people.search")} value={search} onChange={setSearch} w={220} />
          {may("account.create") && may("token.create_for_bot") && (
            <Button variant="default" leftSection={<IconRobot size={15} />} onClick={() => setMaking(true)}>
              {t("people.addBot")}
            </Button>
          )}
          {may("account.invite") && (
            <Button leftSection={<IconUserPlus size={15} />} onClick={() => setInviting(true)}>
              {t("people.invite")}
            </Button>
          )}
        </div>
      </div>
      {said && (
        <p className={classes.said} role="status">
          {said}
        </p>
      )}
      {error && !accounts ? (
        <ErrorState
          title={t("people.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : !accounts ? (
        <LoadingRows />
      ) : people.length === 0 ? (
        <EmptyState icon={<IconUsers size={26} stroke={1.5} />} title={t("people.none")} />
      ) : (
        <PeopleTable people={people} onSay={setSaid} />
      )}
      {archived}
      {isMaking && <BotDialog onClose={() => setMaking(false)} onMade={setBot} />}
      {bot && <DoorsDialog account={bot} onClose={() => setBot(null)} />}
      {isInviting && (
        <PersonDialog
          person={null}
          onClose={() => setInviting(false)}
          onDone={({ email }) => setSaid(t("people.reinvited", { email }))}
        />
      )}
    </main>
  );
}
