import { isDecimal, type Decimal } from '@/lib/decimal';
import { ApiError, messageOf, type ErrorDetails } from '@/lib/http';
import type { Problem, Ticket, TicketField } from './ticket';

/** The field that each refusal is about; those that are not here are about the order as a whole. */
const FIELDS: Readonly<Record<string, TicketField>> = {
  PRICE_NOT_ON_TICK: 'price',
  PRICE_OUT_OF_BAND: 'price',
  POST_ONLY_WOULD_TAKE: 'price',
  QUANTITY_NOT_ON_LOT: 'quantity',
  QUANTITY_TOO_SMALL: 'quantity',
  QUANTITY_TOO_LARGE: 'quantity',
  MIN_NOTIONAL: 'quantity',
  NOTIONAL_TOO_LARGE: 'quantity',
  INSUFFICIENT_BALANCE: 'quantity',
  NO_LIQUIDITY: 'quantity',
  INVALID_DISPLAY_QUANTITY: 'displayQuantity',
  EXPIRY_NOT_IN_FUTURE: 'expiresAt',
};

/** Why the server refused the order, beside the field that it is about, with the nearest value that is right where there is one. */
export function problemOf(error: unknown, ticket: Ticket): Problem {
  const message = messageOf(error);
  if (!(error instanceof ApiError)) return { field: 'order', message };
  const field = fieldOf(error, ticket);
  const nearest = decimalIn(error.details, 'nearest');
  return { field, message, ...(nearest !== undefined && { suggestion: nearest }) };
}

/** Whether it is not known if the order was placed: the same order may be sent again, and is never placed twice. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.code === 'STATUS_UNKNOWN');

function fieldOf({ code, details }: ApiError, ticket: Ticket): TicketField {
  const field = FIELDS[code] ?? 'order';
  // The stop price is on the same tick; the refusal has the value that it is about.
  if (code === 'PRICE_NOT_ON_TICK' && details['parameter'] === 'stopPrice') return 'stopPrice';
  if (field === 'quantity' && ticket.by === 'total') return 'total';
  return field;
}

function decimalIn(details: ErrorDetails, name: string): Decimal | undefined {
  const value = details[name];
  return typeof value === 'string' && isDecimal(value) ? value : undefined;
}
