import { describe, expect, it } from 'vitest';
import type { OrderProblem } from '@/account/orderProblem';
import { shownProblems, type Findings } from './problems';

const problem = (code: string, part: OrderProblem['part']): OrderProblem => ({ code, part, text: code });
const order = { market: 'TATA_INR', side: 'buy', type: 'market', quantity: '1' } as const;
const fine: Findings = {
  draft: { order, problems: [] },
  isSettled: true,
  isTried: false,
  foreseen: undefined,
  refused: undefined,
};
const faulty = (...problems: OrderProblem[]): Findings => ({ ...fine, draft: { order: undefined, problems } });
const shown = (findings: Findings) => shownProblems(findings).map(({ code }) => code);

describe('the problems that are shown', () => {
  it('are none while somebody types', () => {
    expect(shown({ ...faulty(problem('TICK', 'price')), isSettled: false })).toEqual([]);
  });

  it('are of what is typed, and of what is missing only once it was tried', () => {
    const findings = faulty(problem('MISSING', 'price'), problem('LOT', 'quantity'));
    expect(shown(findings)).toEqual(['LOT']);
    expect(shown({ ...findings, isTried: true })).toEqual(['MISSING', 'LOT']);
  });

  it('are one for each part', () => {
    expect(shown(faulty(problem('SMALL', 'quantity'), problem('WORTH', 'quantity')))).toEqual(['SMALL']);
  });

  it('are what the exchange says, a refusal before what it foresees', () => {
    const foreseen = problem('BAND', 'price');
    expect(shown({ ...fine, foreseen })).toEqual(['BAND']);
    expect(shown({ ...fine, foreseen, refused: problem('BALANCE', 'quantity') })).toEqual(['BALANCE']);
  });

  it('are not what was said of an order that is another by now', () => {
    expect(shown({ ...faulty(problem('MISSING', 'price')), foreseen: problem('BAND', 'price') })).toEqual([]);
  });
});
