import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { readStored, writeStored } from "@/lib/stored";
import { en } from "./en";

export const LANGUAGES = { en: "English", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;

function isLanguage(name: string | null | undefined): name is Language {
  return name != null && name in LANGUAGES;
}

function preferred(): Language {
  const stored = readStored("language");
  if (isLanguage(stored)) return stored;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return spoken ?? "en";
}

async function load(language: Language): Promise<void> {
  if (language === "fr" && !i18next.hasResourceBundle("fr", "translation")) {
    const { fr } = await import("./fr");
    i18next.addResourceBundle("fr", "translation", fr);
  }
}

export async function startI18n(language: Language = preferred()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await speak(language);
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  writeStored("language", language);
}
