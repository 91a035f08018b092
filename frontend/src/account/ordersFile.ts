import { csvOf } from '@/lib/csv';
import { accountApi } from './api';
import type { Order } from './wire';

const PAGE_SIZE = 1_000;
/** More are no longer a matter for a page. */
const MOST_PAGES = 20;

/** The account's orders, newest first, as a table for other programs; the newest 20,000 of more. Throws as `request` does. */
export async function ordersFile(): Promise<string> {
  const orders: Order[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const next = await accountApi.orders({ limit: PAGE_SIZE, before: orders.at(-1)?.orderId });
    orders.push(...next);
    if (next.length < PAGE_SIZE) break;
  }
  return csvOf<Order>(COLUMNS, orders);
}

const COLUMNS = {
  time: ({ createdAt }: Order) => new Date(createdAt).toISOString(),
  market: ({ market }: Order) => market,
  orderId: ({ orderId }: Order) => orderId,
  clientOrderId: ({ clientOrderId }: Order) => clientOrderId,
  side: ({ side }: Order) => side,
  type: ({ type }: Order) => type,
  price: ({ price }: Order) => price ?? '',
  stopPrice: ({ stopPrice }: Order) => stopPrice ?? '',
  quantity: ({ quantity }: Order) => quantity ?? '',
  quoteQuantity: ({ quoteQuantity }: Order) => quoteQuantity ?? '',
  timeInForce: ({ timeInForce }: Order) => timeInForce,
  executedQty: ({ executedQty }: Order) => executedQty,
  executedQuoteQty: ({ executedQuoteQty }: Order) => executedQuoteQty ?? '',
  status: ({ status }: Order) => status,
};
