import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { operateApi } from '@/account/operateApi';
import type { MarketState, MarketStatus } from '@/account/operateWire';
import { Button } from '@/components/Button';
import { Confirm } from '@/components/Confirm';
import { Empty } from '@/components/States';
import { useInstruments } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useTickers } from '@/hooks/useTickers';
import { formatFixed } from '@/lib/format';
import { messageOf } from '@/lib/http';
import { showToast } from '@/lib/toasts';
import { Panel } from './Panel';
import { Table } from './Table';
import { usePolled } from './usePolled';
import { STATUSES } from './words';

const QUERY = 'markets';
const REFRESH_MS = 5_000;
const ORDER: readonly MarketStatus[] = ['trading', 'cancel_only', 'halted'];

const TONES: Record<MarketStatus, string> = { trading: 'text-up', cancel_only: 'text-warning', halted: 'text-down' };

interface Wish {
  readonly symbol: string;
  readonly status: MarketStatus;
}

/** The exchange's own markets, each with what may be done about it. */
export function MarketsPanel() {
  const [wish, setWish] = useState<Wish>();
  const polled = usePolled([QUERY], operateApi.markets, REFRESH_MS);
  const queries = useQueryClient();
  const { instruments } = useMarket();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ symbol, status }: Wish) => operateApi.setStatus(symbol, status),
    onSuccess: ({ symbol, status }) => showToast(`${symbol} ${STATUSES[status].done}.`, 'good'),
    onError: (failure) => showToast(messageOf(failure), 'bad'),
    onSettled: () => {
      setWish(undefined);
      void instruments.load();
      return queries.invalidateQueries({ queryKey: ['operate', QUERY] });
    },
  });
  return (
    <Panel title="Markets" what="the markets" polled={polled}>
      {(markets) => (
        <>
          {markets.length === 0 ? <Empty>The exchange has no markets yet.</Empty> : <Rows {...{ markets, setWish }} />}
          {wish && (
            <Confirm
              title={`${STATUSES[wish.status].action}: ${wish.symbol}`}
              action={STATUSES[wish.status].action}
              isBusy={isPending}
              onConfirm={() => mutate(wish)}
              onClose={() => setWish(undefined)}
            >
              {STATUSES[wish.status].effect}
            </Confirm>
          )}
        </>
      )}
    </Panel>
  );
}

interface RowsProps {
  readonly markets: readonly MarketState[];
  readonly setWish: (wish: Wish) => void;
}

function Rows({ markets, setWish }: RowsProps) {
  const tickers = useTickers();
  const instruments = useInstruments();
  return (
    <Table
      caption="Markets and whether they trade"
      head={
        <>
          <th scope="col">Market</th>
          <th scope="col" className="text-right max-sm:hidden">
            Last price
          </th>
          <th scope="col" className="text-right max-sm:hidden">
            Trades, 24 h
          </th>
          <th scope="col" className="text-right">
            Change to
          </th>
        </>
      }
    >
      {markets.map(({ symbol, status }) => {
        const ticker = tickers.get(symbol);
        const decimals = instruments.find((it) => it.symbol === symbol)?.priceDecimals ?? 2;
        return (
          <tr key={symbol} data-testid={`market-${symbol}`}>
            <th scope="row">
              <Link to={`/trade/${symbol}`} className="hover:underline">
                {symbol}
              </Link>
              <span data-testid="status" className={`block text-xs ${TONES[status]}`}>
                {STATUSES[status].word}
              </span>
            </th>
            <td className="text-right max-sm:hidden">{formatFixed(ticker?.last, decimals)}</td>
            <td className="text-right max-sm:hidden">{formatFixed(ticker?.trades, 0)}</td>
            <td className="text-right">
              <span className="inline-flex flex-wrap justify-end gap-2">
                {ORDER.filter((it) => it !== status).map((wanted) => (
                  <Button
                    key={wanted}
                    size="small"
                    look={wanted === 'halted' ? 'danger' : 'neutral'}
                    aria-label={`${STATUSES[wanted].action} ${symbol}`}
                    onClick={() => setWish({ symbol, status: wanted })}
                  >
                    {STATUSES[wanted].action}
                  </Button>
                ))}
              </span>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
