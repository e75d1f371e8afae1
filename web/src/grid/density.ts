import type { Density } from "./view/view-state";

export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 32, comfortable: 40, thumbnails: 56 };
export const GROUP_HEIGHT = 34;
