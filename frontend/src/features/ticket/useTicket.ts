import { useState } from 'react';
import type { OrderPart, OrderProblem, TradedMarket } from '@/account/orderProblem';
import { refusalOf } from '@/account/orderRefusal';
import type { FieldProblem } from '@/components/DecimalField';
import { useAccountView, useUser } from '@/hooks/useAccount';
import { useBestPrices, type BestPrices } from '@/hooks/useBestPrices';
import { useMarket } from '@/hooks/useMarket';
import { useSettled } from '@/hooks/useSettled';
import { useStore } from '@/hooks/useStore';
import { isZero, type Decimal } from '@/lib/decimal';
import { parseDecimal } from '@/lib/format';
import { ApiError } from '@/lib/http';
import { secondClock } from '@/lib/secondClock';
import { uuidV7 } from '@/lib/uuid';
import { serverTime } from '@/market/feedHealth';
import type { Instrument } from '@/market/types';
import { draftOf } from './draft';
import { figuresOf, type Figures } from './figures';
import { shownProblems } from './problems';
import { withShare } from './shares';
import { changed, cleared, EMPTY, fieldOf, withNearest, withPickedPrice, type Ticket } from './ticket';
import { usePreview } from './usePreview';
import { useSubmission, type Submission } from './useSubmission';

/** A market that can be traded in. */
export type OwnMarket = Instrument & TradedMarket;

/** A price that was picked elsewhere, for example in the book; another pick is another object. */
export interface PickedPrice {
  readonly price: Decimal;
}

export interface TicketHandle {
  readonly market: OwnMarket;
  readonly ticket: Ticket;
  readonly change: (change: Partial<Ticket>) => void;
  readonly prices: BestPrices;
  /** Of the asset that is paid with; undefined while it is not known. */
  readonly available: Decimal | undefined;
  /** The ticket for a share of that, in percent; undefined while it is not known how much that is. */
  readonly share: (percent: number) => Ticket | undefined;
  readonly problemAt: (part: OrderPart) => FieldProblem | undefined;
  /** About the order as a whole. */
  readonly problem: OrderProblem | undefined;
  /** What the order would come to now. */
  readonly figures: Figures | undefined;
  /** Why that is not known. */
  readonly figuresError: unknown;
  readonly submission: Submission;
  readonly submit: () => void;
}

/** Somebody who types does not want to be answered for every key. */
const SETTLE_MS = 350;

/** The order form's state, what is wrong with it, what it would come to, and what has become of the order. */
export function useTicket(market: OwnMarket, picked: PickedPrice | undefined): TicketHandle {
  const { symbol, rules, base, quote } = market;
  const { feed } = useMarket();
  const user = useUser();
  const { status, balances } = useAccountView();
  const prices = useBestPrices(symbol, market.priceDecimals);
  const now = serverTime(useStore(feed), useStore(secondClock));
  const [ticket, setTicket] = useState(EMPTY);
  const [tried, setTried] = useState<Ticket>();
  const [seenPick, setSeenPick] = useState(picked);
  const submission = useSubmission(() => setTicket(cleared));
  const { outcome } = submission;

  if (picked !== seenPick) {
    setSeenPick(picked);
    if (picked) setTicket(withPickedPrice(ticket, picked.price, rules));
  }

  const isTried = tried === ticket;
  const isSettled = useSettled(ticket, SETTLE_MS) === ticket;
  const draft = draftOf(ticket, symbol, market, now);
  const mayAsk = user !== undefined && rules.status === 'trading' && isSettled && outcome.status !== 'sending';
  const { preview, error } = usePreview(mayAsk ? draft.order : undefined);
  const isRefusal = isRefused(error);

  const problems = shownProblems({
    draft,
    isSettled,
    isTried,
    foreseen: isRefusal && draft.order ? refusalOf(error, draft.order, market) : undefined,
    refused: isTried && outcome.status === 'refused' ? refusalOf(outcome.error, outcome.order, market) : undefined,
  });

  const paidWith = ticket.side === 'buy' ? quote : base;
  const available = status === 'ready' ? (balances.get(paidWith)?.available ?? '0') : undefined;
  const bestPrice = ticket.side === 'buy' ? prices.ask : prices.bid;
  const share = (percent: number) =>
    available === undefined ? undefined : withShare(ticket, percent, { available, bestPrice }, market);

  const replace = (next: Ticket): void => {
    setTicket(next);
    if (outcome.status !== 'unknown' && outcome.status !== 'sending') submission.forget();
  };

  const fixOf = (problem: OrderProblem): FieldProblem['fix'] => {
    if (problem.part === undefined) return undefined;
    const mended = problem.code === 'INSUFFICIENT_BALANCE' ? share(100) : withNearest(ticket, problem, rules);
    const text = mended?.[fieldOf(problem.part)];
    const isOfUse = mended && mended !== ticket && typeof text === 'string' && !isNothing(text);
    return isOfUse ? { text: `Use ${text}`, apply: () => replace(mended) } : undefined;
  };

  return {
    market,
    ticket,
    change: (change) => replace(changed(ticket, change, rules)),
    prices,
    available,
    share,
    problemAt: (part) => {
      const problem = problems.find((it) => it.part === part);
      return problem && { text: problem.text, fix: fixOf(problem) };
    },
    problem: problems.find(({ part }) => part === undefined),
    figures: preview && draft.order && figuresOf(draft.order, preview, rules),
    figuresError: isRefusal ? undefined : error,
    submission,
    submit: () => {
      setTried(ticket);
      const isBusy = outcome.status === 'sending' || outcome.status === 'unknown';
      if (isBusy || !draft.order || rules.status !== 'trading') return;
      // A name of its own, with its date, makes it harmless to send it again.
      submission.send({ ...draft.order, clientOrderId: uuidV7(serverTime(feed.get(), Date.now())) });
    },
  };
}

/** The exchange's own no, rather than trouble on the way to it. */
const isRefused = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && ![401, 403, 429].includes(error.status);

function isNothing(text: string): boolean {
  const value = parseDecimal(text);
  return value === undefined || isZero(value);
}
