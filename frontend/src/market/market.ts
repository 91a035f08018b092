import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import { MarketApi } from './api';
import { CandleFeed } from './candleFeed';
import { feedReport, type FeedReport } from './feedHealth';
import { Instruments } from './instruments';
import { QuoteBoard } from './quotes';
import { TradeTape } from './tape';
import { AddressBar, type AddressedSelection } from './selection';
import { MarketSocket } from './socket';
import type { Instrument } from './types';
import type { ServerMessage } from './wire';

/**
 * Everything that the page knows of the market, wired together and outside React:
 *
 *     MarketSocket --price_update, ticker--> QuoteBoard
 *                  --feed_status----------> feed
 *                  --trade----------------> TradeTape
 *                  --kline----------------> CandleFeed <--/candles-- MarketApi
 *     AddressBar --selection--> CandleFeed, TradeTape
 */
export class Market {
  readonly address: AddressBar;
  readonly candles: CandleFeed;
  readonly feed: Readable<FeedReport | undefined>;
  readonly instruments: Instruments;
  readonly quotes: QuoteBoard;
  readonly socket: MarketSocket;
  readonly tape: TradeTape;
  readonly #api = new MarketApi();
  readonly #feed: Store<FeedReport | undefined>;
  #wantedTickers = new Map<string, () => void>();

  constructor(frames: Frames) {
    this.#feed = new Store<FeedReport | undefined>(undefined, frames);
    this.feed = this.#feed;
    this.address = new AddressBar(frames);
    this.instruments = new Instruments(this.#api, frames);
    this.quotes = new QuoteBoard(frames);
    this.socket = new MarketSocket({ resolveUrl: () => this.#api.webSocketUrl(window.location), frames });
    this.candles = new CandleFeed(this.#api, this.socket, frames);
    this.tape = new TradeTape(this.socket, frames);

    this.socket.onMessage((message) => this.#received(message));
    this.socket.onOpen(() => this.#opened());
    this.instruments.onLoad((instruments) => this.#listed(instruments));
    this.address.onChange((selection) => this.#select(selection));
  }

  start(): void {
    this.address.start();
    this.#select(this.address.selection.get());
    void this.instruments.load();
    this.socket.start();
  }

  close(): void {
    this.socket.stop();
    this.candles.close();
    this.tape.close();
    this.instruments.close();
    this.address.close();
  }

  #received(message: ServerMessage): void {
    switch (message.kind) {
      case 'priceUpdate':
        this.quotes.priceUpdated(message.update);
        return;
      case 'ticker':
        this.quotes.tickerUpdated(message.ticker);
        return;
      case 'feedStatus':
        this.#feed.set(feedReport(message.status, this.#feed.get(), Date.now()));
        return;
      case 'kline':
      case 'trade':
        return; // for the candle session and the tape
      case 'refused':
        return; // the socket asks again later
    }
  }

  #opened(): void {
    this.quotes.connectionOpened();
    if (this.instruments.state.get().status !== 'ready') void this.instruments.load();
    void this.#loadTickers();
  }

  #select({ symbol, duration }: AddressedSelection): void {
    if (symbol === undefined) return;
    this.candles.select({ symbol, duration });
    this.tape.select(symbol);
  }

  #listed(instruments: readonly Instrument[]): void {
    const first = instruments.find(({ active }) => active) ?? instruments[0];
    if (first) this.address.defaultSymbol(first.symbol);
    // A platform that has just been started learns its markets a moment after it answers.
    const { symbol: selected } = this.address.selection.get();
    if (instruments.some(({ symbol }) => symbol === selected)) this.candles.recover();
    const wanted = new Map<string, () => void>();
    for (const { symbol } of instruments.filter(({ active }) => active)) {
      wanted.set(symbol, this.#wantedTickers.get(symbol) ?? this.socket.want(`ticker@${symbol}`));
    }
    this.#wantedTickers.forEach((release, symbol) => {
      if (!wanted.has(symbol)) release();
    });
    this.#wantedTickers = wanted;
  }

  /** The statistics until the stream's first, which comes when they change. */
  async #loadTickers(): Promise<void> {
    try {
      const tickers = await this.#api.tickers();
      tickers.forEach((ticker) => this.quotes.tickerUpdated(ticker));
    } catch {
      // The stream brings them too; until then the panel shows dashes.
    }
  }
}
