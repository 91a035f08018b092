import { describe, expect, it } from 'vitest';
import { averagePrice, formatAmount, placedText, waitsForRise } from './orderWords';
import { order } from './testing';

describe('what has become of an order', () => {
  it.each([
    [order(), 'Placed: 10.00 TATA rest at 100.50.'],
    [
      order({ status: 'partially_filled', executedQty: '4.00', executedQuoteQty: '402.0000', remainingQty: '6.00' }),
      'Sold 4.00 TATA at 100.50: 6.00 TATA rest at 100.50.',
    ],
    [
      order({ side: 'buy', type: 'market', status: 'filled', executedQty: '10.00', executedQuoteQty: '1003.3333' }),
      'Bought 10.00 TATA at 100.33.',
    ],
    [
      order({ type: 'stop_loss', price: undefined, stopPrice: '99.00' }),
      'Placed: it waits until the last price is 99.00 or lower.',
    ],
    [
      order({ status: 'cancelled', cancelReason: 'NOT_FILLED_AT_ONCE' }),
      'Nothing was traded: there was nothing more to trade with at its price.',
    ],
    [
      order({ status: 'cancelled', executedQty: '4.00', executedQuoteQty: '402', cancelReason: 'SPENT' }),
      'Sold 4.00 TATA at 100.50; the rest was cancelled: what was left to spend does not buy another lot.',
    ],
  ])('%o is told as “%s”', (placed, text) => {
    expect(placedText(placed, 2)).toBe(text);
  });
});

describe('what is told of orders', () => {
  it('is where the price must go for a stop or take-profit order', () => {
    expect(waitsForRise('stop_loss', 'buy')).toBe(true);
    expect(waitsForRise('stop_loss_limit', 'sell')).toBe(false);
    expect(waitsForRise('take_profit', 'buy')).toBe(false);
    expect(waitsForRise('take_profit_limit', 'sell')).toBe(true);
  });

  it('has no average price before anything has traded', () => {
    expect(averagePrice('0', '0.00', 2)).toBeUndefined();
  });

  it('shows amounts without needless zeros, but whole', () => {
    expect(formatAmount('1234.56780000')).toBe('1,234.5678');
    expect(formatAmount('5.00000000')).toBe('5.00');
  });
});
