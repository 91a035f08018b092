import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import { DEFAULT_DURATION, isDuration, type Duration } from './duration';

export interface AddressedSelection {
  /** Undefined until the address or the list of markets names one. */
  readonly symbol: string | undefined;
  readonly duration: Duration;
}

const SYMBOL = /^[A-Z0-9_]{2,32}$/;

/** The selection in `?symbol=BTCUSDT&tf=1m`; what cannot be one is left out. */
export function parseSelection(search: string): AddressedSelection {
  const params = new URLSearchParams(search);
  const symbol = params.get('symbol')?.toUpperCase();
  const duration = params.get('tf');
  return {
    symbol: symbol !== undefined && SYMBOL.test(symbol) ? symbol : undefined,
    duration: isDuration(duration) ? duration : DEFAULT_DURATION,
  };
}

/** Keeps the selected symbol and timeframe in the page's address, where they survive a reload and can be shared. */
export class AddressBar {
  readonly selection: Readable<AddressedSelection>;
  readonly #selection: Store<AddressedSelection>;
  readonly #listeners = new Set<(selection: AddressedSelection) => void>();

  constructor(frames: Frames) {
    this.#selection = new Store(parseSelection(window.location.search), frames);
    this.selection = this.#selection;
  }

  /** Called at once, not once a frame. */
  onChange(listener: (selection: AddressedSelection) => void): void {
    this.#listeners.add(listener);
  }

  start(): void {
    window.addEventListener('popstate', this.#followAddress);
  }

  close(): void {
    window.removeEventListener('popstate', this.#followAddress);
  }

  readonly selectSymbol = (symbol: string): void => this.#go({ ...this.#selection.get(), symbol });

  readonly selectDuration = (duration: Duration): void => this.#go({ ...this.#selection.get(), duration });

  /** The market to show when the address names none. Not a step of its own in the history. */
  defaultSymbol(symbol: string): void {
    if (this.#selection.get().symbol !== undefined) return;
    const selection = { ...this.#selection.get(), symbol };
    window.history.replaceState(null, '', addressOf(selection));
    this.#set(selection);
  }

  #go(selection: AddressedSelection): void {
    const current = this.#selection.get();
    if (current.symbol === selection.symbol && current.duration === selection.duration) return;
    window.history.pushState(null, '', addressOf(selection));
    this.#set(selection);
  }

  readonly #followAddress = (): void => {
    const { symbol, duration } = parseSelection(window.location.search);
    this.#set({ symbol: symbol ?? this.#selection.get().symbol, duration });
  };

  #set(selection: AddressedSelection): void {
    this.#selection.set(selection);
    this.#listeners.forEach((listener) => listener(selection));
  }
}

function addressOf({ symbol, duration }: AddressedSelection): string {
  const params = new URLSearchParams(window.location.search);
  if (symbol !== undefined) params.set('symbol', symbol);
  params.set('tf', duration);
  return `${window.location.pathname}?${params.toString()}`;
}
