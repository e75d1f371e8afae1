import {
  IconBulb,
  IconDeviceTv,
  IconLayoutGrid,
  IconMovie,
  IconScissors,
  IconSunset2,
  IconTable,
} from "@tabler/icons-react";
import type { Kind } from "@/api/kinds";

/** What stands for a kind in the navigation and the palette. */
export const ICON_OF_KIND: Readonly<Record<Kind, typeof IconTable>> = {
  shot: IconTable,
  asset: IconLayoutGrid,
  sequence: IconMovie,
  episode: IconDeviceTv,
  scene: IconSunset2,
  concept: IconBulb,
  edit: IconScissors,
};
