import { useEffect, useEffectEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/use-project";
import { KeyCaps } from "@/ui/KeyCaps";
import { type Choice, modeOf } from "./jump-choice";
import { ranked } from "./jump-rank";
import { noteRecent, recentKeys } from "./jump-recent";
import classes from "./JumpList.module.css";
import { JumpOption } from "./JumpOption";
import { useJumpChoices } from "./use-jump-choices";

const PAGE = 8;

/** One field that finds everything: what can be done here, and everywhere one can go. */
export function JumpList({ onDone }: { onDone: (choice: Choice) => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [isEntered, setIsEntered] = useState(false);
  const { account } = useMe();
  const [recent] = useState(() => recentKeys(account.id));
  // Not deferred: Enter right after the last letter has to mean what that letter found.
  const { mode, typed } = modeOf(text);
  const { choices, isAsking } = useJumpChoices(mode, typed);
  const groups = ranked(choices, typed, recent, mode !== "all");
  const flat = groups.flatMap((group) => group.choices);
  const marked = flat[Math.min(at, flat.length - 1)];
  const optionId = (choice: Choice) => `${listId}-${choice.key.replaceAll(" ", "-")}`;

  const choose = (choice: Choice | undefined) => {
    if (!choice || choice.isEnabled === false) return;
    noteRecent(account.id, choice.key);
    onDone(choice);
    choice.go();
  };
  // Enter after quick letters waits for the answers to them, or it would lead to the page of the search each time.
  const isTooEarly = isAsking && at === 0 && (!marked || marked.isFound === true);
  const chooseAtLast = useEffectEvent(() => {
    setIsEntered(false);
    choose(marked);
  });
  useEffect(() => {
    if (isEntered && !isTooEarly) chooseAtLast();
  }, [isEntered, isTooEarly]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (step) {
      setAt(stepped(Math.min(at, flat.length - 1), step, flat.length));
      setIsEntered(false);
    } else if (event.key === "Enter" && isTooEarly) setIsEntered(true);
    else if (event.key === "Enter") choose(marked);
    else return;
    event.preventDefault();
  };
  const answer = () => {
    if (isEntered || (flat.length === 0 && isAsking)) return t("palette.looking");
    return flat.length === 0 ? t("palette.none") : t("palette.found", { count: flat.length });
  };
  return (
    <div>
      <input
        className={classes.input}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={marked && optionId(marked)}
        aria-label={t("palette.placeholder")}
        placeholder={t("palette.placeholder")}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setIsEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t("palette.placeholder")} className={classes.list}>
        {groups.map(({ group, choices: lines }) => (
          <div key={group} role="group" aria-label={t(`palette.groups.${group}`)}>
            <div className={classes.group} aria-hidden>
              {t(`palette.groups.${group}`)}
            </div>
            {lines.map((choice) => (
              <JumpOption
                key={choice.key}
                id={optionId(choice)}
                choice={choice}
                isMarked={choice === marked}
                onChoose={() => choose(choice)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={isEntered || flat.length === 0 ? classes.none : classes.unseen} role="status">
        {answer()}
      </p>
      <Hints />
    </div>
  );
}

/** By one it goes round; by a page it stops at the ends. */
function stepped(at: number, step: number, count: number): number {
  if (count === 0) return 0;
  if (Math.abs(step) === 1) return (at + step + count) % count;
  return Math.min(Math.max(at + step, 0), count - 1);
}

function Hints() {
  const { t } = useTranslation();
  return (
    <div className={classes.hints} aria-hidden>
      {(["actions", "people", "tasks"] as const).map((mode) => (
        <span key={mode} className={classes.hint}>
          <KeyCaps caps={[{ actions: ">", people: "@", tasks: "#" }[mode]]} /> {t(`palette.modes.${mode}`)}
        </span>
      ))}
      <span className={classes.space} />
      <span className={classes.hint}>
        <KeyCaps caps={["↑", "↓"]} /> <KeyCaps keys="enter" />
      </span>
    </div>
  );
}
