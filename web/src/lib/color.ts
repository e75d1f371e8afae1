type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const GREY: Rgb = [138, 147, 162];

/** WCAG 2.2 AA for text below 18 pt. */
const AA = 4.5;

function parse(color: string): Rgb {
  const hex = /^#([0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (!hex) return GREY;
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * share)) as unknown as Rgb;
}

function css(rgb: Rgb): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** WCAG contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  return ratio(parse(one), parse(other));
}

const known = new Map<string, string>();

/**
 * The studio's colour made readable as small text on a background: the nearest mix with white or black that reaches AA.
 * Kept per pair, since a grid asks for the same dozen colours thousands of times.
 */
export function readableOn(color: string, background: string): string {
  const key = `${color} ${background}`;
  const found = known.get(key);
  if (found) return found;
  const [ink, paper] = [parse(color), parse(background)];
  const goal = luminance(paper) > 0.18 ? BLACK : WHITE;
  let readable = ink;
  for (let share = 0; share <= 1 && ratio(readable, paper) < AA; share += 0.05) readable = mix(ink, goal, share);
  known.set(key, css(readable));
  return css(readable);
}
