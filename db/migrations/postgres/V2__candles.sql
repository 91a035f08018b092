-- Candles on plain PostgreSQL: one table for all durations, one view for each, kept up to date by triggers on trades within
-- the transaction that stores them.
create table candle_buckets (
    symbol text collate "C" not null,
    duration text collate "C" not null,
    bucket timestamptz not null,
    open numeric not null,
    high numeric not null,
    low numeric not null,
    close numeric not null,
    volume numeric not null,
    quote_volume numeric not null,
    trades bigint not null,
    taker_buy_volume numeric not null,
    taker_buy_quote_volume numeric not null,
    first_trade_id bigint not null,
    last_trade_id bigint not null,
    primary key (symbol, duration, bucket)
) with (fillfactor = 80); -- The newest rows are updated with every batch: room on the page keeps that off the index.

-- Trades arrive nearly in the order of time, so this costs next to nothing and finds those of a few buckets again.
create index trades_time on trades using brin (time) with (pages_per_range = 32, autosummarize = on);

-- A day is 24 hours here, whatever the session's time zone does to its clocks.
create view candle_durations (label, length) as
values
    ('30s', interval '30 seconds'), ('1m', interval '1 minute'), ('5m', interval '5 minutes'),
    ('15m', interval '15 minutes'), ('1h', interval '1 hour'), ('4h', interval '4 hours'), ('1d', interval '24 hours');

do $$
declare
    label text;
begin
    for label in select d.label from candle_durations d loop
        execute format($view$
            create view %I as
            select symbol, bucket, open, high, low, close, volume, quote_volume, trades,
                taker_buy_volume, taker_buy_quote_volume, first_trade_id, last_trade_id
            from candle_buckets
            where duration = %L
            $view$, 'candles_' || label, label);
    end loop;
end
$$;

-- Adds stored trades to their candles. The rows are read once, into one delta for each half minute; the deltas, which are few,
-- are then merged into all durations. Open and close go by trade id, whatever the order of arrival.
--
-- Only rows that were really inserted are in the transition table, so a duplicate changes nothing. Two writers of one bucket
-- wait for each other on its row, and as both go through the buckets in the same order, from short to long and by
-- symbol and time, they never wait in a circle.
create function add_to_candles() returns trigger language plpgsql as $$
begin
    insert into candle_buckets as c
    select
        delta.symbol,
        d.label,
        date_bin(d.length, delta.bucket, 'epoch'),
        (min(array[delta.first_trade_id, delta.open]))[2],
        max(delta.high),
        min(delta.low),
        (max(array[delta.last_trade_id, delta.close]))[2],
        sum(delta.volume),
        sum(delta.quote_volume),
        sum(delta.trades),
        sum(delta.taker_buy_volume),
        sum(delta.taker_buy_quote_volume),
        min(delta.first_trade_id),
        max(delta.last_trade_id)
    from (
        select
            symbol,
            date_bin('30 seconds', time, 'epoch') as bucket,
            (min(array[trade_id, price]))[2] as open,
            max(price) as high,
            min(price) as low,
            (max(array[trade_id, price]))[2] as close,
            sum(quantity) as volume,
            sum(price * quantity) as quote_volume,
            count(*) as trades,
            coalesce(sum(quantity) filter (where not buyer_is_maker), 0) as taker_buy_volume,
            coalesce(sum(price * quantity) filter (where not buyer_is_maker), 0) as taker_buy_quote_volume,
            min(trade_id) as first_trade_id,
            max(trade_id) as last_trade_id
        from new_trades
        group by 1, 2
    ) as delta
    cross join candle_durations d
    group by delta.symbol, d.label, d.length, 3
    order by d.length, delta.symbol, 3
    on conflict (symbol, duration, bucket) do update set
        open = case when excluded.first_trade_id < c.first_trade_id then excluded.open else c.open end,
        high = greatest(c.high, excluded.high),
        low = least(c.low, excluded.low),
        close = case when excluded.last_trade_id > c.last_trade_id then excluded.close else c.close end,
        volume = c.volume + excluded.volume,
        quote_volume = c.quote_volume + excluded.quote_volume,
        trades = c.trades + excluded.trades,
        taker_buy_volume = c.taker_buy_volume + excluded.taker_buy_volume,
        taker_buy_quote_volume = c.taker_buy_quote_volume + excluded.taker_buy_quote_volume,
        first_trade_id = least(c.first_trade_id, excluded.first_trade_id),
        last_trade_id = greatest(c.last_trade_id, excluded.last_trade_id);
    return null;
end
$$;

create trigger candles_after_insert after insert on trades
    referencing new table as new_trades for each statement execute function add_to_candles();

