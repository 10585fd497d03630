/** Red, green, blue, opacity; each 0…1. */
export type Colour = readonly [number, number, number, number];

/** `#rgb`, `#rrggbb`, `#rrggbbaa`. */
export function colour(hex: string): Colour {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  if (!/^(?:[\da-f]{6}|[\da-f]{8})$/i.test(full)) throw new Error(`no colour: ${hex}`);
  const part = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16) / 255;
  return [part(0), part(2), part(4), full.length === 8 ? part(6) : 1];
}

/** A translucent colour on an opaque one, as browsers blend them (in sRGB). */
export function over([r, g, b, a]: Colour, [br, bg, bb]: Colour): Colour {
  return [r * a + br * (1 - a), g * a + bg * (1 - a), b * a + bb * (1 - a), 1];
}

export const withOpacity = ([r, g, b, a]: Colour, opacity: number): Colour => [r, g, b, a * opacity];

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, 1…21. Both are opaque. */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([r, g, b]: Colour): number {
  const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
