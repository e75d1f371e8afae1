import { useTranslation } from "react-i18next";
import { LoginLog } from "./LoginLog";
import classes from "./People.module.css";
import { Policy } from "./Policy";
import { Providers } from "./Providers";

/** How people come into this studio, and how they came. */
export function SignInSettings() {
  const { t } = useTranslation();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <h1 className={classes.title}>{t("people.signInTitle")}</h1>
      <Policy />
      <Providers />
      <LoginLog />
    </main>
  );
}
