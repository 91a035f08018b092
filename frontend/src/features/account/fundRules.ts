import type { DemoFund } from '@/account/demoFunds';
import { compare, isZero, type Decimal } from '@/lib/decimal';
import { formatDecimal, parseDecimal } from '@/lib/format';

export type Amount = { readonly amount: Decimal } | { readonly problem: string };

/** What somebody typed as an amount to get, within what there is at a time. */
export function amountOf(text: string, fund: DemoFund): Amount {
  if (text.trim() === '') return { problem: 'Enter an amount.' };
  const amount = parseDecimal(text);
  if (amount === undefined) return { problem: 'That is no number.' };
  if (isZero(amount)) return { problem: 'More than nothing.' };
  if (compare(amount, fund.amount) > 0) {
    return { problem: `At most ${formatDecimal(fund.amount)} ${fund.asset} at a time.` };
  }
  return { amount };
}
