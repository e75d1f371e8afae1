import { Button, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pictureAddress } from "@/api/picture";
import type { DepartmentOut } from "@/api/schema.gen";
import { listQuery } from "@/api/studio-lists";
import { useOwnCells } from "@/editing/use-own-cells";
import { moment, shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Avatar } from "@/ui/Avatar";
import classes from "./People.module.css";
import { PersonMenu } from "./PersonMenu";
import { type Person, type PersonState, stateOf } from "./standing";
import { usePersonFields } from "./use-person-fields";

/** As many as are drawn before one asks for more. */
const SOME = 200;

interface Props {
  people: Person[];
  onSay: (said: string) => void;
}

export function PeopleTable({ people, onSay }: Props) {
  const { t } = useTranslation();
  const [most, setMost] = useState(SOME);
  const { data: departments = [] } = useQuery(listQuery<DepartmentOut>("departments", { archived: "yes" }));
  const own = useOwnCells(null, usePersonFields(true));
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("people.name")}</th>
            <th scope="col">{t("people.type")}</th>
            <th scope="col" className={classes.wide}>
              {t("people.departments")}
            </th>
            <th scope="col" className={classes.wider}>
              {t("people.position")}
            </th>
            <th scope="col" className={classes.wider}>
              {t("people.lastSeen")}
            </th>
            <th scope="col" className={classes.wide}>
              {t("people.factors")}
            </th>
            <th scope="col">{t("people.state")}</th>
            {own.fields.map(({ id, name }) => (
              <th key={id} scope="col" className={classes.wider}>
                {name}
              </th>
            ))}
            <th scope="col">
              <VisuallyHidden>{t("people.do")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.slice(0, most).map((person) => (
            <Row
              key={person.account.id}
              person={person}
              departments={names}
              own={own.words(person.account.extra)}
              onSay={onSay}
            />
          ))}
        </tbody>
      </table>
      {people.length > most && (
        <Button variant="default" mt="sm" onClick={() => setMost(most + SOME)}>
          {t("people.showMore", { count: people.length - most })}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  person: Person;
  departments: ReadonlyMap<string, string>;
  own: readonly string[];
  onSay: (said: string) => void;
}

function Row({ person, departments, own, onSay }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { account, standing } = person;
  const state = stateOf(account, standing);
  const factors = standing?.factors.map((factor) => t(`people.factorNames.${factor}`)).join(", ");
  return (
    <tr className={isOut(state) ? classes.out : undefined}>
      <th scope="row">
        <div className={classes.person}>
          <Avatar name={account.display_name} picture={pictureAddress(account.avatar_id)} size={28} />
          <div className={classes.names}>
            <span>{account.display_name}</span>
            <span className={classes.quiet}>{account.email ?? account.account_name}</span>
          </div>
        </div>
      </th>
      <td>{t(`people.types.${account.account_type}`)}</td>
      <td className={classes.wide}>
        {account.department_ids
          .map((id) => departments.get(id))
          .filter(Boolean)
          .join(", ")}
      </td>
      <td className={classes.wider}>
        {[
          account.position && t(`people.positions.${account.position}`),
          account.seniority && t(`people.seniorities.${account.seniority}`),
        ]
          .filter(Boolean)
          .join(", ")}
      </td>
      <td className={classes.wider}>{standing?.last_seen_at && moment(standing.last_seen_at, locale)}</td>
      <td className={classes.wide}>
        {factors || <span className={classes.quiet}>{account.account_type !== "bot" && t("people.noFactor")}</span>}
      </td>
      <td>
        {t(`people.states.${state}`)}
        {account.expires_on && state !== "ended" && (
          <div className={classes.quiet}>{t("people.endsOn", { day: shortDay(account.expires_on, locale) })}</div>
        )}
      </td>
      {own.map((said, place) => (
        <td key={place} className={classes.wider}>
          {said}
        </td>
      ))}
      <td className={classes.menu}>
        <PersonMenu person={person} state={state} onSay={onSay} />
      </td>
    </tr>
  );
}

function isOut(state: PersonState): boolean {
  return state === "inactive" || state === "ended";
}
