import { useEffect, useMemo, useState } from 'react';
import { Loading } from '@/components/States';
import { Tabs } from '@/components/Tabs';
import { useIsConnected } from '@/hooks/useFeed';
import { useInstrument } from '@/hooks/useInstruments';
import { useMarket } from '@/hooks/useMarket';
import { useStore } from '@/hooks/useStore';
import { decimalPlaces, type Decimal } from '@/lib/decimal';
import { formatDecimal } from '@/lib/format';
import { bookSteps } from '@/market/bookRows';
import { Unit } from '@/market/units';
import { BookTable } from './BookTable';
import { DepthChart } from './DepthChart';
import { useBookValue } from './useBookValue';

interface BookPanelProps {
  readonly symbol: string;
  /** A level was clicked. */
  readonly onPickPrice: (price: Decimal) => void;
}

const TABS = [
  { key: 'book', title: 'Book' },
  { key: 'depth', title: 'Depth' },
] as const;

/** Who wants to buy and sell at which price: level by level, or as a picture of all of it. */
export function BookPanel({ symbol, onPickPrice }: BookPanelProps) {
  const { depth } = useMarket();
  const instrument = useInstrument(symbol);
  const status = useStore(depth.status);
  const isConnected = useIsConnected();
  const [tab, setTab] = useState<(typeof TABS)[number]['key']>('book');
  const [step, setStep] = useState(1);
  const tickSize = instrument?.rules?.tickSize;
  const lotSize = instrument?.rules?.lotSize;
  const price = useMemo(() => (tickSize === undefined ? undefined : new Unit(tickSize)), [tickSize]);
  const isLive = status === 'live' && isConnected;

  useEffect(() => {
    if (tickSize === undefined || lotSize === undefined) return;
    return depth.select(symbol, { tickSize, lotSize });
  }, [depth, symbol, tickSize, lotSize]);

  const actions = (
    <div className="flex items-center gap-2">
      <span role="status" className="label text-warning">
        {status !== 'loading' && !isLive && 'Not live'}
      </span>
      {tab === 'book' && price && <StepChooser price={price} selected={step} onSelect={setStep} />}
    </div>
  );
  return (
    <section
      aria-label="Order book"
      data-testid="book"
      data-status={isLive ? 'live' : status === 'live' ? 'stale' : status}
      className="flex min-h-0 flex-col bg-panel max-lg:h-120 lg:flex-2"
    >
      <Tabs label="View of the book" tabs={TABS} selected={tab} onSelect={setTab} actions={actions} className="flex-1">
        {status === 'loading' || !instrument || !price ? (
          <Loading what="the order book" />
        ) : (
          <div className={`h-full ${isLive ? '' : 'opacity-50 grayscale'}`}>
            {tab === 'book' ? (
              <BookTable instrument={instrument} price={price} step={step} onPickPrice={onPickPrice} />
            ) : (
              <DepthChart instrument={instrument} />
            )}
          </div>
        )}
      </Tabs>
    </section>
  );
}

interface StepChooserProps {
  readonly price: Unit;
  /** In ticks. */
  readonly selected: number;
  readonly onSelect: (step: number) => void;
}

/** How many ticks make a line. */
function StepChooser({ price, selected, onSelect }: StepChooserProps) {
  const digits = useBookValue((book) => book?.middle && 10 ** Math.floor(Math.log10(book.middle)));
  const steps = new Set([...bookSteps(digits), selected]);
  return (
    <select
      aria-label="Group levels by"
      title="Group levels by"
      value={selected}
      onChange={(event) => onSelect(Number(event.target.value))}
      className="h-6 rounded border border-line-strong bg-raised px-1 text-[11px] text-muted hover:text-ink"
    >
      {[...steps].map((step) => {
        const text = price.text(step);
        return (
          <option key={step} value={step}>
            {formatDecimal(decimalPlaces(text) === 0 ? text.replace(/\..*$/, '') : text)}
          </option>
        );
      })}
    </select>
  );
}
