-- The exchange as people see it: projections of the engine's event log, and the log itself. Written by the batch-uploader alone, one
-- transaction for each batch of the log's entries, and rebuilt from engine_events at any time (./bourse rebuild). Nothing here is asked by the
-- engine. Prices and quantities have the decimals of the market's tick and lot, amounts those of the asset. Times are the engine's: that of
-- the command that an event came of.

-- The archive: the event log entry by entry, byte for byte. Everything below is made from it.
create table engine_events (
    last_sequence bigint primary key,
    first_sequence bigint not null,
    time timestamptz not null,
    data bytea not null
);

-- Where everything here stands: one row, which is locked by whoever writes. All events up to last_sequence have been applied, and none after
-- it. last_time is the time of the newest: every order and transfer whose command's time is before it is in the tables. digest is
-- that of the log's chain after last_sequence, which the next entry repeats.
create table exchange_progress (
    only_row boolean primary key default true check (only_row),
    last_sequence bigint not null,
    last_time timestamptz not null,
    digest bigint not null
);
insert into exchange_progress (last_sequence, last_time, digest) values (0, 'epoch', 0);

create table assets (
    asset_id int primary key,
    name text collate "C" not null unique,
    scale int not null
);

-- Rates are in basis points; 0 is for no band and no breaker.
create table markets (
    market_id int primary key,
    symbol text collate "C" not null unique,
    base_asset int not null,
    quote_asset int not null,
    tick_size numeric not null,
    lot_size numeric not null,
    min_quantity numeric not null,
    max_quantity numeric not null,
    min_notional numeric not null,
    band_bps int not null,
    maker_fee_bps int not null,
    taker_fee_bps int not null,
    breaker_bps int not null,
    breaker_window_ms bigint not null,
    prevention text collate "C" not null,
    status text collate "C" not null check (status in ('trading', 'cancel_only', 'halted')),
    updated_at timestamptz not null
);

-- Which numbers of an account's own sequence an archived entry has: first_sequence and the events - 1 after it. An account's events are numbered
-- from 1 on without a gap, in the order of the log; the house, account 0, has none.
create table account_events (
    account_id bigint not null,
    first_sequence bigint not null,
    events int not null,
    entry_sequence bigint not null,
    primary key (account_id, first_sequence)
);

-- All orders that were ever accepted. An order by amount has quote_quantity instead of quantity and remaining_qty. remaining_qty is what is still
-- open, so 0 of a closed order; what was cancelled is the quantity without what has traded and what is open. An order by amount that has
-- spent what it could is filled. price is null for market orders, stop_price where there is no trigger.
create table orders (
    order_id bigint primary key,
    account_id bigint not null,
    market_id int not null,
    client_order_id text collate "C" not null default '',
    side text collate "C" not null check (side in ('buy', 'sell')),
    type text collate "C" not null,
    time_in_force text collate "C" not null,
    prevention text collate "C" not null,
    post_only boolean not null,
    price numeric,
    stop_price numeric,
    quantity numeric,
    quote_quantity numeric,
    display_quantity numeric,
    expires_at timestamptz,
    executed_qty numeric not null,
    executed_quote numeric not null,
    fees numeric not null,
    remaining_qty numeric,
    status text collate "C" not null check (status in ('open', 'partially_filled', 'filled', 'cancelled', 'expired')),
    cancel_reason text collate "C",
    triggered boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    closed_at timestamptz
) with (fillfactor = 85); -- Most orders are updated once or twice: room on the page keeps fills off the indexes.

create index orders_of_account on orders (account_id, order_id desc);
create index orders_by_client_order_id on orders (account_id, client_order_id) where client_order_id <> '';
create index open_orders on orders (account_id, order_id) where closed_at is null;

-- Each side of each trade. sequence is that of the event; both fills of a trade with oneself have the same.
create table fills (
    market_id int not null,
    trade_id bigint not null,
    order_id bigint not null,
    account_id bigint not null,
    side text collate "C" not null check (side in ('buy', 'sell')),
    price numeric not null,
    quantity numeric not null,
    quote_quantity numeric not null,
    fee numeric not null,
    fee_asset int not null,
    is_maker boolean not null,
    time timestamptz not null,
    sequence bigint not null,
    primary key (market_id, trade_id, order_id)
);

create index fills_of_account on fills (account_id, sequence);

-- What each account has, the house (account 0) included.
create table balances (
    account_id bigint not null,
    asset_id int not null,
    available numeric not null,
    locked numeric not null,
    updated_at timestamptz not null,
    primary key (account_id, asset_id)
) with (fillfactor = 70); -- A few rows that change all the time.

-- What came from outside, and what went there: then the amount is negative. sequence is that of the event.
create table transfers (
    sequence bigint primary key,
    account_id bigint not null,
    asset_id int not null,
    amount numeric not null,
    transfer_id text collate "C" not null default '',
    time timestamptz not null
);

create index transfers_of_account on transfers (account_id, sequence);
create index transfers_by_transfer_id on transfers (account_id, transfer_id) where transfer_id <> '';

-- What an account holds of what it has traded, by average cost, in the base and the quote asset.
--   A buy of q at price p with a fee: quantity + q, cost + p q + fee.
--   A sell of q at price p with a fee, out of a position of Q that has cost C: the share s = C q / Q, rounded down to the quote
--   asset's last decimal (all of C when q = Q), is taken out of cost, q out of quantity, and realised_pnl grows by p q - fee - s.
--   What is sold beyond the position was deposited or a fill's dust, and nobody knows what it has cost: it counts at its own price. So that
--   part realises nothing but the fee, which is a loss, and the quantity is never negative.
-- A trade with oneself is the maker's side first, then the taker's. fees is the sum of all that were paid, by buys and sells.
create table positions (
    account_id bigint not null,
    market_id int not null,
    quantity numeric not null,
    cost numeric not null,
    realised_pnl numeric not null,
    fees numeric not null,
    updated_at timestamptz not null,
    primary key (account_id, market_id)
) with (fillfactor = 70);
