import type { OrderPart, OrderProblem } from '@/account/orderProblem';
import { isMissing, type Draft } from './draft';

/** What is known against a ticket as it stands. */
export interface Findings {
  readonly draft: Draft;
  /** Whether the person has stopped typing: nobody wants to be told of the half of a number. */
  readonly isSettled: boolean;
  /** Whether the person tried to send it as it is. */
  readonly isTried: boolean;
  /** What the exchange foresees, of the ticket as it is. */
  readonly foreseen: OrderProblem | undefined;
  /** What it was refused for. */
  readonly refused: OrderProblem | undefined;
}

/** The problems to show: those of this page first, as they would be refused first, and at most one for each part of the order. */
export function shownProblems({ draft, isSettled, isTried, foreseen, refused }: Findings): readonly OrderProblem[] {
  const own = isTried ? draft.problems : isSettled ? draft.problems.filter((problem) => !isMissing(problem)) : [];
  if (own.length > 0) return firstOfEach(own);
  const said = refused ?? foreseen;
  return said && draft.order ? [said] : [];
}

function firstOfEach(problems: readonly OrderProblem[]): readonly OrderProblem[] {
  const parts = new Set<OrderPart | undefined>();
  return problems.filter(({ part }) => !parts.has(part) && parts.add(part));
}
