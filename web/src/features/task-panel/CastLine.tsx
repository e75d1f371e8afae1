import { ActionIcon, NumberInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setOccurrences, uncast } from "@/api/casting";
import { Problem } from "@/api/problem";
import type { EntityLinkOut } from "@/api/schema.gen";
import classes from "./Casting.module.css";

interface Props {
  link: EntityLinkOut;
  name: string;
  pictureId: string | null;
  mayEdit: boolean;
  mayRemove: boolean;
  onChanged: () => Promise<void>;
}

/** One asset in a shot: how many of it, and the way to take it out. */
export function CastLine({ link, name, pictureId, mayEdit, mayRemove, onChanged }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<number | string | null>(null);
  const counting = useMutation({ mutationFn: (count: number) => setOccurrences(link, count), onSuccess: onChanged });
  const removing = useMutation({ mutationFn: () => uncast([link]), onSuccess: onChanged });
  const leave = () => {
    const count = Number(typed);
    setTyped(null);
    if (typed !== null && typed !== "" && count !== link.occurrences) counting.mutate(count);
  };
  const problem = counting.error ?? removing.error;
  return (
    <li className={classes.line}>
      {pictureId ? (
        <img className={classes.picture} src={`/api/v1/media/${pictureId}/file`} alt="" />
      ) : (
        <span className={classes.picture} />
      )}
      <span className={classes.name}>
        {name} {link.label && <span className={classes.count}>{link.label}</span>}
      </span>
      {mayEdit ? (
        <NumberInput
          aria-label={t("panel.occurrences", { name })}
          className={classes.occurrences ?? ""}
          size="xs"
          prefix="× "
          min={1}
          max={100_000}
          allowDecimal={false}
          allowNegative={false}
          value={typed ?? (counting.isPending ? counting.variables : link.occurrences)}
          onChange={setTyped}
          onBlur={leave}
          onKeyDown={(event) => event.key === "Enter" && leave()}
        />
      ) : (
        <span className={classes.count}>× {link.occurrences}</span>
      )}
      {mayRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={removing.isPending}
          onClick={() => removing.mutate()}
          aria-label={t("panel.uncast", { name })}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          {Problem.from(problem).message}
        </p>
      )}
    </li>
  );
}
