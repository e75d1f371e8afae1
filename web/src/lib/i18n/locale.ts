import { useTranslation } from "react-i18next";

/** The person's locale for dates and numbers: the browser's own when it speaks the chosen language, en-GB over en-US's order only there. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return navigator.languages.find((tag) => tag.startsWith(i18n.language)) ?? i18n.language;
}
