import type { Readable } from './store';

/** A short word to the person that needs no answer. */
export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly text: string;
}

/** More than a few can't be read: the oldest goes. */
const MOST = 4;
const SHOWN_MS = 6_000;

const listeners = new Set<() => void>();
let shown: readonly Toast[] = [];
let lastId = 0;

export const toasts: Readable<readonly Toast[]> = {
  get: () => shown,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function showToast(text: string, tone: Toast['tone'] = 'neutral'): void {
  const id = ++lastId;
  set([...shown, { id, tone, text }].slice(-MOST));
  setTimeout(() => dismissToast(id), SHOWN_MS);
}

export const dismissToast = (id: number): void => set(shown.filter((toast) => toast.id !== id));

function set(next: readonly Toast[]): void {
  shown = next;
  listeners.forEach((listener) => listener());
}
