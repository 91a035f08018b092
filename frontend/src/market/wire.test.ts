import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseServerMessage } from './serverMessage';
import { candlesPage, enigma, symbolList } from './wire';

const parse = (message: object) => parseServerMessage(JSON.stringify(message));

describe('messages of the server', () => {
  it('price_update', () => {
    const message = parse({
      type: 'price_update',
      symbol: 'BTCUSDT',
      data: {
        symbol: 'BTCUSDT',
        originalPrice: 108400.5,
        bidPrice: 108292.09,
        askPrice: 108508.91,
        timestamp: 1756480528000,
      },
    });

    expect(message).toEqual({
      kind: 'priceUpdate',
      update: { symbol: 'BTCUSDT', last: 108400.5, bid: 108292.09, ask: 108508.91, timestamp: 1756480528000 },
    });
  });

  it('enigma, its levels from the lowest up', () => {
    const data = {
      e: 'enigma',
      s: 'BTCUSDT',
      level: 25.44,
      ath: 117605.89,
      atl: 110048.93,
      price: 111971.5,
      fibLevels: { '0': 110048.93, '100': 117605.89, '23.6': 111832.37 },
      T: 1756480528000,
    };

    expect(parse({ stream: 'enigma@BTCUSDT', data })).toEqual({
      kind: 'enigma',
      enigma: {
        symbol: 'BTCUSDT',
        level: 25.44,
        ath: 117605.89,
        atl: 110048.93,
        price: 111971.5,
        levels: [
          { ratio: 0, price: 110048.93 },
          { ratio: 23.6, price: 111832.37 },
          { ratio: 100, price: 117605.89 },
        ],
      },
    });
    expect(parse({ stream: 'enigma@BTCUSDT', data: { ...data, level: null } })).toMatchObject({
      enigma: { level: undefined },
    });
  });

  it('kline, its decimals as strings and its time in milliseconds', () => {
    const data = {
      e: 'kline',
      s: 'BTCUSDT',
      i: '30s',
      t: 1756477140000,
      T: 1756477169999,
      o: '1.10',
      h: '1.40',
      l: '1.00',
      c: '1.20',
      v: '12.5',
      q: '14.1',
      n: 7,
      x: true,
      L: 9,
    };

    expect(parse({ stream: 'kline_30s@BTCUSDT', data })).toEqual({
      kind: 'kline',
      symbol: 'BTCUSDT',
      duration: '30s',
      candle: { time: 1756477140, open: 1.1, high: 1.4, low: 1, close: 1.2, volume: 12.5, trades: 7, closed: true },
    });
  });

  it('trade, with the side that took', () => {
    const data = { e: 'trade', s: 'BTCUSDT', t: 5, p: '1.5', q: '2', m: true, T: 1756477140000 };

    expect(parse({ stream: 'trade@BTCUSDT', data })).toMatchObject({
      kind: 'trade',
      trade: { id: 5, price: 1.5, taker: 'sell' },
    });
  });

  it('feed_status before the first trade', () => {
    const data = {
      source: 'live',
      connected: false,
      lastTradeTime: null,
      lastReceivedTime: null,
      timestamp: 1756477140000,
    };

    expect(parse({ type: 'feed_status', data })).toEqual({ kind: 'feedStatus', status: data });
  });

  it.each([
    ['a price that is no number', { originalPrice: 'cheap', bidPrice: 1, askPrice: 1 }],
    ['an empty price', { originalPrice: '', bidPrice: 1, askPrice: 1 }],
    ['a missing price', { bidPrice: 1, askPrice: 1 }],
  ])('%s is refused', (_, prices) => {
    expect(parse({ type: 'price_update', data: { symbol: 'X', timestamp: 1, ...prices } })).toBeUndefined();
  });

  it('what is not JSON is refused', () => {
    expect(parseServerMessage('{"type":')).toBeUndefined();
  });
});

it('symbols are shown with the decimals of their tick and lot', () => {
  const [instrument] = v.parse(symbolList, [
    {
      symbol: 'BTCUSDT',
      name: 'Bitcoin',
      base_currency: 'BTC',
      quote_currency: 'USDT',
      is_active: true,
      tickSize: '0.01000000',
      lotSize: '0.00001000',
    },
  ]);

  expect(instrument).toMatchObject({ base: 'BTC', quote: 'USDT', priceDecimals: 2, quantityDecimals: 5 });
});

it('a candle without a close is refused', () => {
  const candles = [{ time: 30, open: 1, high: 1, low: 1, volume: 1, trades: 1 }];

  expect(v.is(candlesPage, { candles })).toBe(false);
});

it('reads an enigma, also that of a market with one price', () => {
  const answer = {
    symbol: 'BTC_USDT',
    level: null,
    ath: 100.5,
    atl: 100.5,
    current_price: 100.5,
    fib_levels: { '0': 100.5, '100': 100.5 },
    tick_size: 0.01,
  };

  expect(v.parse(enigma, answer)).toEqual({
    symbol: 'BTC_USDT',
    level: undefined,
    ath: 100.5,
    atl: 100.5,
    price: 100.5,
    levels: [
      { ratio: 0, price: 100.5 },
      { ratio: 100, price: 100.5 },
    ],
  });
});
