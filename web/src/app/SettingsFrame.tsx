import { Link, Outlet, useParams } from "@tanstack/react-router";
import { type RefObject, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/api/use-project";
import { LoadingRows } from "@/ui/states";
import { PageMissing } from "./PageError";
import { PROJECT_SETTINGS_PAGES, SETTINGS_PAGES } from "./settings-pages";
import classes from "./SettingsFrame.module.css";

const SCOPES = ["you", "studio"] as const;

/** Where the pages are one line that scrolls, the page one is on is not beyond its end. */
function useCurrentInSight(pages: number): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null);
  const { section } = useParams({ strict: false });
  useEffect(() => {
    nav.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [section, pages]);
  return nav;
}

/** Settings of a person and of the studio: the pages at the left, one of them beside. */
export function SettingsFrame() {
  const { t } = useTranslation();
  const may = useMay();
  const shown = SETTINGS_PAGES.filter(({ verb }) => !verb || may(verb));
  const nav = useCurrentInSight(shown.length);
  return (
    <div className={classes.frame}>
      <nav ref={nav} className={classes.nav} aria-label={t("settingsFrame.navigation")}>
        {SCOPES.map((scope) => {
          const pages = shown.filter((page) => page.scope === scope);
          return (
            pages.length > 0 && (
              <div key={scope} role="group" aria-label={t(`settingsFrame.${scope}`)}>
                <h2 className={classes.scope}>{t(`settingsFrame.${scope}`)}</h2>
                {pages.map(({ path, name, icon: Icon }) => (
                  <Link key={path} to="/settings/$section" params={{ section: path }} className={classes.link}>
                    <Icon size={16} stroke={1.6} aria-hidden />
                    {t(name)}
                  </Link>
                ))}
              </div>
            )
          );
        })}
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}

export function SettingsSection() {
  const { section } = useParams({ from: "/inside/settings/$section" });
  const may = useMay();
  const found = SETTINGS_PAGES.find(({ path, verb }) => path === section && (!verb || may(verb)));
  if (!found) return <PageMissing />;
  return (
    <Suspense fallback={<LoadingRows />}>
      <found.page />
    </Suspense>
  );
}

/** Settings of one project, inside its frame. */
export function ProjectSettingsFrame() {
  const { t } = useTranslation();
  const { projectId } = useParams({ from: "/inside/projects/$projectId/settings" });
  const may = useMay(projectId);
  const shown = PROJECT_SETTINGS_PAGES.filter(({ verb }) => !verb || may(verb));
  const nav = useCurrentInSight(shown.length);
  return (
    <div className={classes.frame}>
      <nav ref={nav} className={classes.nav} aria-label={t("settingsFrame.project")}>
        <h2 className={classes.scope}>{t("settingsFrame.project")}</h2>
        {shown.map(({ path, name, icon: Icon }) => (
          <Link
            key={path}
            to="/projects/$projectId/settings/$section"
            params={{ projectId, section: path }}
            className={classes.link}
          >
            <Icon size={16} stroke={1.6} aria-hidden />
            {t(name)}
          </Link>
        ))}
      </nav>
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}

export function ProjectSettingsSection() {
  const { projectId, section } = useParams({ from: "/inside/projects/$projectId/settings/$section" });
  const may = useMay(projectId);
  const found = PROJECT_SETTINGS_PAGES.find(({ path, verb }) => path === section && (!verb || may(verb)));
  if (!found) return <PageMissing />;
  return (
    <Suspense fallback={<LoadingRows />}>
      <found.page projectId={projectId} />
    </Suspense>
  );
}
