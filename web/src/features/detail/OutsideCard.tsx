import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutsideContext, OutsideHandle, OutsideWidget } from "./outside";
import { useOutsideContext } from "./use-outside";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

/** A place for a widget from outside. Whatever breaks in it breaks in here alone. */
export function OutsideCard({ widget, about }: { widget: OutsideWidget; about: About }) {
  const { t } = useTranslation();
  const context = useOutsideContext(about);
  const place = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const mounted = useRef<Mounted | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    mounted.current ??= new Mounted(widget, element, setProblem);
    mounted.current.show(context);
  }, [widget, context]);
  useEffect(
    () => () => {
      mounted.current?.remove();
      mounted.current = null;
    },
    [widget],
  );
  return (
    <>
      {problem !== null && (
        <p className={classes.quiet} role="alert">
          {t("detail.outsideBroke", { problem })}
        </p>
      )}
      <div ref={place} className={classes.outside} hidden={problem !== null} data-widget={widget.id} />
    </>
  );
}

class Mounted {
  #handle: OutsideHandle | null = null;
  #turn = 0;

  constructor(
    private readonly widget: OutsideWidget,
    private readonly element: HTMLElement,
    private readonly onProblem: (problem: string | null) => void,
  ) {}

  show(context: OutsideContext): void {
    if (this.#handle?.update) return this.#try(() => this.#handle?.update?.(context));
    this.remove();
    const turn = this.#turn;
    this.#try(async () => {
      const handle = (await this.widget.render(this.element, context)) ?? null;
      // Gone, or shown anew, while it was still at it.
      if (turn === this.#turn) this.#handle = handle;
      else handle?.remove?.();
    });
  }

  remove(): void {
    this.#turn += 1;
    const handle = this.#handle;
    this.#handle = null;
    this.#try(() => handle?.remove?.());
    this.element.replaceChildren();
  }

  #try(act: () => void | Promise<void>): void {
    const fail = (error: unknown) => {
      this.onProblem(error instanceof Error ? error.message : String(error));
    };
    try {
      this.onProblem(null);
      void Promise.resolve(act()).catch(fail);
    } catch (error) {
      fail(error);
    }
  }
}
