import { backoffMs, type Backoff } from '@/lib/backoff';
import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import { parseServerMessage, type ServerMessage } from './serverMessage';

export type ConnectionState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  /** Lost or refused; the next attempt starts at `retryAt`, Unix milliseconds. */
  | { readonly phase: 'waiting'; readonly retryAt: number };

interface Wanted {
  readonly count: number;
  readonly details: () => object;
}

type Refusal = Extract<ServerMessage, { kind: 'refused' }>;

export interface MarketSocketOptions {
  /** Where to connect; asked again before every attempt, as the server may have moved. */
  readonly resolveUrl: () => Promise<string>;
  readonly frames: Frames;
}

const BACKOFF: Backoff = { firstMs: 1_000, maxMs: 30_000 };
/** The server says something at least every 5 s. After this silence we ask ... */
const SILENCE_MS = 10_000;
/** ... and after this one the connection counts as dead. */
const DEAD_MS = 16_000;
/** The server learns of a new symbol a moment after the list of markets does. */
const REFUSED_RETRY_MS = 5_000;
/** A connection that never opens counts as failed after this. */
const OPENING_MS = 10_000;

/**
 * The one WebSocket of the page. It reconnects for ever, with backoff and jitter, and subscribes again to whatever is wanted
 * at that time; what was missed in between is for the listeners of `onOpen` to fetch.
 */
export class MarketSocket {
  readonly state: Readable<ConnectionState>;
  readonly #state: Store<ConnectionState>;
  readonly #resolveUrl: () => Promise<string>;
  readonly #messageListeners = new Set<(message: ServerMessage) => void>();
  readonly #openListeners = new Set<() => void>();
  readonly #lossListeners = new Set<() => void>();
  readonly #streams = new Map<string, Wanted>();
  #subscribed = new Set<string>();
  /** Which stream each request on this connection was for. */
  #requests = new Map<number, string>();
  #syncScheduled = false;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #failures = 0;
  #lastHeard = 0;
  #requestId = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setInterval> | undefined;
  #refusedTimer: ReturnType<typeof setTimeout> | undefined;
  #knownUrl: string | undefined;

  constructor(options: MarketSocketOptions) {
    this.#state = new Store<ConnectionState>({ phase: 'connecting' }, options.frames);
    this.state = this.#state;
    this.#resolveUrl = options.resolveUrl;
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.#messageListeners.add(listener);
    return () => this.#messageListeners.delete(listener);
  }

  /** Called each time that a connection opens. */
  onOpen(listener: () => void): () => void {
    this.#openListeners.add(listener);
    return () => this.#openListeners.delete(listener);
  }

  /** Called each time that an open connection ends. */
  onLoss(listener: () => void): () => void {
    this.#lossListeners.add(listener);
    return () => this.#lossListeners.delete(listener);
  }

  /**
   * Wants `stream` (for example `kline_1m@BTCUSDT`) until the returned function is called.
   *
   * @param details what a subscription says besides the stream's name, asked for at each
   */
  want(stream: string, details: () => object = () => ({})): () => void {
    const { count } = this.#streams.get(stream) ?? { count: 0 };
    this.#streams.set(stream, { count: count + 1, details });
    this.#scheduleSync();
    let wanted = true;
    return () => {
      if (!wanted) return;
      wanted = false;
      const current = this.#streams.get(stream);
      if (current && current.count > 1) this.#streams.set(stream, { ...current, count: current.count - 1 });
      else this.#streams.delete(stream);
      this.#scheduleSync();
    };
  }

