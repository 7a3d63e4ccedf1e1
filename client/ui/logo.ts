/** The shapes of the logo: drawn by every page, and by its file before the page is there. */
export const LOGO_VIEW = '0 0 24 24';

export const LOGO = [
  ['path', { class: 'line a', d: 'M4 6v16' }],
  ['path', { class: 'line b', d: 'M20 6v16' }],
  ['circle', { class: 'end a', cx: 4, cy: 4, r: 3.25 }],
  ['rect', { class: 'end b', x: 17, y: 1, width: 6, height: 6, rx: 0.75 }],
  ['path', { class: 'arrow', d: 'M5.5 8.5 17 12M18.5 15 7 18.5' }],
  ['path', { class: 'head', d: 'm19 12.7-4-3-1 3.2ZM5 19.2l4-3 1 3.2Z' }],
] as const;
