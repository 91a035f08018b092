import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from './api';
import { FILL_PAGE, FillHistory, MOST_FILLS } from './fillHistory';
import type { AccountEvent, Fill } from './wire';

const immediately = { request: (callback: () => void) => callback() };

/** The fill with that number; the numbers are seconds, too. */
function fill(sequence: number): Fill {
  return {
    sequence,
    market: 'BTC_USDT',
    orderId: '7',
    tradeId: String(sequence),
    side: 'buy',
    price: '61000.00',
    qty: '0.10000',
    quoteQty: '6100.00',
    fee: '6.10',
    feeAsset: 'USDT',
    maker: false,
    time: sequence * 1000,
  };
}

/** An account that has the fills from 1 up to a number, as its API tells them: newest first. */
class TestingSource {
  newest = 3;
  failure: Error | undefined;
  pages: Page[] = [];

  async fills(page: Page): Promise<readonly Fill[]> {
    this.pages.push(page);
    await Promise.resolve();
    if (this.failure) throw this.failure;
    const last = page.before === undefined ? this.newest : Number(page.before) - 1;
    return Array.from({ length: Math.min(page.limit, last) }, (_, index) => fill(last - index));
  }
}

let source: TestingSource;
let happen: (event: AccountEvent) => void;
let reconnect: () => void;
let failures: unknown[];
let history: FillHistory;

const sequences = () => history.fills.get().map(({ tradeId }) => Number(tradeId));
const settle = () => vi.advanceTimersByTimeAsync(0);
const traded = (sequence: number, market = 'BTC_USDT'): AccountEvent => {
  const { orderId, tradeId, side, price, qty, fee, feeAsset, maker, time } = fill(sequence);
  return {
    e: 'fill',
    sequence: 900,
    market,
    orderId,
    tradeId,
    side,
    price,
    qty,
    fee,
    feeAsset,
    maker,
    remainingQty: '0',
    T: time,
  };
};

beforeEach(() => {
  vi.useFakeTimers();
  source = new TestingSource();
  failures = [];
  const events = { onEvent: (listener: typeof happen) => ((happen = listener), () => (happen = () => undefined)) };
  const connection = {
    onOpen: (listener: typeof reconnect) => ((reconnect = listener), () => (reconnect = () => undefined)),
  };
  history = new FillHistory(source, events, connection, immediately, (error) => failures.push(error));
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the fills of a market', () => {
  it('are the newest of the past, oldest first, and then those that happen', async () => {
    history.select('BTC_USDT');
    await settle();
    happen(traded(4));

    expect(sequences()).toEqual([1, 2, 3, 4]);
    expect(source.pages).toEqual([{ market: 'BTC_USDT', limit: FILL_PAGE }]);
  });

  it('are each there once, also those that happened while the past was asked for', async () => {
    history.select('BTC_USDT');
    happen(traded(3));
    await settle();
    happen(traded(2));

    expect(sequences()).toEqual([1, 2, 3]);
  });

  it('are not those of another market', async () => {
    history.select('BTC_USDT');
    await settle();
    happen(traded(4, 'ETH_USDT'));

    expect(sequences()).toEqual([1, 2, 3]);
  });

  it('are gone when they are left, and what comes then is for nobody', async () => {
    const leave = history.select('BTC_USDT');
    leave();
    await settle();

    expect(sequences()).toEqual([]);
  });

  it('are asked for again with a new connection', async () => {
    history.select('BTC_USDT');
    await settle();
    source.newest = 6;
    reconnect();
    await settle();

    expect(sequences()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are tried again when they could not be had, and the failure is told', async () => {
    source.failure = new Error('away');
    history.select('BTC_USDT');
    await settle();
    source.failure = undefined;
    await vi.advanceTimersByTimeAsync(1_000);

    expect(failures).toHaveLength(1);
    expect(sequences()).toEqual([1, 2, 3]);
  });
});

describe('looking back', () => {
  it('brings pages until the time is reached', async () => {
    source.newest = 4 * FILL_PAGE;
    history.select('BTC_USDT');
    await settle();
    expect(sequences()[0]).toBe(3 * FILL_PAGE + 1);

    history.reachBack((FILL_PAGE + 50) * 1000);
    await settle();

    expect(sequences()[0]).toBe(FILL_PAGE + 1);
    expect(sequences()).toHaveLength(3 * FILL_PAGE);
  });

  it('goes on from the newest page, also when there was a fill before it was there', async () => {
    source.newest = 2 * FILL_PAGE;
    history.select('BTC_USDT');
    happen(traded(2 * FILL_PAGE + 1));
    await settle();
    history.reachBack(0);
    await settle();

    expect(sequences()).toHaveLength(2 * FILL_PAGE + 1);
  });

  it('is tried again, but not at once, when it failed', async () => {
    source.newest = 2 * FILL_PAGE;
    history.select('BTC_USDT');
    await settle();
    source.failure = new Error('away');
    history.reachBack(0);
    await settle();
    source.failure = undefined;
    history.reachBack(0);
    await settle();
    expect(source.pages).toHaveLength(2);

    await vi.advanceTimersByTimeAsync(1_000);
    history.reachBack(0);
    await settle();

    expect(sequences()[0]).toBe(1);
  });

  it('is remembered while the newest are still on their way', async () => {
    source.newest = 2 * FILL_PAGE;
    history.select('BTC_USDT');
    history.reachBack(0);
    await settle();

    expect(sequences()[0]).toBe(1);
  });

  it('ends with the first fill', async () => {
    history.select('BTC_USDT');
    await settle();
    history.reachBack(0);
    await settle();

    expect(source.pages).toHaveLength(1);
  });

  it('ends when there are too many', async () => {
    source.newest = 2 * MOST_FILLS;
    history.select('BTC_USDT');
    history.reachBack(0);
    await settle();
    happen(traded(2 * MOST_FILLS + 1));

    expect(sequences()).toHaveLength(MOST_FILLS);
    expect(sequences().at(-1)).toBe(2 * MOST_FILLS + 1);
  });
});