  /** Subscribes to a wanted stream once more, as if to begin with: its messages may no longer make sense. */
  again(stream: string): void {
    if (this.#state.get().phase !== 'open' || !this.#subscribed.has(stream)) return;
    this.#request('UNSUBSCRIBE', stream);
    this.#request('SUBSCRIBE', stream);
  }

  start(): void {
    if (this.#attempt > 0) return;
    window.addEventListener('online', this.reconnectNow);
    void this.#connect();
  }

  stop(): void {
    this.#attempt++;
    window.removeEventListener('online', this.reconnectNow);
    this.#clearTimers();
    this.#socket?.close();
    this.#socket = undefined;
  }

  /** Ends the wait for the next attempt; does nothing while connected or connecting. */
  readonly reconnectNow = (): void => {
    if (this.#state.get().phase === 'waiting') void this.#connect();
  };

  /** Connects anew, for example because the session has changed: a connection is of the session that it began with. */
  readonly renew = (): void => {
    if (this.#attempt === 0) return;
    const old = this.#socket;
    if (old) {
      old.onclose = old.onmessage = old.onopen = null;
      old.close();
    }
    void this.#connect(this.#state.get().phase === 'open' ? 'open' : 'connecting');
  };

  /** @param phase what is said of the connection until it opens */
  async #connect(phase: 'connecting' | 'open' = 'connecting'): Promise<void> {
    const attempt = ++this.#attempt;
    this.#clearTimers();
    this.#state.set({ phase });
    try {
      this.#knownUrl = await this.#resolveUrl();
    } catch {
      // The API may be away while the WebSocket is not: go on with the address that worked before.
    }
    if (attempt !== this.#attempt) return;
    if (this.#knownUrl === undefined) {
      this.#retryLater();
      return;
    }
    const socket = new WebSocket(this.#knownUrl);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#lose(attempt), OPENING_MS);
    socket.onopen = () => this.#opened(attempt);
    socket.onmessage = (event: MessageEvent<unknown>) => this.#received(attempt, event.data);
    socket.onclose = () => this.#lose(attempt);
  }

  #opened(attempt: number): void {
    if (attempt !== this.#attempt) return;
    this.#clearTimers();
    this.#lastHeard = Date.now();
    this.#watchdog = setInterval(() => this.#checkSilence(attempt), 2_000);
    this.#subscribed = new Set();
    this.#requests = new Map();
    this.#state.set({ phase: 'open' });
    this.#sync();
    this.#openListeners.forEach((listener) => listener());
  }

  #received(attempt: number, data: unknown): void {
    if (attempt !== this.#attempt) return;
    this.#lastHeard = Date.now();
    // Only a connection that delivers ends a row of failures: one that opens and drops at once keeps backing off.
    this.#failures = 0;
    if (typeof data !== 'string') return;
    const message = parseServerMessage(data);
    if (!message) return;
    if (message.kind === 'refused') this.#refused(message);
    else this.#messageListeners.forEach((listener) => listener(message));
  }

  #checkSilence(attempt: number): void {
    const silence = Date.now() - this.#lastHeard;
    if (silence > DEAD_MS) this.#lose(attempt);
    else if (silence > SILENCE_MS) this.#send({ type: 'ping' });
  }

  #lose(attempt: number): void {
    if (attempt !== this.#attempt) return;
    const wasOpen = this.#state.get().phase === 'open';
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onclose = socket.onmessage = socket.onopen = null;
      socket.close();
    }
    this.#retryLater();
    if (wasOpen) this.#lossListeners.forEach((listener) => listener());
  }

  #retryLater(): void {
    this.#clearTimers();
    const waitMs = backoffMs(BACKOFF, this.#failures++, Math.random());
    this.#state.set({ phase: 'waiting', retryAt: Date.now() + waitMs });
    this.#timer = setTimeout(this.reconnectNow, waitMs);
  }

  #clearTimers(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#refusedTimer);
    clearInterval(this.#watchdog);
  }

  /** A stream that the server does not have, or not yet, or no longer: asked for again later, while it is still wanted. */
  #refused(refusal: Refusal): void {
    const request = refusal.requestId === undefined ? undefined : this.#requests.get(refusal.requestId);
    const stream = request ?? refusal.stream;
    if (stream !== undefined) {
      this.#subscribed.delete(stream);
      clearTimeout(this.#refusedTimer);
      this.#refusedTimer = setTimeout(() => this.#sync(), REFUSED_RETRY_MS);
    }
    this.#messageListeners.forEach((listener) => listener({ ...refusal, stream }));
  }

  /** What is wanted and unwanted again in one go is never sent. */
  #scheduleSync(): void {
    if (this.#syncScheduled) return;
    this.#syncScheduled = true;
    queueMicrotask(() => {
      this.#syncScheduled = false;
      this.#sync();
    });
  }

  #sync(): void {
    if (this.#state.get().phase !== 'open') return;
    const added = [...this.#streams.keys()].filter((stream) => !this.#subscribed.has(stream));
    const removed = [...this.#subscribed].filter((stream) => !this.#streams.has(stream));
    // One request a stream: the server refuses a request whole, and one unknown symbol must not cost the others.
    added.forEach((stream) => this.#request('SUBSCRIBE', stream));
    removed.forEach((stream) => this.#request('UNSUBSCRIBE', stream));
    this.#subscribed = new Set(this.#streams.keys());
  }

  #request(method: 'SUBSCRIBE' | 'UNSUBSCRIBE', stream: string): void {
    const id = ++this.#requestId;
    if (method === 'SUBSCRIBE') this.#requests.set(id, stream);
    this.#send({ method, params: [stream], ...(method === 'SUBSCRIBE' && this.#streams.get(stream)?.details()), id });
  }

  #send(message: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}
