import type { TestingClient } from './testingServer';

/** Book updates a second: what the page must stand. */
export const UPDATES_PER_SECOND = 200;
const TRADES_EVERY = 10;
const LEVELS = 1_000;
const MOST_OWED_MS = 100;
const TICK_MS = 1000 / UPDATES_PER_SECOND;

type Side = Map<number, number>;

/**
 * The streams of a market in which much happens: a book of two thousand levels, two hundred changes a second of one to six levels each,
 * most of them near the middle, twenty trades a second with a candle each, tickers and prices as often as the real server has them. The
 * same each time.
 */
export class BusyMarket {
  readonly #symbol: string;
  readonly #bids: Side = new Map();
  readonly #asks: Side = new Map();
  readonly #subscribed = new Set<string>();
  #client: TestingClient | undefined;
  #middle = 11_150_000;
  #updateId = 1;
  #tradeId = 0;
  #random = 1;
  #sent = 0;
  #startedAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #candle = { open: 0, high: 0, low: Infinity, volume: 0, trades: 0, time: 0 };

  constructor(symbol: string) {
    this.#symbol = symbol;
    for (let level = 0; level < LEVELS; level++) {
      this.#bids.set(this.#middle - 1 - level * 3, this.#lots());
      this.#asks.set(this.#middle + 1 + level * 3, this.#lots());
    }
  }

  /** Changes of the book that were sent. */
  get updates(): number {
    return this.#updateId - 1;
  }

