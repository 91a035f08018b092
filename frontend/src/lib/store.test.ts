import { expect, it, vi } from 'vitest';
import type { Frames } from './frames';
import { Store } from './store';

class ManualFrames implements Frames {
  readonly #callbacks = new Set<() => void>();

  request(callback: () => void): void {
    this.#callbacks.add(callback);
  }

  next(): void {
    const due = [...this.#callbacks];
    this.#callbacks.clear();
    due.forEach((callback) => callback());
  }
}

it('tells its listeners once a frame, however often it changes', () => {
  const frames = new ManualFrames();
  const store = new Store(0, frames);
  const listener = vi.fn();
  store.subscribe(listener);

  store.set(1);
  store.set(2);
  store.set(3);
  frames.next();

  expect(listener).toHaveBeenCalledTimes(1);
  expect(store.get()).toBe(3);
});

it('says nothing when the value stays the same', () => {
  const frames = new ManualFrames();
  const store = new Store('a', frames);
  const listener = vi.fn();
  store.subscribe(listener);

  store.set('a');
  frames.next();

  expect(listener).not.toHaveBeenCalled();
});

it('forgets a listener that has left', () => {
  const frames = new ManualFrames();
  const store = new Store(0, frames);
  const listener = vi.fn();
  store.subscribe(listener)();

  store.set(1);
  frames.next();

  expect(listener).not.toHaveBeenCalled();
});
