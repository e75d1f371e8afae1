import { Button, Select, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { editOrganization, organizationQuery, removeLogo, setLogo } from "@/api/organization";
import { pictureAddress } from "@/api/picture";
import { Problem } from "@/api/problem";
import type { OrganizationOut } from "@/api/schema.gen";
import { meQuery } from "@/api/session";
import { useRowForm } from "@/editing/use-row-form";
import { LANGUAGES } from "@/lib/i18n/setup";
import { shrinkLogo } from "@/lib/shrink-picture";
import { PictureChoice } from "@/ui/PictureChoice";
import { ErrorState, LoadingRows } from "@/ui/states";
import { Refusal } from "@/ui/Refusal";
import classes from "./People.module.css";

/** What the studio is called, and what stands for it in the header. */
export function StudioPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(organizationQuery);
  const refresh = () => Promise.all([queries.invalidateQueries(organizationQuery), queries.invalidateQueries(meQuery)]);
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <h1 className={classes.title}>{t("people.studio.title")}</h1>
      {data ? (
        <>
          <section className={classes.section} aria-label={t("people.studio.logo")}>
            <PictureChoice
              words={{ choose: t("people.studio.chooseLogo"), remove: t("people.studio.removeLogo") }}
              onChoose={(file) => shrinkLogo(file).then(setLogo).then(refresh)}
              onRemove={data.logo_id ? () => removeLogo().then(refresh) : undefined}
              problem={(failed) => (failed instanceof Problem ? failed.message : t("people.studio.notAPicture"))}
            >
              {data.logo_id ? (
                <img className={classes.logo} src={pictureAddress(data.logo_id)} alt={t("people.studio.logo")} />
              ) : (
                <span className={classes.quiet}>{t("people.studio.noLogo")}</span>
              )}
            </PictureChoice>
          </section>
          <Names studio={data} refresh={refresh} />
        </>
      ) : error ? (
        <ErrorState
          title={t("people.failed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : (
        <LoadingRows rows={4} height={36} />
      )}
    </main>
  );
}

function Names({ studio, refresh }: { studio: OrganizationOut; refresh: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const { values, set, wrong, refusal, isSaving, submit } = useRowForm({
    now: { name: studio.name, slug: studio.slug, locale: studio.settings.locale },
    save: (_, { name, slug, locale }) =>
      editOrganization(studio.rev, { name: name.trim(), slug: slug.trim(), settings: { locale } }),
    refresh,
  });
  return (
    <section className={classes.section} aria-label={t("people.studio.title")}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t("people.name")}
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={wrong("name")}
          required
        />
        <TextInput
          label={t("people.studio.slug")}
          description={t("people.studio.slugHint")}
          value={values.slug}
          onChange={(event) => set({ slug: event.currentTarget.value })}
          error={wrong("slug")}
          required
        />
        <Select
          label={t("people.studio.language")}
          description={t("people.studio.languageHint")}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          value={values.locale}
          onChange={(locale) => locale && set({ locale })}
          error={wrong("locale", (value) => (LANGUAGES as Record<string, string>)[value] ?? value)}
          allowDeselect={false}
        />
        <Refusal text={refusal} />
        <Button type="submit" loading={isSaving}>
          {t("people.save")}
        </Button>
      </form>
    </section>
  );
}
