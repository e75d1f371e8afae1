import type { access as en } from "../en/access";

export const access: typeof en = {
  lookAs: "Voir comme cette personne",
  looking: "Vu comme {{name}} jusqu’à {{until}}",
  stop: "Redevenir moi-même",
  explain: "Ce que cette personne peut faire…",
  explainTitle: "Ce que {{name}} peut faire",
  where: "Où",
  studio: "Dans le studio",
  yes: "Peut",
  no: "Ne peut pas",
};
