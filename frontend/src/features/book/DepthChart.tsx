import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useMarket } from '@/hooks/useMarket';
import { formatAxisQuantity, formatFitting, formatFixed } from '@/lib/format';
import { REACHES, reachFor } from '@/market/depthCurve';
import type { OrderBook } from '@/market/orderBook';
import type { Instrument } from '@/market/types';
import type { DepthReading } from './depthPainter';
import { useBookValue } from './useBookValue';
import { useDepthPainter } from './useDepthPainter';

/** As many levels of each side are in the first view. */
const FIRST_LEVELS = 20;
const CROSS_STEP = 0.02;

/** How much could be bought and sold up to each price around the middle of the book. */
export function DepthChart({ instrument }: { readonly instrument: Instrument }) {
  const { depth } = useMarket();
  const canvas = useRef<HTMLCanvasElement>(null);
  const left = useRef<HTMLSpanElement>(null);
  const right = useRef<HTMLSpanElement>(null);
  const inspected = useRef('');
  const [spoken, setSpoken] = useState('');
  const [reachIndex, setReachIndex] = useState(() => firstReach(depth.book));
  const [cross, setCross] = useState<number>();
  const isEmpty = useBookValue((book) => book?.middle === undefined);
  const reach = REACHES[reachIndex] ?? 0.5;
  const { base } = instrument;

  const show = useCallback(
    (book: OrderBook, reading: DepthReading | undefined) => {
      const [leftText, rightText] = reading ? describe(book, reading, base) : ['', ''];
      if (left.current) left.current.textContent = leftText;
      if (right.current) right.current.textContent = rightText;
      const kind = reading?.point?.side === 'bids' ? 'wanted' : 'for sale';
      inspected.current = reading?.point ? `${leftText}: ${rightText} ${kind}` : '';
    },
    [base],
  );
  useDepthPainter(
    canvas,
    useMemo(() => ({ reach, cross }), [reach, cross]),
    show,
  );

  const zoom = (by: number) => setReachIndex((index) => Math.min(REACHES.length - 1, Math.max(0, index + by)));
  const steer = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = CROSS_STEP * (event.shiftKey ? 5 : 1);
    const move = (by: number) => setCross((current) => Math.min(1, Math.max(-1, (current ?? 0) + by)));
    const actions: Record<string, () => void> = {
      ArrowLeft: () => move(-step),
      ArrowRight: () => move(step),
      Escape: () => setCross(undefined),
      '+': () => zoom(-1),
      '-': () => zoom(1),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setCross(((event.clientX - left) / width) * 2 - 1);
  };
  return (
    <div className="flex h-full flex-col">
      <div className="label flex h-8 shrink-0 items-center justify-between gap-2 pr-2 pl-3">
        <span>
          Around the middle <span className="sr-only">of the book, up and down</span>
        </span>
        <div className="flex items-center gap-1">
          <ZoomButton name="Zoom out" sign="−" isOff={reachIndex === REACHES.length - 1} onClick={() => zoom(1)} />
          <span data-testid="depth-reach" className="min-w-14 text-center text-muted">
            ±{formatAxisQuantity(reach * 100)}%
          </span>
          <ZoomButton name="Zoom in" sign="+" isOff={reachIndex === 0} onClick={() => zoom(-1)} />
        </div>
      </div>
      <p data-testid="depth-reading" className="flex h-5 shrink-0 justify-between gap-2 px-3 text-xs whitespace-nowrap">
        <span ref={left} />
        <span ref={right} />
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
      <div
        role="group"
        tabIndex={0}
        aria-label={`Depth chart of ${base}/${instrument.quote}. Left and right arrow keys inspect prices, plus and minus zoom.`}
        onKeyDown={steer}
        onKeyUp={() => setSpoken(inspected.current)}
        onPointerMove={follow}
        onPointerLeave={() => setCross(undefined)}
        onBlur={() => setCross(undefined)}
        className="relative min-h-0 flex-1 cursor-crosshair touch-pan-y"
      >
        <canvas ref={canvas} data-testid="depth-chart" className="absolute inset-0 size-full" />
        {isEmpty && <p className="absolute inset-x-3 top-3 text-xs text-muted">Nobody buys or sells {base} now.</p>}
      </div>
    </div>
  );
}

const firstReach = (book: OrderBook | undefined): number =>
  book ? reachFor(book.bids, book.asks, FIRST_LEVELS) : REACHES.length - 1;

/** What there is in view, or up to the crosshair: `4,050.25 or less`, `1.23400 ETH`. */
function describe(book: OrderBook, { wanted, forSale, point }: DepthReading, base: string): [string, string] {
  const { price, quantity } = book;
  const amount = (lots: number) => `${formatFitting(quantity.value(lots), quantity.decimals)} ${base}`;
  if (!point) return [`${amount(wanted)} wanted`, `${amount(forSale)} for sale`];
  const isBid = point.side === 'bids';
  const ticks = isBid ? Math.ceil(point.price) : Math.floor(point.price);
  const limit = `${formatFixed(price.value(ticks), price.decimals)} or ${isBid ? 'more' : 'less'}`;
  return [limit, amount(point.total)];
}

interface ZoomButtonProps {
  readonly name: string;
  readonly sign: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function ZoomButton({ name, sign, isOff, onClick }: ZoomButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      disabled={isOff}
      onClick={onClick}
      className="size-6 rounded border border-line-strong bg-raised text-[13px] leading-none text-muted enabled:hover:text-ink disabled:opacity-50"
    >
      {sign}
    </button>
  );
}
