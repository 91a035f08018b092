import type { Ledger, Lag, MarketStatus, ServiceState } from '@/account/operateWire';
import { isZero } from '@/lib/decimal';
import { formatQuantity, formatFixed } from '@/lib/format';

/** An answer that is older than so many intervals is no longer how things are. */
const MISSED_ANSWERS = 2;
/** What an answer itself may take. */
const GRACE_MS = 3_000;

/** Whether what was answered then must be shown as old. */
export const isStale = (answeredAt: number, intervalMs: number, now: number): boolean =>
  now - answeredAt > MISSED_ANSWERS * intervalMs + GRACE_MS;

export const isUp = ({ status }: ServiceState): boolean => status === 'UP';

/** `Up`, `Down`, `Out of service`. */
export function statusWord(status: string): string {
  const words = status.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** All services in a sentence. */
export function summaryOf(services: readonly ServiceState[]): string {
  const down = services.filter((it) => !isUp(it)).map(({ service }) => service);
  if (down.length === 0) return `All ${services.length} services are up.`;
  return `${down.length} of ${services.length} services ${down.length === 1 ? 'is' : 'are'} not up: ${down.join(', ')}.`;
}

/** `2.5 s`, `15 entries`, `not known`. */
export function lagValue({ value, unit }: Lag): string {
  if (value === null) return 'not known';
  if (unit === 's') return `${formatFixed(value, value < 10 ? 1 : 0)} s`;
  if (value === 1 && unit !== 'ms') return `1 ${unit.replace(/ies$/, 'y').replace(/s$/, '')}`;
  return `${Number.isInteger(value) && value < 1e4 ? formatFixed(value, 0) : formatQuantity(value)} ${unit}`;
}

/** What each status is called, what brings a market there, and what comes of it. */
export const STATUSES: Record<
  MarketStatus,
  { readonly word: string; readonly action: string; readonly effect: string; readonly done: string }
> = {
  trading: {
    word: 'Trading',
    action: 'Resume',
    effect: 'Orders are taken and traded again. Those that are open go on as they are.',
    done: 'trades again',
  },
  cancel_only: {
    word: 'Cancel only',
    action: 'Cancel only',
    effect: 'New orders are refused and nothing trades. Open orders stay, and their owners may cancel them.',
    done: 'takes cancels only',
  },
  halted: {
    word: 'Halted',
    action: 'Halt',
    effect: 'New orders and cancels are refused and nothing trades until you resume it. Open orders stay.',
    done: 'is halted',
  },
};

/** Whether the ledger is right, and if not, where. */
export function verdictOf({ balanced, assets }: Ledger): string {
  if (balanced) return 'The ledger balances: what accounts have is what came in and did not go out.';
  const wrong = assets.filter(({ difference, negative }) => !isZero(difference) || negative > 0);
  return `The ledger does not balance: look at ${wrong.map(({ asset }) => asset).join(', ')}. ./bourse reconcile tells whether the engine says the same.`;
}
