import type { en } from "@/lib/i18n/en";

export const setup: (typeof en)["setup"] = {
  title: "Installez votre studio",
  text: "Vous êtes la première personne ici. Nommez le studio et créez le compte qui l’administre.",
  studio: "Nom du studio",
  name: "Votre nom",
  account: "Nom de compte",
  accountHint: "Celui avec lequel vous vous connecterez.",
  email: "E-mail (facultatif)",
  password: "Mot de passe",
  passwordHint: "Au moins 10 caractères.",
  code: "Code d’installation",
  codeHint: "Le serveur l’a affiché à son démarrage.",
  demo: "Charger la production de démonstration",
  demoHint: "Deux petits films avec plans, tâches et équipe pour essayer.",
  submit: "Créer le studio",
};
