import type { Kind } from "@/api/kinds";

/** As the server orders tasks by what they are of: what stands above first. */
export const KINDS_IN_ORDER: readonly Kind[] = ["episode", "sequence", "shot", "asset", "scene", "concept", "edit"];
