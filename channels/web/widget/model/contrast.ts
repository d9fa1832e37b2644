const DARK = '#17181a';
const LIGHT = '#ffffff';

/** The ink that reads better on a colour given as `rgb(r, g, b)`; anything else gets white. WCAG 2.2 relative luminance. */
export const inkOn = (rgb: string): string => {
  const [r, g, b] = (rgb.match(/^rgba?\(([\d.]+),\s*([\d.]+),\s*([\d.]+)/)?.slice(1) ?? []).map(Number);
  if (r === undefined || g === undefined || b === undefined) return LIGHT;
  const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const onLight = 1.05 / (luminance + 0.05);
  const onDark = (luminance + 0.05) / (DARK_LUMINANCE + 0.05);
  return onDark > onLight ? DARK : LIGHT;
};

/** Luminance of `DARK`. */
const DARK_LUMINANCE = 0.0092;

const linear = (channel: number): number => {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
