import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import { messageOf } from '@/lib/http';
import type { MarketApi } from './api';
import type { Instrument } from './types';

export type InstrumentsState =
  | { readonly status: 'loading' }
  | { readonly status: 'error'; readonly message: string }
  | { readonly status: 'ready'; readonly instruments: readonly Instrument[] };

const BACKOFF: Backoff = { firstMs: 2_000, maxMs: 30_000 };
/** The feed takes up new symbols while it runs, and markets are halted and opened again. */
const REFRESH_MS = 15_000;
/** A feed that has just been started knows its symbols in a moment. */
const EMPTY_REFRESH_MS = 3_000;

/** The markets there are. Loads by itself, and goes on trying. */
export class Instruments {
  readonly state: Readable<InstrumentsState>;
  readonly #state: Store<InstrumentsState>;
  readonly #api: MarketApi;
  readonly #listeners = new Set<(instruments: readonly Instrument[]) => void>();
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: MarketApi, frames: Frames) {
    this.#state = new Store<InstrumentsState>({ status: 'loading' }, frames);
    this.state = this.#state;
    this.#api = api;
  }

  /** Called at once, not once a frame, with every list that was loaded. */
  onLoad(listener: (instruments: readonly Instrument[]) => void): void {
    this.#listeners.add(listener);
  }

  readonly load = async (): Promise<void> => {
    clearTimeout(this.#timer);
    try {
      const instruments = await this.#api.instruments();
      this.#failures = 0;
      this.#state.set({ status: 'ready', instruments });
      this.#listeners.forEach((listener) => listener(instruments));
      this.#loadIn(instruments.length > 0 ? REFRESH_MS : EMPTY_REFRESH_MS);
    } catch (error) {
      // A list that was loaded before is better than none.
      if (this.#state.get().status !== 'ready') this.#state.set({ status: 'error', message: messageOf(error) });
      this.#loadIn(backoffMs(BACKOFF, this.#failures++, Math.random()));
    }
  };

  /** For the person who does not want to wait for the next attempt. */
  readonly retry = (): void => {
    if (this.#state.get().status === 'error') this.#state.set({ status: 'loading' });
    void this.load();
  };

  close(): void {
    clearTimeout(this.#timer);
  }

  #loadIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), delayMs);
  }
}
