import type { en } from "@/lib/i18n/en";

export const signIn: (typeof en)["signIn"] = {
  title: "Connexion",
  account: "Nom de compte ou e-mail",
  password: "Mot de passe",
  organization: "Studio",
  organizationHint: "Votre e-mail est connu de plusieurs studios. Indiquez lequel rejoindre.",
  submit: "Se connecter",
  forgot: "Mot de passe oublié ?",
  forgotTitle: "Réinitialiser le mot de passe",
  forgotText: "Nous envoyons un lien à votre adresse si un compte la porte.",
  email: "E-mail",
  sendLink: "Envoyer le lien",
  linkSent: "Si un compte porte cette adresse, un lien vient de lui être envoyé.",
  back: "Retour à la connexion",
  newPassword: "Nouveau mot de passe",
  setPassword: "Enregistrer le mot de passe",
  passwordSet: "Votre mot de passe est enregistré. Connectez-vous avec lui.",
  noToken: "Ce lien est incomplet. Demandez-en un nouveau.",
};
