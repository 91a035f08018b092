import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { accountApi } from '@/account/api';
import type { Portfolio as Worth } from '@/account/wire';
import { toneOf } from '@/components/Price';
import { Segmented } from '@/components/Segmented';
import { Empty, Failed, Loading } from '@/components/States';
import { useAccount } from '@/hooks/useAccount';
import { useInstruments } from '@/hooks/useInstruments';
import { useDemoFunds } from '@/hooks/usePageConfig';
import { isZero } from '@/lib/decimal';
import { isOwn } from '@/market/market';
import { Allocation } from './Allocation';
import { allocationOf } from './allocation';
import { Holdings } from './Holdings';
import { Files } from './Files';
import { money, signedMoney } from './money';
import { Positions } from './Positions';
import { useLiveWorth } from './useLiveWorth';
import { WorthHistory } from './WorthHistory';

const REFRESH_MS = 10_000;
/** Trades come in bursts: one look after each. */
const SETTLE_MS = 400;

/** What the account has, what that is worth, and what came of trading. */
export function Portfolio() {
  const [currency, setCurrency] = useState<string>();
  const currencies = useCurrencies();
  const { data, error, refetch } = useQuery({
    queryKey: ['portfolio', currency],
    queryFn: () => accountApi.portfolio(currency),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  useRenewal();
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what="your portfolio" />;
  return (
    <div className="flex flex-col gap-4">
      {error && <Failed error={error} retry={() => void refetch()} />}
      <WorthView
        worth={data}
        currency={
          currencies.length > 1 && (
            <Segmented
              label="Currency"
              options={currencies.map((it) => ({ key: it, title: it }))}
              selected={currency ?? data.quoteAsset}
              onSelect={setCurrency}
            />
          )
        }
      />
    </div>
  );
}

interface WorthViewProps {
  readonly worth: Worth;
  /** The choice of what it is told in. */
  readonly currency: ReactNode;
}

function WorthView({ worth: asked, currency }: WorthViewProps) {
  const worth = useLiveWorth(asked);
  const { holdings, positions, quoteAsset, totalValue } = worth;
  const isEmpty = holdings.every(({ available, locked }) => isZero(available) && isZero(locked));
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <Total worth={worth} />
        {currency}
      </div>
      {isEmpty ? (
        <Nothing />
      ) : (
        <>
          <Allocation shares={allocationOf(holdings, totalValue)} />
          <WorthHistory currency={quoteAsset} />
          <Holdings holdings={holdings} currency={quoteAsset} total={totalValue} />
        </>
      )}
      <Positions positions={positions} />
      {!isEmpty && <Files />}
    </>
  );
}

/** What to do about having nothing. */
function Nothing() {
  const hasDemoFunds = useDemoFunds().length > 0;
  return (
    <Empty>
      You have nothing yet.
      {hasDemoFunds ? (
        <Link to="/account" className="link">
          Get demo funds
        </Link>
      ) : (
        'What is deposited will be here.'
      )}
      <Link to="/trade" className="link">
        See a market
      </Link>
    </Empty>
  );
}

function Total({ worth }: { readonly worth: Worth }) {
  const { quoteAsset, totalValue, unrealisedPnl, realisedPnl } = worth;
  return (
    <dl className="flex flex-wrap items-end gap-x-8 gap-y-2">
      <div>
        <dt className="label">Total value</dt>
        <dd data-testid="total-value" className="text-2xl font-semibold tracking-tight">
          {money(totalValue)} <span className="text-base text-muted">{quoteAsset}</span>
        </dd>
      </div>
      <Profit name="Unrealised profit" value={unrealisedPnl} />
      <Profit name="Realised profit" value={realisedPnl} />
    </dl>
  );
}

function Profit({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd className={toneOf(Number(value))}>{signedMoney(value)}</dd>
    </div>
  );
}

/** What the exchange's own markets are paid in. */
function useCurrencies(): readonly string[] {
  const quotes = useInstruments().flatMap(({ symbol, quote }) => (isOwn(symbol) ? [quote] : []));
  return [...new Set(quotes)].toSorted();
}

/** Looks again after the account has changed. */
function useRenewal(): void {
  const { feed } = useAccount();
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = feed.onEvent(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void queries.invalidateQueries({ queryKey: ['portfolio'] }), SETTLE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [feed, queries]);
}
