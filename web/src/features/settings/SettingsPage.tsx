import { Select, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMay } from "@/api/use-project";
import { LANGUAGES, type Language, speak } from "@/lib/i18n/setup";
import { Password } from "./Password";
import { Sessions } from "./Sessions";
import classes from "./SettingsPage.module.css";
import { Tokens } from "./Tokens";

export function SettingsPage() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t("settings.title")}</h1>
        <Personal />
        <Sessions />
        <Password />
        {may("token.create") && <Tokens />}
      </div>
    </main>
  );
}

function Personal() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className={classes.section} aria-labelledby="personal">
      <h2 id="personal">{t("settings.personal")}</h2>
      <div className={classes.form}>
        <Select
          label={t("settings.language")}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          value={i18n.language}
          onChange={(language) => void speak((language as Language | null) ?? "en")}
        />
        <div>
          <span className={classes.label}>{t("frame.theme")}</span>
          <SegmentedControl
            fullWidth
            aria-label={t("frame.theme")}
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as "auto")}
            data={[
              { value: "dark", label: t("frame.dark") },
              { value: "light", label: t("frame.light") },
              { value: "auto", label: t("frame.system") },
            ]}
          />
        </div>
      </div>
    </section>
  );
}