-- Trades are not meant to change or go, but if they do, the candles must not be wrong in silence: those of the rows that went
-- or changed are computed anew, the shortest from the trades, each longer one from the shorter.
--
-- A candle's row is locked before its sources are read, by a statement of its own, so that what a concurrent writer has
-- added is seen, and what he is about to add waits. The order is that of add_to_candles, so nobody waits in a
-- circle.
create function recompute_candles() returns trigger language plpgsql as $$
declare
    keys text[];
    starts timestamptz[];
    d record;
    shorter text;
begin
    for d in select label, length from candle_durations order by length loop
        select array_agg(symbol), array_agg(bucket) into keys, starts
        from (select distinct symbol, date_bin(d.length, time, 'epoch') as bucket from changed_trades) as changed;

        perform 1
        from candle_buckets c
        join unnest(keys, starts) as k (symbol, bucket) using (symbol, bucket)
        where c.duration = d.label
        order by c.symbol, c.bucket
        for update of c;

        delete from candle_buckets c
        using unnest(keys, starts) as k (symbol, bucket)
        where c.symbol = k.symbol and c.duration = d.label and c.bucket = k.bucket;

        if shorter is null then
            insert into candle_buckets
            select k.symbol, d.label, k.bucket,
                (min(array[t.trade_id, t.price]))[2], max(t.price), min(t.price), (max(array[t.trade_id, t.price]))[2],
                sum(t.quantity), sum(t.price * t.quantity), count(*),
                coalesce(sum(t.quantity) filter (where not t.buyer_is_maker), 0),
                coalesce(sum(t.price * t.quantity) filter (where not t.buyer_is_maker), 0),
                min(t.trade_id), max(t.trade_id)
            from unnest(keys, starts) as k (symbol, bucket)
            join trades t on t.symbol = k.symbol and t.time >= k.bucket and t.time < k.bucket + d.length
            group by k.symbol, k.bucket
            order by k.symbol, k.bucket;
        else
            insert into candle_buckets
            select k.symbol, d.label, k.bucket,
                (min(array[s.first_trade_id, s.open]))[2], max(s.high), min(s.low), (max(array[s.last_trade_id, s.close]))[2],
                sum(s.volume), sum(s.quote_volume), sum(s.trades),
                sum(s.taker_buy_volume), sum(s.taker_buy_quote_volume),
                min(s.first_trade_id), max(s.last_trade_id)
            from unnest(keys, starts) as k (symbol, bucket)
            join candle_buckets s
                on s.symbol = k.symbol and s.duration = shorter
                and s.bucket >= k.bucket and s.bucket < k.bucket + d.length
            group by k.symbol, k.bucket
            order by k.symbol, k.bucket;
        end if;
        shorter := d.label;
    end loop;
    return null;
end
$$;

create function clear_candles() returns trigger language plpgsql as $$
begin
    truncate candle_buckets;
    return null;
end
$$;

create trigger candles_after_delete after delete on trades
    referencing old table as changed_trades for each statement execute function recompute_candles();
-- An update takes the row out of one bucket and may put it into another.
create trigger candles_after_update_of_old after update on trades
    referencing old table as changed_trades for each statement execute function recompute_candles();
create trigger candles_after_update_of_new after update on trades
    referencing new table as changed_trades for each statement execute function recompute_candles();
create trigger candles_after_truncate after truncate on trades
    for each statement execute function clear_candles();

-- Candles here are always up to date; the other flavour has work to do.
create procedure refresh_candles(p_from timestamptz, p_to timestamptz) language plpgsql as $$
begin
end
$$;

-- The first p_limit candles of a range, from its newest or from its oldest end, in no particular order.
create function trade_candles(
    p_symbol text, p_duration text, p_from timestamptz, p_to timestamptz, p_limit int, p_newest boolean)
returns table (
    bucket timestamptz, open numeric, high numeric, low numeric, close numeric, volume numeric, quote_volume numeric,
    trades bigint, taker_buy_volume numeric, taker_buy_quote_volume numeric, last_trade_id bigint)
language plpgsql stable as $function$
begin
    return query execute format($query$
        select c.bucket, c.open, c.high, c.low, c.close, c.volume, c.quote_volume, c.trades, c.taker_buy_volume,
            c.taker_buy_quote_volume, c.last_trade_id
        from candle_buckets c
        where c.symbol = $1 and c.duration = $2 and c.bucket >= $3 and c.bucket <= $4
        order by c.bucket %s
        limit $5
        $query$, case when p_newest then 'desc' else 'asc' end)
    using p_symbol, p_duration, p_from, p_to, p_limit;
end
$function$;
