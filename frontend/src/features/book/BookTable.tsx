import { useMemo, useRef, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { useShownPrice } from '@/hooks/useFeed';
import type { Decimal } from '@/lib/decimal';
import { formatFixed } from '@/lib/format';
import type { SideName } from '@/market/bookSide';
import type { Instrument } from '@/market/types';
import type { Unit } from '@/market/units';
import { useBookPainter } from './useBookPainter';
import { useBookValue } from './useBookValue';
import { useOwnLevels } from './useOwnLevels';
import { useRowCount } from './useRowCount';

const HEAD_HEIGHT = 26;
const MIDDLE_HEIGHT = 38;

interface BookTableProps {
  readonly instrument: Instrument;
  readonly price: Unit;
  /** Ticks that are put together in a line. */
  readonly step: number;
  readonly onPickPrice: (price: Decimal) => void;
}

/** The levels of the book around its middle, as many as there is room for. The lines stand still; what they say changes. */
export function BookTable({ instrument, price, step, onPickPrice }: BookTableProps) {
  const { symbol, base, quote } = instrument;
  const container = useRef<HTMLDivElement>(null);
  const asks = useRef<HTMLTableSectionElement>(null);
  const bids = useRef<HTMLTableSectionElement>(null);
  const askBars = useRef<HTMLCanvasElement>(null);
  const bidBars = useRef<HTMLCanvasElement>(null);
  const spread = useRef<HTMLElement>(null);
  const lines = useRowCount(container, HEAD_HEIGHT + MIDDLE_HEIGHT);
  const own = useOwnLevels(symbol, price, step);
  const look = useMemo(() => ({ step, own }), [step, own]);
  const priceOf = useBookPainter({ asks, bids, askBars, bidBars, spread }, lines, look);

  const pick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    const picked = row && priceOf(row);
    if (picked) onPickPrice(picked);
  };

  return (
    <div
      ref={container}
      onClick={pick}
      onKeyDown={(event) => moveFocus(container.current, event)}
      className="flex h-full flex-col overflow-hidden"
    >
      <Side name="asks" caption={`${base} for sale`} body={asks} bars={askBars} lines={lines} {...{ base, quote }} />
      <div className="flex h-9.5 shrink-0 items-center justify-between gap-2 border-y border-line px-3">
        <LastPrice symbol={symbol} decimals={instrument.priceDecimals} />
        <p className="label text-right">
          Spread <span ref={spread} data-testid="spread" className="text-muted" />
        </p>
      </div>
      <Side name="bids" caption={`${base} wanted`} body={bids} bars={bidBars} lines={lines} {...{ base, quote }} />
    </div>
  );
}

/** Its size does not depend on what is in it, so that another number costs a layout of the cell alone. */
const CELL = 'block h-5 w-full leading-5 contain-strict';

interface SideProps {
  readonly name: SideName;
  readonly caption: string;
  readonly base: string;
  readonly quote: string;
  readonly body: Ref<HTMLTableSectionElement>;
  readonly bars: Ref<HTMLCanvasElement>;
  readonly lines: number;
}

function Side({ name, caption, base, quote, body, bars, lines }: SideProps) {
  const isEmpty = useBookValue((book) => book?.[name].size === 0);
  const isAsks = name === 'asks';
  const tone = isAsks ? 'text-down' : 'text-up';
  return (
    <div className="relative">
      <table data-testid={name} className="relative z-1 w-full table-fixed text-xs">
        <caption className="sr-only">
          {caption}, best price {isAsks ? 'last' : 'first'}
        </caption>
        <thead className={isAsks ? 'label h-6.5' : 'sr-only'}>
          <tr>
            <th scope="col" className="pl-3 text-left font-normal">
              Price<span className="max-xl:sr-only"> {quote}</span>
            </th>
            <th scope="col" className="text-right font-normal">
              Quantity<span className="sr-only"> {base}</span>
            </th>
            <th scope="col" className="pr-3 text-right font-normal">
              Total<span className="max-xl:sr-only"> {base}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {Array.from({ length: lines }, (_, index) => (
            <tr key={index} className="h-5 cursor-pointer hover:bg-ink/8">
              <th scope="row" className={`relative pl-3 text-left font-normal ${tone}`}>
                <span
                  data-part="mark"
                  title="Your order"
                  className="absolute top-1.75 left-1 size-1.5 rounded-full bg-accent"
                >
                  <span className="sr-only">Your order at </span>
                </span>
                <button
                  type="button"
                  data-part="price"
                  title="Order at this price"
                  tabIndex={index === (isAsks ? lines - 1 : 0) ? 0 : -1}
                  className={`${CELL} text-left`}
                />
              </th>
              <td>
                <span data-part="quantity" className={`${CELL} text-right`} />
              </td>
              <td className="pr-3">
                <span data-part="total" className={`${CELL} text-right text-muted`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <canvas ref={bars} aria-hidden className="absolute bottom-0 left-0 w-full" style={{ height: lines * 20 }} />
      {isEmpty && (
        <p className={`absolute inset-x-3 z-2 text-xs text-muted ${isAsks ? 'bottom-2' : 'top-2'}`}>
          {isAsks ? `Nobody sells ${base} now.` : `Nobody buys ${base} now.`}
        </p>
      )}
    </div>
  );
}

function LastPrice({ symbol, decimals }: { readonly symbol: string; readonly decimals: number }) {
  const { quote, isLive } = useShownPrice(symbol);
  const direction = isLive ? (quote?.direction ?? 0) : 0;
  const tone = direction === 1 ? 'text-up' : direction === -1 ? 'text-down' : isLive ? 'text-ink' : 'text-faint';
  return (
    <p data-testid="book-last" className={`text-[15px] leading-none font-semibold ${tone}`}>
      <span className="sr-only">Last price </span>
      {formatFixed(quote?.last, decimals)}
      <span aria-hidden className="ml-1 text-[10px]">
        {direction === 1 ? '▲' : direction === -1 ? '▼' : ''}
      </span>
    </p>
  );
}

/** Arrow keys lead from line to line, over the middle too. */
function moveFocus(container: HTMLElement | null, event: KeyboardEvent): void {
  const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };
  const step = steps[event.key];
  if (step === undefined || !container) return;
  const buttons = [...container.querySelectorAll('button')].filter((it) =>
    it.checkVisibility({ visibilityProperty: true }),
  );
  const current = buttons.findIndex((button) => button === document.activeElement);
  if (current < 0) return;
  event.preventDefault();
  buttons[current + step]?.focus();
}
