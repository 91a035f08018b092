import type { Frames } from '@/lib/frames';
import { Store, type Readable } from '@/lib/store';
import { MarketApi } from './api';
import { CandleFeed } from './candleFeed';
import type { Selection } from './candleSession';
import { DepthFeed } from './depthFeed';
import { EnigmaFeed } from './enigmaFeed';
import { feedReport, type FeedReport } from './feedHealth';
import { Instruments } from './instruments';
import { QuoteBoard } from './quotes';
import { MarketSocket } from './socket';
import { TradeTape } from './tape';
import type { Instrument, Ticker } from './types';
import type { ServerMessage } from './serverMessage';

/**
 * Everything that the page knows of the market, wired together and outside React:
 *
 *     MarketSocket --price_update, ticker--> QuoteBoard <--trade of an own market
 *                  --feed_status----------> feed
 *                  --trade----------------> TradeTape <--/api/v1/trades-- MarketApi
 *                  --depth----------------> DepthFeed
 *                  --kline----------------> CandleFeed <--/candles-- MarketApi
 *                  --enigma---------------> EnigmaFeed <--/api/v1/symbols/{symbol}/enigma-- MarketApi
 */
export class Market {
  readonly api = new MarketApi();
  readonly candles: CandleFeed;
  readonly depth: DepthFeed;
  readonly enigma: EnigmaFeed;
  readonly feed: Readable<FeedReport | undefined>;
  readonly instruments: Instruments;
  readonly quotes: QuoteBoard;
  readonly socket: MarketSocket;
  readonly tape: TradeTape;
  readonly #feed: Store<FeedReport | undefined>;
  #charted: string | undefined;
  #wantedTickers = new Map<string, () => void>();

  constructor(frames: Frames) {
    this.#feed = new Store<FeedReport | undefined>(undefined, frames);
    this.feed = this.#feed;
    this.instruments = new Instruments(this.api, frames);
    this.quotes = new QuoteBoard(frames);
    this.socket = new MarketSocket({ resolveUrl: () => this.api.webSocketUrl(window.location), frames });
    this.candles = new CandleFeed(this.api, this.socket, frames);
    this.depth = new DepthFeed(this.socket, frames);
    this.enigma = new EnigmaFeed(this.api, this.socket, frames);
    this.tape = new TradeTape(this.api, this.socket, frames);

    this.socket.onMessage((message) => this.#received(message));
    this.socket.onOpen(() => this.#opened());
    this.instruments.onLoad((instruments) => this.#listed(instruments));
  }

  start(): void {
    void this.instruments.load();
    this.socket.start();
  }

  close(): void {
    this.socket.stop();
    this.candles.close();
    this.depth.close();
    this.enigma.close();
    this.tape.close();
    this.instruments.close();
  }

  /** Follows the candles of a symbol until the returned function is called or others are charted. */
  chart(selection: Selection): () => void {
    this.#charted = selection.symbol;
    this.candles.select(selection);
    return () => {
      if (this.#charted !== selection.symbol) return;
      this.#charted = undefined;
      this.candles.close();
    };
  }

  #received(message: ServerMessage): void {
    switch (message.kind) {
      case 'priceUpdate':
        this.quotes.priceUpdated(message.update);
        return;
      case 'ticker':
        this.#tickerUpdated(message.ticker);
        return;
      case 'feedStatus':
        this.#feed.set(feedReport(message.status, this.#feed.get(), Date.now()));
        return;
      case 'trade':
        if (isOwn(message.trade.symbol)) this.quotes.ownTraded(message.trade);
        return; // and for the tape
      case 'kline':
      case 'depth':
      case 'enigma':
        return; // for the candle session, the book and the levels
      case 'account':
        return; // for the account's feed
      case 'refused':
        return; // the socket asks again later
    }
  }

  #opened(): void {
    this.quotes.connectionOpened();
    if (this.instruments.state.get().status !== 'ready') void this.instruments.load();
    void this.#loadTickers();
  }

  #listed(instruments: readonly Instrument[]): void {
    // A platform that has just been started learns its markets a moment after it answers.
    if (instruments.some(({ symbol }) => symbol === this.#charted)) this.candles.recover();
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
      const tickers = await this.api.tickers();
      tickers.forEach((ticker) => this.#tickerUpdated(ticker));
    } catch {
      // The stream brings them too; until then the panel shows dashes.
    }
  }

  #tickerUpdated(ticker: Ticker): void {
    this.quotes.tickerUpdated(ticker);
    // Own markets have no price updates.
    if (isOwn(ticker.symbol)) this.quotes.ownPriceUpdated(ticker);
  }
}

/** The exchange's own markets have an underscore in their names. */
export const isOwn = (symbol: string): boolean => symbol.includes('_');

/** The symbol of the feed that has the same assets as an own market: what its market maker quotes around. */
export function referenceOf(
  instrument: Instrument | undefined,
  instruments: readonly Instrument[],
): Instrument | undefined {
  if (!instrument || !isOwn(instrument.symbol)) return undefined;
  return instruments.find(({ symbol }) => symbol === instrument.base + instrument.quote);
}
