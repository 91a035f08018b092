import { preferences } from './preferences';
import type { Readable } from './store';

/** The headings of the help, in its order. */
export const SHORTCUT_SCOPES = ['Go to', 'Everywhere', 'Trading', 'Chart'] as const;

export interface Shortcut {
  /** As they are pressed, one after the other: `g h`, `?`, `b`. */
  readonly keys: string;
  /** What it does, for the help: `Go to the markets`. */
  readonly description: string;
  readonly scope: (typeof SHORTCUT_SCOPES)[number];
  readonly run: () => void;
}

/** The part of a KeyboardEvent that matters here. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'timeStamp'>;

/** The second key of two has this long, in milliseconds. */
const SEQUENCE_MS = 1_500;

/** The keys that do something at the moment: what is on the screen brings its own. */
export class Shortcuts implements Readable<readonly Shortcut[]> {
  readonly #listeners = new Set<() => void>();
  #all: readonly Shortcut[] = [];
  #begun = '';
  #begunAt = -Infinity;

  readonly get = (): readonly Shortcut[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Returns what takes it away again. Of two with the same keys the later one counts. */
  register(shortcut: Shortcut): () => void {
    this.#set([...this.#all, shortcut]);
    return () => this.#set(this.#all.filter((it) => it !== shortcut));
  }

  /** Runs what the key is for. Returns whether it was for anything, or began something. */
  press(press: KeyPress): boolean {
    if (press.ctrlKey || press.metaKey || press.altKey) return false;
    const key = nameOf(press);
    const begun = press.timeStamp - this.#begunAt <= SEQUENCE_MS ? this.#begun : '';
    this.#begun = '';
    return (begun !== '' && this.#try(`${begun} ${key}`, press.timeStamp)) || this.#try(key, press.timeStamp);
  }

  #try(keys: string, now: number): boolean {
    const shortcut = this.#all.findLast((it) => it.keys === keys);
    if (shortcut) {
      shortcut.run();
      return true;
    }
    if (!this.#all.some((it) => it.keys.startsWith(`${keys} `))) return false;
    this.#begun = keys;
    this.#begunAt = now;
    return true;
  }

  #set(all: readonly Shortcut[]): void {
    this.#all = all;
    this.#listeners.forEach((listener) => listener());
  }
}

/** Those of this page. */
export const shortcuts = new Shortcuts();

/** Listens to the keyboard until the returned function is called. */
export function startShortcuts(): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || !preferences.get().shortcuts || isForSomethingElse(event)) return;
    if (shortcuts.press(event)) event.preventDefault();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

/** Letters without regard to Caps Lock: only Shift makes them others. */
const nameOf = ({ key, shiftKey }: KeyPress): string =>
  key.length > 1 ? key : shiftKey ? key.toUpperCase() : key.toLowerCase();

const TYPED_INTO =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]';

/** Text that is typed, and a dialog that is in front of everything. */
function isForSomethingElse({ target }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest(TYPED_INTO) !== null;
  return isTyping || document.querySelector('dialog[open]') !== null;
}
