import { inkOn } from '../model/contrast.ts';

export type Theme = { brand: string; ink: string };

const NEUTRAL: Theme = { brand: '#17181a', ink: '#ffffff' };

/** Puts the brand's colour, and the ink that can be read on it, on the page. What is no colour is left out. */
export const applyBrand = (brand: string): Theme => {
  if (!CSS.supports('color', brand)) return NEUTRAL;
  const root = document.documentElement;
  root.style.setProperty('--brand', brand);
  // The browser turns names and functions into channels.
  document.body.style.setProperty('caret-color', brand);
  const ink = inkOn(getComputedStyle(document.body).caretColor);
  document.body.style.removeProperty('caret-color');
  root.style.setProperty('--brand-ink', ink);
  return { brand, ink };
};
