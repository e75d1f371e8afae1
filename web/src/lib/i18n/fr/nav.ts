import type { en } from "@/lib/i18n/en";

export const nav: (typeof en)["nav"] = { shots: "Plans", assets: "Assets", team: "Équipe", activity: "Activité" };
