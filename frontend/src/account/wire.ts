/** The shapes of the account's own answers and events, checked where they enter. Amounts stay texts: nothing is rounded here. */
import * as v from 'valibot';
import { isDecimal } from '@/lib/decimal';

const decimal = v.pipe(v.string(), v.check(isDecimal));
const optionalDecimal = v.optional(decimal);
const time = v.pipe(v.number(), v.integer());
const side = v.picklist(['buy', 'sell']);

const ORDER_TYPES = ['limit', 'market', 'stop_loss', 'stop_loss_limit', 'take_profit', 'take_profit_limit'] as const;
const TIMES_IN_FORCE = ['gtc', 'ioc', 'fok', 'gtd'] as const;

export type Side = v.InferOutput<typeof side>;
export type OrderType = (typeof ORDER_TYPES)[number];
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

/** `GET /api/v1/auth/session`, and the replies to log in and register. */
export const user = v.object({
  accountId: v.string(),
  username: v.string(),
  operator: v.boolean(),
});

export type User = v.InferOutput<typeof user>;

const balance = v.object({ asset: v.string(), available: decimal, locked: decimal });

export type Balance = v.InferOutput<typeof balance>;

/** `GET /api/v1/balances` */
export const balances = v.object({ balances: v.array(balance) });

/** `POST /api/v1/balances/deposit` */
export const balanceAfter = balance;

const orderFill = v.object({ tradeId: v.string(), price: decimal, qty: decimal, fee: decimal, feeAsset: v.string() });

/** One order, open or closed; what it does not have is left out. */
export const order = v.object({
  orderId: v.string(),
  clientOrderId: v.string(),
  market: v.string(),
  side,
  type: v.picklist(ORDER_TYPES),
  price: optionalDecimal,
  stopPrice: optionalDecimal,
  quantity: optionalDecimal,
  /** What a market buy by amount may cost, fee included. */
  quoteQuantity: optionalDecimal,
  displayQuantity: optionalDecimal,
  timeInForce: v.picklist(TIMES_IN_FORCE),
  expiresAt: v.optional(time),
  postOnly: v.optional(v.boolean(), false),
  executedQty: decimal,
  executedQuoteQty: optionalDecimal,
  remainingQty: decimal,
  status: v.picklist(['open', 'partially_filled', 'filled', 'cancelled', 'expired']),
  cancelReason: v.optional(v.string()),
  fills: v.optional(v.array(orderFill)),
  createdAt: time,
});

export type Order = v.InferOutput<typeof order>;

/** `GET /api/v1/openOrders`, `GET /api/v1/orders` */
export const orders = v.array(order);

/** `DELETE /api/v1/order` */
export const cancelledOrder = v.object({
  orderId: v.string(),
  executedQty: decimal,
  remainingQty: decimal,
  status: v.string(),
});

/** `DELETE /api/v1/openOrders` */
export const cancelledOrders = v.object({ cancelled: v.array(v.string()) });

/** `POST /api/v1/order/test` */
export const preview = v.object({
  status: v.picklist(['open', 'partially_filled', 'filled', 'cancelled']),
  executedQty: decimal,
  executedQuoteQty: decimal,
  averagePrice: v.nullish(decimal),
  remainingQty: decimal,
  fee: decimal,
  feeAsset: v.string(),
  balances: v.array(balance),
});

export type Preview = v.InferOutput<typeof preview>;

const fill = v.object({
  /** That of the engine's event: pages of fills go by it. */
  sequence: v.number(),
  market: v.string(),
  orderId: v.string(),
  tradeId: v.string(),
  side,
  price: decimal,
  qty: decimal,
  quoteQty: decimal,
  fee: decimal,
  feeAsset: v.string(),
  maker: v.boolean(),
  time,
});

export type Fill = v.InferOutput<typeof fill>;

/** `GET /api/v1/fills` */
export const fills = v.array(fill);

const position = v.object({
  market: v.string(),
  quantity: decimal,
  averageCost: v.nullable(decimal),
  cost: decimal,
  lastPrice: v.nullable(decimal),
  unrealisedPnl: v.nullable(decimal),
  realisedPnl: decimal,
  fees: decimal,
  quoteAsset: v.string(),
});

export type Position = v.InferOutput<typeof position>;

/** `GET /api/v1/positions` */
export const positions = v.array(position);

const holding = v.object({
  asset: v.string(),
  available: decimal,
  locked: decimal,
  price: v.nullable(decimal),
  /** Where the price is from: a market of the exchange's own, or a symbol of the feed. */
  priceSource: v.nullable(v.string()),
  value: v.nullable(decimal),
});

export type Holding = v.InferOutput<typeof holding>;

/** `GET /api/v1/portfolio` */
export const portfolio = v.object({
  quoteAsset: v.string(),
  totalValue: decimal,
  unrealisedPnl: decimal,
  realisedPnl: decimal,
  holdings: v.array(holding),
  positions,
});

export type Portfolio = v.InferOutput<typeof portfolio>;

const worthPoint = v.object({
  /** Unix milliseconds. */
  time,
  /** Of all holdings that had a price. */
  value: decimal,
  /** Deposits less withdrawals up to then, at the prices of when they were made. */
  netDeposits: decimal,
  pnl: decimal,
});

export type WorthPoint = v.InferOutput<typeof worthPoint>;

/** `GET /api/v1/portfolio/history` */
export const portfolioHistory = v.object({ quoteAsset: v.string(), points: v.array(worthPoint) });

/** `GET /api/v1/account/events` without `after`: where the account is. */
export const whereabouts = v.object({ sequence: v.number() });

const eventOf = { sequence: v.number(), T: time };

const orderEvent = v.object({
  e: v.literal('order'),
  ...eventOf,
  market: v.string(),
  orderId: v.string(),
  status: v.picklist(['new', 'amended', 'triggered', 'cancelled', 'reduced']),
  clientOrderId: v.optional(v.string(), ''),
  side: v.optional(side),
  type: v.optional(v.picklist(ORDER_TYPES)),
  timeInForce: v.optional(v.picklist(TIMES_IN_FORCE)),
  price: optionalDecimal,
  stopPrice: optionalDecimal,
  quantity: optionalDecimal,
  quoteQuantity: optionalDecimal,
  executedQty: optionalDecimal,
  remainingQty: optionalDecimal,
  cancelledQty: optionalDecimal,
  reason: v.optional(v.string()),
});

const fillEvent = v.object({
  e: v.literal('fill'),
  ...eventOf,
  market: v.string(),
  orderId: v.string(),
  tradeId: v.string(),
  side,
  price: decimal,
  qty: decimal,
  fee: decimal,
  feeAsset: v.string(),
  maker: v.boolean(),
  remainingQty: decimal,
});

const balanceEvent = v.object({ e: v.literal('balance'), ...eventOf, ...balance.entries });

const transferEvent = v.object({ e: v.literal('transfer'), ...eventOf, asset: v.string(), amount: decimal });

const silenceEvent = v.object({ e: v.literal('silence'), ...eventOf });

/** An event of the stream `account`. */
export const accountEvent = v.variant('e', [orderEvent, fillEvent, balanceEvent, transferEvent, silenceEvent]);

export type AccountEvent = v.InferOutput<typeof accountEvent>;
export type OrderEvent = v.InferOutput<typeof orderEvent>;
export type FillEvent = v.InferOutput<typeof fillEvent>;
