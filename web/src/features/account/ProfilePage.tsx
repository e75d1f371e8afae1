import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Account.module.css";
import { OwnLanguage } from "./OwnLanguage";
import { Picture } from "./Picture";
import { ProfileForm } from "./ProfileForm";

/** Who one is to the others, and how the pages look to oneself. */
export function ProfilePage() {
  const { t } = useTranslation();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t("security.profile")}</h1>
        <Picture />
        <ProfileForm />
        <Personal />
      </div>
    </main>
  );
}

function Personal() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className={classes.section} aria-labelledby="personal">
      <h2 id="personal">{t("settings.personal")}</h2>
      <div className={classes.form}>
        <OwnLanguage />
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
