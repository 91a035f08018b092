import { beforeEach, describe, expect, it } from 'vitest';
import { QuoteBoard } from './quotes';
import { price, quantity, trade } from './testing';
import type { Ticker } from './types';

const immediately = { request: (callback: () => void) => callback() };
let board: QuoteBoard;

const ticker = (last: number, timestamp: number): Ticker => ({
  symbol: 'BTC_USDT',
  last: price(last),
  high: price(200),
  low: price(50),
  change: price(1),
  percent: 1,
  volume: quantity(1),
  quoteVolume: quantity(1),
  trades: 1,
  bid: undefined,
  ask: undefined,
  timestamp,
});
const shown = () => board.quote('BTC_USDT').get();

beforeEach(() => {
  board = new QuoteBoard(immediately);
});

describe('the price of an own market', () => {
  it('follows its ticker', () => {
    board.ownPriceUpdated(ticker(100, 1_000));
    board.ownPriceUpdated(ticker(101, 2_000));
    board.ownPriceUpdated(ticker(99, 1_500));

    expect(shown()).toMatchObject({ last: 101, timestamp: 2_000, direction: 1 });
  });

  it('follows its trades at once, where they are known', () => {
    board.ownPriceUpdated(ticker(100, 9_000));

    board.ownTraded(trade(7, 103));
    board.ownTraded(trade(8, 102));
    board.ownTraded(trade(6, 101));

    expect(shown()).toMatchObject({ last: 102, timestamp: 8_000, direction: -1 });
  });

  it('is not taken back by a ticker that does not know of the trade yet', () => {
    board.ownTraded(trade(8, 102));
    board.ownPriceUpdated(ticker(100, 9_000));
    expect(shown()?.last).toBe(102);

    board.ownPriceUpdated(ticker(104, 10_000));
    expect(shown()?.last).toBe(104);
  });
});
