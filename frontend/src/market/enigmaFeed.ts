import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Frames } from '@/lib/frames';
import { ApiError, messageOf } from '@/lib/http';
import { Store, type Readable } from '@/lib/store';
import type { MarketSocket } from './socket';
import type { Enigma } from './types';
import type { ServerMessage } from './serverMessage';

export interface EnigmaSource {
  enigma(symbol: string, signal?: AbortSignal): Promise<Enigma>;
}

export type EnigmaStream = Pick<MarketSocket, 'want' | 'onMessage'>;

export type EnigmaView =
  | { readonly status: 'loading' }
  | { readonly status: 'error'; readonly message: string }
  | { readonly status: 'ready'; readonly enigma: Enigma };

const LOADING: EnigmaView = { status: 'loading' };
const BACKOFF: Backoff = { firstMs: 2_000, maxMs: 60_000 };

/** Where the price of the selected symbol stands in its history: asked for once, then moved by the stream, whose word is the newer one. */
export class EnigmaFeed {
  readonly view: Readable<EnigmaView>;
  readonly #view: Store<EnigmaView>;
  readonly #api: EnigmaSource;
  readonly #stream: EnigmaStream;
  #abort = new AbortController();
  #release: (() => void)[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(api: EnigmaSource, stream: EnigmaStream, frames: Frames) {
    this.#view = new Store<EnigmaView>(LOADING, frames);
    this.view = this.#view;
    this.#api = api;
    this.#stream = stream;
  }

  /** Follows a symbol until the returned function is called or another is selected. */
  select(symbol: string): () => void {
    this.close();
    const abort = new AbortController();
    this.#abort = abort;
    this.#release = [
      this.#stream.want(`enigma@${symbol}`),
      this.#stream.onMessage((message) => this.#received(symbol, message)),
    ];
    void this.#load(symbol, abort.signal, 0);
    return () => {
      if (abort === this.#abort) this.close();
    };
  }

  close(): void {
    this.#abort.abort();
    clearTimeout(this.#retry);
    this.#release.forEach((release) => release());
    this.#release = [];
    this.#view.set(LOADING);
  }

  async #load(symbol: string, signal: AbortSignal, failures: number): Promise<void> {
    try {
      const enigma = await this.#api.enigma(symbol, signal);
      if (!signal.aborted && this.#view.get().status !== 'ready') this.#view.set({ status: 'ready', enigma });
    } catch (error) {
      if (signal.aborted || this.#view.get().status === 'ready') return;
      this.#view.set({ status: 'error', message: messageOf(error) });
      // A symbol that has no price yet has one when the stream says so.
      if (!isPassing(error)) return;
      const again = () => void this.#load(symbol, signal, failures + 1);
      this.#retry = setTimeout(again, backoffMs(BACKOFF, failures, Math.random()));
    }
  }

  #received(symbol: string, message: ServerMessage): void {
    if (message.kind !== 'enigma' || message.enigma.symbol !== symbol) return;
    this.#view.set({ status: 'ready', enigma: message.enigma });
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
