import { useTranslation } from "react-i18next";
import { useMay } from "@/api/use-project";
import classes from "./Account.module.css";
import { Factors } from "./Factors";
import { OwnAccounts } from "./OwnAccounts";
import { Password } from "./Password";
import { Sessions } from "./Sessions";
import { Tokens } from "./Tokens";

/** How one comes in, and where one has. */
export function SecurityPage() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.inner}>
        <h1 className={classes.title}>{t("security.title")}</h1>
        <section className={classes.section} aria-labelledby="factors">
          <h2 id="factors">{t("security.factors")}</h2>
          <p className={classes.text}>{t("security.factorsText")}</p>
          <Factors />
        </section>
        <Password />
        <Sessions />
        {may("token.create") && <Tokens />}
        <OwnAccounts />
      </div>
    </main>
  );
}
