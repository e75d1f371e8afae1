import { Button } from "@mantine/core";
import { IconLayoutDashboard } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useActions } from "@/actions/use-actions";
import { Problem } from "@/api/problem";
import { useMay } from "@/api/use-project";
import { useLocale } from "@/lib/i18n/locale";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { ArrangeBar } from "./ArrangeBar";
import classes from "./EntityPage.module.css";
import type { OutsideWidget } from "./outside";
import { OutsideCard } from "./OutsideCard";
import { PageHead } from "./PageHead";
import { useArrangement } from "./use-arrangement";
import { useMoving } from "./use-moving";
import { useOutside } from "./use-outside";
import { type About, fits, type Widget } from "./widget";
import { WidgetCard } from "./WidgetCard";
import widgetClasses from "./Widgets.module.css";

interface Props {
  about: About;
  /** The ids beside it, in the order of its grid. */
  before: string | undefined;
  after: string | undefined;
  widgets: readonly Widget[];
  onGo: (entityId: string) => void;
  tools: ReactNode;
}

/** A page about one shot, asset, sequence: the widgets that its layout places. */
export function EntityPage({ about, before, after, widgets, onGo, tools }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { copy, kind, row } = about;
  const may = useMay(copy.projectId);
  const outside = useOutside();
  const refused = new Set(widgets.filter(({ verb }) => verb && !may(verb)).map(({ id }) => id));
  const { page, widgets: standing, arrangement, begin } = useArrangement(copy.projectId, kind, refused);
  const shown = arrangement?.widgets ?? standing;

  const known = [
    ...widgets.filter((widget) => fits(widget, kind) && !refused.has(widget.id)),
    ...[...outside.widgets.values()]
      .filter(({ kinds }) => kinds?.includes(kind) ?? true)
      .map((widget) => ofOutside(widget, titleIn(widget, locale))),
  ];
  const titleOf = (id: string) => known.find((one) => one.id === id)?.title ?? id;
  const { moving, announced } = useMoving(shown, titleOf, arrangement?.onWidgets ?? null);
  useActions("page", [
    {
      id: "page.previous",
      title: t("detail.previous"),
      section: t("detail.section"),
      keys: "alt+up",
      keysAct: "page",
      isEnabled: before !== undefined,
      run: () => before && onGo(before),
    },
    {
      id: "page.next",
      title: t("detail.next"),
      section: t("detail.section"),
      keys: "alt+down",
      keysAct: "page",
      isEnabled: after !== undefined,
      run: () => after && onGo(after),
    },
    {
      id: "page_layout.save",
      title: t("detail.arrange"),
      section: t("detail.section"),
      icon: <IconLayoutDashboard size={15} />,
      isEnabled: may("page_layout.save") && arrangement === null,
      run: begin,
    },
  ]);
  const problem = page.error && !page.data ? Problem.from(page.error) : null;
  const isLoading = (id: string) => id.includes(".") && !outside.isLoaded;
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <PageHead
        {...{ copy, row, kind, before, after, onGo }}
        onArrange={may("page_layout.save") && page.data && !arrangement ? begin : null}
      >
        {tools}
      </PageHead>
      {arrangement && (
        <ArrangeBar
          projectId={copy.projectId}
          arrangement={arrangement}
          spare={known.filter(({ id }) => !shown.some(({ widget }) => widget === id))}
        />
      )}
      {problem ? (
        <ErrorState
          title={t("detail.failed")}
          detail={problem.message}
          copyable={problem.copyable}
          onRetry={() => void page.refetch()}
        />
      ) : !page.data ? (
        <LoadingRows rows={8} height={60} />
      ) : shown.length === 0 ? (
        <EmptyState
          icon={<IconLayoutDashboard size={26} stroke={1.5} />}
          title={t("detail.empty")}
          action={!arrangement && may("page_layout.save") && <Button onClick={begin}>{t("detail.arrange")}</Button>}
        >
          {t("detail.emptyText")}
        </EmptyState>
      ) : (
        <div className={classes.scroll} data-arranging={arrangement !== null || undefined}>
          <div className={classes.grid} key={row.id}>
            {shown.map((placed, at) => {
              const widget = known.find(({ id }) => id === placed.widget);
              return (
                <WidgetCard key={placed.widget} placed={placed} title={titleOf(placed.widget)} moving={moving(at)}>
                  {widget ? (
                    widget.render(about)
                  ) : isLoading(placed.widget) ? (
                    <LoadingRows rows={2} height={28} />
                  ) : (
                    <p className={widgetClasses.quiet}>
                      {widgets.some(({ id }) => id === placed.widget)
                        ? t("detail.notForKind")
                        : outside.failed.length > 0
                          ? t("detail.notLoaded", {
                              id: placed.widget,
                              files: outside.failed.map(({ name }) => name).join(", "),
                            })
                          : t("detail.unknown", { id: placed.widget })}
                    </p>
                  )}
                </WidgetCard>
              );
            })}
          </div>
          <div className={classes.announce} role="status">
            {announced}
          </div>
        </div>
      )}
    </main>
  );
}

function ofOutside(widget: OutsideWidget, title: string): Widget {
  return { id: widget.id, title, render: (about) => <OutsideCard key={about.row.id} widget={widget} about={about} /> };
}

function titleIn({ id, title }: OutsideWidget, locale: string): string {
  if (typeof title === "string") return title;
  return title[locale] ?? title[locale.split("-")[0] ?? ""] ?? title.en ?? Object.values(title)[0] ?? id;
}
