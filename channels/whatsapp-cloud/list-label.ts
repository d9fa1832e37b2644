import type { Payload } from './payload.ts';

/** What the button says that opens a list, by language; 20 characters at most. */
const CHOOSE: Readonly<Record<string, string>> = {
  ...{ en: 'Choose', de: 'Auswählen', fr: 'Choisir', es: 'Elegir', pt: 'Escolher', it: 'Scegli', nl: 'Kiezen' },
  ...{ pl: 'Wybierz', tr: 'Seç', sv: 'Välj', da: 'Vælg', nb: 'Velg', fi: 'Valitse', cs: 'Vybrat', ro: 'Alege' },
  ...{ uk: 'Обрати', ru: 'Выбрать', el: 'Επιλογή', ar: 'اختر', he: 'בחירה', hi: 'चुनें', id: 'Pilih', vi: 'Chọn' },
  ...{ zh: '选择', ja: '選択', ko: '선택' },
};

export const choose = (payload: Payload): string => {
  const language = payload.kind === 'list' ? (payload.language ?? '') : '';
  return CHOOSE[language.split('-')[0] ?? ''] ?? 'Choose';
};
