import type { Readable } from './store';

/** How the person wants the page to look. */
export interface Preferences {
  /** `system` follows the browser's setting. */
  readonly theme: 'system' | 'dark' | 'light';
  /** The two colours of up and down: green and red, or blue and orange, which the colour-blind can tell apart. */
  readonly palette: 'classic' | 'safe';
  /** Whether single keys do something: they get in the way of those who speak to their computer. */
  readonly shortcuts: boolean;
}

const KEY = 'bourse.preferences';
const DEFAULTS: Preferences = { theme: 'system', palette: 'classic', shortcuts: true };
const THEMES: readonly unknown[] = ['system', 'dark', 'light'];
const PALETTES: readonly unknown[] = ['classic', 'safe'];

const listeners = new Set<() => void>();
let current = read();

/** The preferences of this browser. */
export const preferences: Readable<Preferences> = {
  get: () => current,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
  applyPreferences();
  listeners.forEach((listener) => listener());
}

/** Puts them on the page, where the style sheet finds them. */
export function applyPreferences(): void {
  const { dataset } = document.documentElement;
  if (current.theme === 'system') delete dataset['theme'];
  else dataset['theme'] = current.theme;
  dataset['palette'] = current.palette;
}

/** Dark becomes light, and light dark, whichever of the two the system has. */
export function toggleTheme(): void {
  const systemTheme = window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  const shown = current.theme === 'system' ? systemTheme : current.theme;
  setPreferences({ theme: shown === 'dark' ? 'light' : 'dark' });
}

/** Calls `listener` when the page's colours change; returns what ends that. */
export function onColorsChange(listener: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: light)');
  system.addEventListener('change', listener);
  listeners.add(listener);
  return () => {
    system.removeEventListener('change', listener);
    listeners.delete(listener);
  };
}

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<keyof Preferences, unknown>>;
    return {
      theme: THEMES.includes(stored.theme) ? (stored.theme as Preferences['theme']) : DEFAULTS.theme,
      palette: PALETTES.includes(stored.palette) ? (stored.palette as Preferences['palette']) : DEFAULTS.palette,
      shortcuts: typeof stored.shortcuts === 'boolean' ? stored.shortcuts : DEFAULTS.shortcuts,
    };
  } catch {
    return DEFAULTS;
  }
}
