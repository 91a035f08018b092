import type { NewOrder } from '@/account/api';
import type { Order } from '@/account/wire';
import { ApiError } from '@/lib/http';

/** What has become of the order that was sent last. */
export type Outcome =
  | { readonly status: 'none' }
  | { readonly status: 'sending'; readonly order: NewOrder }
  | { readonly status: 'placed'; readonly placed: Order }
  | { readonly status: 'refused'; readonly order: NewOrder; readonly error: unknown }
  /** There was no answer, or none that says: it may have been placed. */
  | { readonly status: 'unknown'; readonly order: NewOrder }
  /** There was no answer, and it was not placed. */
  | { readonly status: 'lost'; readonly order: NewOrder };

/** Codes of a server in trouble that nevertheless say: nothing was done. */
const NOTHING_DONE = ['EXCHANGE_UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'DATABASE_BUSY', 'REDIS_UNAVAILABLE', 'BUSY'];
/** Refusals of the request itself: they say nothing of what an earlier one did. */
const NOT_ABOUT_ORDER = [401, 403, 429];

/**
 * What a failed request to place an order means.
 *
 * @param isRepeated whether the same order was sent before: then only an answer about the order itself says what has become of it
 */
export function outcomeOf(error: unknown, order: NewOrder, isRepeated: boolean): Outcome {
  return isAnswer(error, isRepeated) ? { status: 'refused', order, error } : { status: 'unknown', order };
}

function isAnswer(error: unknown, isRepeated: boolean): boolean {
  if (!(error instanceof ApiError) || error.status === 0) return false;
  if (error.status >= 500) return !isRepeated && NOTHING_DONE.includes(error.code);
  return !isRepeated || !NOT_ABOUT_ORDER.includes(error.status);
}

/** What a failed look-up of an order means. */
export const outcomeOfLookUp = (error: unknown, order: NewOrder): Outcome =>
  error instanceof ApiError && error.code === 'UNKNOWN_ORDER'
    ? { status: 'lost', order }
    : { status: 'unknown', order };
