/** The hardest background small coloured text stands on in each theme: tokens.css's `raised`, for the readable text colour. */
export const SURFACE = { dark: "#1c2742", light: "#e6eeff" } as const;
