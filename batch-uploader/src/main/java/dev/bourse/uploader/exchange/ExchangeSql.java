package dev.bourse.uploader.exchange;

import java.util.List;

/**
 * The statements. Tables are named without a schema: a rebuild has tables of the same names in its session, which come first. Rows that are
 * new are copied into their tables as they are, since no event is applied twice; rows that change are copied to tables of the session
 * and merged from there.
 */
final class ExchangeSql {

    /** What every session has to begin with. */
    static final List<String> SESSION_TABLES = List.of("""
            create temp table staged_orders (
                order_id bigint, price numeric, quantity numeric, executed_qty numeric, executed_quote numeric, fees numeric,
                remaining_qty numeric, status text, cancel_reason text, triggered boolean, updated_at timestamptz,
                closed_at timestamptz
            ) on commit delete rows
            """, """
            create temp table staged_balances (
                account_id bigint, asset_id int, available numeric, locked numeric, updated_at timestamptz
            ) on commit delete rows
            """, """
            create temp table staged_positions (
                account_id bigint, market_id int, quantity numeric, cost numeric, realised_pnl numeric, fees numeric,
                updated_at timestamptz
            ) on commit delete rows
            """);

    static final String CLEAR_STAGED = "truncate staged_orders, staged_balances, staged_positions, staged_trades";

    static final String PROGRESS = "select last_sequence, last_time, digest from exchange_progress";
    static final String LOCK_PROGRESS = PROGRESS + " for update";
    static final String SET_PROGRESS = "update exchange_progress set last_sequence = ?, last_time = ?, digest = ?";

    static final String LOAD_ASSETS = "select asset_id, name, scale from assets order by asset_id";

    static final String LOAD_MARKETS = """
            select market_id, symbol, base_asset, quote_asset, tick_size, lot_size, min_quantity, max_quantity, min_notional,
                band_bps, maker_fee_bps, taker_fee_bps, breaker_bps, breaker_window_ms, prevention, status
            from markets
            order by market_id
            """;

    static final String LOAD_BALANCES = "select account_id, asset_id, available, locked from balances";

    /** All that anything was ever told of; the primary key's index is all that is read. */
    static final String ACCOUNTS = "select distinct account_id from account_events";

    private static final String LOAD_ORDERS = """
            select order_id, account_id, market_id, price, quantity, remaining_qty, executed_qty, executed_quote, fees, status,
                triggered
            from orders
            """;

    static final String LOAD_ORDERS_BY_ID = LOAD_ORDERS + "where order_id = any (?)";
    static final String LOAD_OPEN_ORDERS = LOAD_ORDERS + "where closed_at is null";

    static final String LOAD_POSITIONS = """
            select p.account_id, p.market_id, p.quantity, p.cost, p.realised_pnl, p.fees
            from unnest(?::bigint[], ?::int[]) as k (account_id, market_id)
            join positions p using (account_id, market_id)
            """;

    static final String LOAD_LAST_NUMBERS = """
            select k.account_id, e.last
            from unnest(?::bigint[]) as k (account_id)
            cross join lateral (
                select a.first_sequence + a.events - 1 as last
                from account_events a
                where a.account_id = k.account_id
                order by a.first_sequence desc
                limit 1) as e
            """;

    static final String COPY_ARCHIVE = "copy engine_events (last_sequence, first_sequence, time, data) from stdin";
    static final String COPY_ACCOUNT_EVENTS =
            "copy account_events (account_id, first_sequence, events, entry_sequence) from stdin";
    static final String COPY_TRANSFERS =
            "copy transfers (sequence, account_id, asset_id, amount, transfer_id, time) from stdin";

    static final String COPY_FILLS = """
            copy fills (market_id, trade_id, order_id, account_id, side, price, quantity, quote_quantity, fee, fee_asset,
                is_maker, time, sequence) from stdin
            """;

    static final String COPY_ORDERS = """
            copy orders (order_id, account_id, market_id, client_order_id, side, type, time_in_force, prevention, post_only,
                stop_price, quote_quantity, display_quantity, expires_at, created_at, price, quantity, executed_qty,
                executed_quote, fees, remaining_qty, status, cancel_reason, triggered, updated_at, closed_at) from stdin
            """;

    static final String STAGE_ORDERS = "copy staged_orders from stdin";
    static final String MERGE_ORDERS = """
            update orders o set
                price = s.price, quantity = s.quantity, executed_qty = s.executed_qty, executed_quote = s.executed_quote,
                fees = s.fees, remaining_qty = s.remaining_qty, status = s.status, cancel_reason = s.cancel_reason,
                triggered = s.triggered, updated_at = s.updated_at, closed_at = s.closed_at
            from staged_orders s
            where o.order_id = s.order_id
            """;

    static final String STAGE_BALANCES = "copy staged_balances from stdin";
    static final String MERGE_BALANCES = """
            insert into balances (account_id, asset_id, available, locked, updated_at)
            select account_id, asset_id, available, locked, updated_at from staged_balances
            on conflict (account_id, asset_id) do update set
                available = excluded.available, locked = excluded.locked, updated_at = excluded.updated_at
            """;

    static final String STAGE_POSITIONS = "copy staged_positions from stdin";
    static final String MERGE_POSITIONS = """
            insert into positions (account_id, market_id, quantity, cost, realised_pnl, fees, updated_at)
            select account_id, market_id, quantity, cost, realised_pnl, fees, updated_at from staged_positions
            on conflict (account_id, market_id) do update set
                quantity = excluded.quantity, cost = excluded.cost, realised_pnl = excluded.realised_pnl,
                fees = excluded.fees, updated_at = excluded.updated_at
            """;

    static final String ADD_ASSET = "insert into assets (asset_id, name, scale) values (?, ?, ?)";

    static final String SET_MARKET = """
            insert into markets (market_id, symbol, base_asset, quote_asset, tick_size, lot_size, min_quantity, max_quantity,
                min_notional, band_bps, maker_fee_bps, taker_fee_bps, breaker_bps, breaker_window_ms, prevention, status,
                updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (market_id) do update set
                min_quantity = excluded.min_quantity, max_quantity = excluded.max_quantity,
                min_notional = excluded.min_notional, band_bps = excluded.band_bps, maker_fee_bps = excluded.maker_fee_bps,
                taker_fee_bps = excluded.taker_fee_bps, breaker_bps = excluded.breaker_bps,
                breaker_window_ms = excluded.breaker_window_ms, prevention = excluded.prevention,
                status = excluded.status, updated_at = excluded.updated_at
            """;

    private ExchangeSql() {}
}
