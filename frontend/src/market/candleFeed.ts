import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import type { MarketApi } from './api';
import { CandleSeries } from './candleSeries';
import { CandleSession, type CandleStatus, type OlderStatus, type Selection } from './candleSession';
import type { MarketSocket } from './socket';

/** What the chart shows. A new object after every change; `series` itself changes in place. */
export interface CandleView {
  readonly selection: Selection | undefined;
  readonly status: CandleStatus;
  readonly message: string;
  readonly older: OlderStatus;
  readonly series: CandleSeries;
}

const NOTHING: CandleView = {
  selection: undefined,
  status: 'loading',
  message: '',
  older: 'idle',
  series: new CandleSeries(),
};

/** The candles of whatever is selected: one session at a time. */
export class CandleFeed {
  readonly view: Readable<CandleView>;
  readonly #view: Store<CandleView>;
  readonly #api: MarketApi;
  readonly #socket: MarketSocket;
  #session: CandleSession | undefined;

  constructor(api: MarketApi, socket: MarketSocket, frames: Frames) {
    this.#view = new Store<CandleView>(NOTHING, frames);
    this.view = this.#view;
    this.#api = api;
    this.#socket = socket;
  }

  select(selection: Selection): void {
    const current = this.#session?.selection;
    if (current?.symbol === selection.symbol && current.duration === selection.duration) return;
    this.#session?.close();
    this.#session = undefined;
    const session: CandleSession = new CandleSession(selection, this.#api, this.#socket, () => this.#show());
    this.#session = session;
    this.#show();
  }

  /** After an error: loads again. */
  readonly retry = (): void => void this.#session?.load();

  /** Something that may have been the cause of an error is over. */
  recover(): void {
    if (this.#session?.status === 'error') this.retry();
  }

  readonly loadOlder = (): void => void this.#session?.loadOlder();

  readonly retryOlder = (): void => void this.#session?.loadOlder(true);

  close(): void {
    this.#session?.close();
    this.#session = undefined;
  }

  #show(): void {
    const session = this.#session;
    if (!session) return;
    const { selection, status, message, older, series } = session;
    this.#view.set({ selection, status, message, older, series });
  }
}