  readonly request = (request: unknown, client: TestingClient): void => {
    const {
      method,
      params = [],
      id,
      type,
    } = request as {
      method?: string;
      params?: string[];
      id?: number;
      type?: string;
    };
    this.#client = client;
    if (type === 'ping') client.say({ type: 'pong' });
    if (method === undefined) return;
    client.say({ result: null, id });
    for (const stream of params) {
      if (method === 'UNSUBSCRIBE') {
        this.#subscribed.delete(stream);
      } else {
        this.#subscribed.add(stream);
        if (stream === `depth@${this.#symbol}`) this.#sendSnapshot();
      }
    }
    this.#sendFeedStatus();
    this.#timer ??= setInterval(() => this.#catchUp(Date.now()), TICK_MS);
  };

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Timers come late on a busy machine: what they owe is sent then, so that the rate holds. */
  #catchUp(now: number): void {
    if (this.#sent === 0) this.#startedAt = now - TICK_MS;
    // What is owed for longer than that is never sent: a page that was away so long would get it merged.
    this.#startedAt = Math.max(this.#startedAt, now - this.#sent * TICK_MS - MOST_OWED_MS);
    for (; this.#sent < (now - this.#startedAt) / TICK_MS; this.#sent++) {
      this.#change();
      if (this.#sent % TRADES_EVERY === 0) this.#trade(now);
      if (this.#sent % UPDATES_PER_SECOND === 0) this.#ticker(now);
      if (this.#sent % (UPDATES_PER_SECOND / 4) === 0) this.#referencePrice(now);
      if (this.#sent % (5 * UPDATES_PER_SECOND) === 0) this.#sendFeedStatus();
    }
  }

  #change(): void {
    this.#middle += this.#whole(5) - 2;
    const bids: [string, string][] = [];
    const asks: [string, string][] = [];
    const set = (side: Side, changes: [string, string][], ticks: number, lots: number) => {
      if (lots > 0) side.set(ticks, lots);
      else if (!side.delete(ticks)) return;
      changes.push([priceText(ticks), lots > 0 ? quantityText(lots) : '0']);
    };
    // What the middle has moved over is gone.
    for (let away = 0; away <= 2; away++) {
      set(this.#bids, bids, this.#middle + away, 0);
      set(this.#asks, asks, this.#middle - away, 0);
    }
    for (let change = this.#whole(4) + 1; change > 0; change--) {
      const distance = 1 + Math.floor(-Math.log(1 - this.#next()) * 12);
      const lots = this.#next() < 0.35 ? 0 : this.#lots();
      if (this.#next() < 0.5) set(this.#bids, bids, this.#middle - distance, lots);
      else set(this.#asks, asks, this.#middle + distance, lots);
    }
    const id = ++this.#updateId;
    this.#say('depth', { e: 'depth', s: this.#symbol, U: id, u: id, b: bids, a: asks });
  }

  #sendSnapshot(): void {
    const levels = (side: Side) => [...side].map(([ticks, lots]) => [priceText(ticks), quantityText(lots)]);
    const id = this.#updateId;
    const data = { e: 'depth', s: this.#symbol, U: id, u: id, b: levels(this.#bids), a: levels(this.#asks) };
    this.#say('depth', { ...data, snapshot: true });
  }

  #trade(now: number): void {
    const isSell = this.#next() < 0.5;
    const lots = this.#lots();
    const p = priceText(this.#middle);
    this.#say('trade', {
      e: 'trade',
      s: this.#symbol,
      t: ++this.#tradeId,
      p,
      q: quantityText(lots),
      m: isSell,
      T: now,
    });
    this.#moveCandle(now, lots);
  }

  #moveCandle(now: number, lots: number): void {
    const candle = this.#candle;
    const time = now - (now % 60_000);
    if (time !== candle.time)
      Object.assign(candle, { time, open: this.#middle, high: 0, low: Infinity, volume: 0, trades: 0 });
    candle.high = Math.max(candle.high, this.#middle);
    candle.low = Math.min(candle.low, this.#middle);
    candle.volume += lots;
    candle.trades++;
    this.#say('kline_1m', {
      e: 'kline',
      s: this.#symbol,
      i: '1m',
      t: time,
      T: time + 59_999,
      o: priceText(candle.open),
      h: priceText(candle.high),
      l: priceText(candle.low),
      c: priceText(this.#middle),
      v: quantityText(candle.volume),
      q: '0',
      n: candle.trades,
      x: false,
      L: this.#tradeId,
    });
  }

  #ticker(now: number): void {
    this.#say('ticker', {
      e: 'ticker',
      symbol: this.#symbol,
      first: '111000.00',
      last: priceText(this.#middle),
      high: '112000.00',
      low: '110000.00',
      change: '500.00',
      percent: '0.45',
      volume: '1234.5',
      quoteVolume: '137000000',
      trades: this.#tradeId,
      bid: priceText(this.#middle - 1),
      ask: priceText(this.#middle + 1),
      timestamp: now,
    });
  }

  #referencePrice(now: number): void {
    for (const [symbol, price] of Object.entries({ BTCUSDT: this.#middle / 100, ETHUSDT: 4_000, SOLUSDT: 195 })) {
      const originalPrice = Math.round(price * (1 + (this.#next() - 0.5) / 1e4) * 100) / 100;
      const data = { symbol, originalPrice, bidPrice: originalPrice - 1, askPrice: originalPrice + 1, timestamp: now };
      this.#client?.say({ type: 'price_update', symbol, data });
    }
  }

  #sendFeedStatus(): void {
    const now = Date.now();
    const data = { source: 'simulated', connected: true, lastTradeTime: now, lastReceivedTime: now, timestamp: now };
    this.#client?.say({ type: 'feed_status', data });
  }

  #say(kind: string, data: object): void {
    const stream = `${kind}@${this.#symbol}`;
    if (this.#subscribed.has(stream)) this.#client?.say({ stream, data });
  }

  #lots(): number {
    return 1 + Math.floor(-Math.log(1 - this.#next()) * 50_000);
  }

  #whole(below: number): number {
    return Math.floor(this.#next() * below);
  }

  /** Mulberry32: the same numbers each time. */
  #next(): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

const priceText = (ticks: number): string => (ticks / 100).toFixed(2);
const quantityText = (lots: number): string => (lots / 100_000).toFixed(5);
