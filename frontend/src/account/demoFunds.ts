import { formatDecimal } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import type { PageConfig } from '@/market/wire';
import { accountApi } from './api';

/** An asset that everybody may credit the own account with, and how much of it at a time. */
export type DemoFund = NonNullable<PageConfig['onRamp']>['funds'][number];

/** `10,000 USDT and 500,000 INR` */
export const amountsOf = (funds: readonly DemoFund[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(
    funds.map(({ asset, amount }) => `${formatDecimal(amount)} ${asset}`),
  );

/** Credits the account of whoever is logged in, and says what came of it. */
export async function creditDemoFunds(funds: readonly DemoFund[]): Promise<void> {
  const outcomes = await Promise.allSettled(funds.map(({ asset, amount }) => accountApi.deposit(asset, amount)));
  const credited = funds.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  if (credited.length > 0) showToast(`You have ${amountsOf(credited)} of play money to trade with.`, 'good');
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) showToast(`Not all demo funds came: ${messageOf(failure.reason)} Get them on the page Account.`, 'bad');
}
