import { de } from '../texts/de.ts';
import { en, type Texts } from '../texts/en.ts';
import type { KeyValue } from './storage.ts';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

const CATALOGUES: Record<Language, Texts> = { en, de };

const preferred = (languages: readonly string[]): Language => {
  const found = languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in CATALOGUES);
  return (found as Language | undefined) ?? 'en';
};

/** Language and theme of this browser. */
export class Preferences {
  language = $state<Language>('en');
  theme = $state<Theme>('system');
  #systemDark = $state(false);
  #storage: KeyValue;

  constructor(storage: KeyValue) {
    this.#storage = storage;
    this.language = storage.read<Language>('language') ?? preferred(navigator.languages);
    this.theme = storage.read<Theme>('theme') ?? 'system';
    const query = matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = query.matches;
    query.addEventListener('change', () => {
      this.#systemDark = query.matches;
    });
  }

  get t(): Texts {
    return CATALOGUES[this.language];
  }

  /** For dates: the browser's own region when it speaks the language, so that clocks look as at home. */
  get locale(): string {
    return navigator.languages.find((tag) => tag.startsWith(this.language)) ?? this.language;
  }

  get dark(): boolean {
    return this.theme === 'system' ? this.#systemDark : this.theme === 'dark';
  }

  setLanguage(language: Language): void {
    this.language = language;
    this.#storage.write('language', language);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#storage.write('theme', theme);
  }

  /** Tells the page; run it in an effect. */
  apply(root: HTMLElement): void {
    root.dataset.theme = this.dark ? 'dark' : 'light';
    root.lang = this.language;
  }
}
