import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import classes from "./DoorPage.module.css";

/** What went wrong with a form, told to the eye and to the screen reader. */
export function Refusal({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = Problem.from(error);
  return (
    <p className={classes.refusal} role="alert">
      {problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
    </p>
  );
}
