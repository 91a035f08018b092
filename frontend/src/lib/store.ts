import type { Frames } from './frames';

/** A value that changes, as `useSyncExternalStore` and the chart read it. */
export interface Readable<T> {
  readonly get: () => T;
  /** Calls `listener` after changes, at most once a frame; returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Holds one value outside React. Writers may be as fast as the feed: listeners hear of it once a frame. */
export class Store<T> implements Readable<T> {
  readonly #frames: Frames;
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(initial: T, frames: Frames) {
    this.#value = initial;
    this.#frames = frames;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#frames.request(this.#notify);
  }

  readonly #notify = (): void => {
    this.#listeners.forEach((listener) => listener());
  };
}
