-- Candles on TimescaleDB: trades are a hypertable, candles are continuous aggregates over it, with real-time aggregation.
create extension if not exists timescaledb;

-- A chunk of a day: at a hundred million trades a day its indexes still fit into memory, a chart's recent past touches one or
-- two, and the two years that are kept are some 730 chunks. The index on time, which comes with it, serves the refreshes.
select create_hypertable('trades', by_range('time', interval '1 day'));

create materialized view candles_30s with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
    symbol,
    time_bucket(interval '30 seconds', time) as bucket,
    first(price, trade_id) as open,
    max(price) as high,
    min(price) as low,
    last(price, trade_id) as close,
    sum(quantity) as volume,
    sum(price * quantity) as quote_volume,
    count(*) as trades,
    sum(case when buyer_is_maker then 0 else quantity end) as taker_buy_volume,
    sum(case when buyer_is_maker then 0 else price * quantity end) as taker_buy_quote_volume,
    min(trade_id) as first_trade_id,
    max(trade_id) as last_trade_id
from trades
group by 1, 2
with no data;

-- Each longer candle is made of shorter ones. The tree is kept low (30s, 1m, 1h, 1d at most) because a real-time read goes
-- through all levels, and is planned through all of them.
do $$
declare
    level record;
begin
    for level in
        select * from (values
            ('1m', '1 minute', '30s'), ('5m', '5 minutes', '1m'), ('15m', '15 minutes', '1m'),
            ('1h', '1 hour', '1m'), ('4h', '4 hours', '1h'), ('1d', '1 day', '1h')) as l (label, width, source)
    loop
        execute format($view$
            create materialized view %I with (timescaledb.continuous, timescaledb.materialized_only = false) as
            select
                symbol,
                time_bucket(interval %L, bucket) as bucket,
                first(open, first_trade_id) as open,
                max(high) as high,
                min(low) as low,
                last(close, last_trade_id) as close,
                sum(volume) as volume,
                sum(quote_volume) as quote_volume,
                sum(trades)::bigint as trades,
                sum(taker_buy_volume) as taker_buy_volume,
                sum(taker_buy_quote_volume) as taker_buy_quote_volume,
                min(first_trade_id) as first_trade_id,
                max(last_trade_id) as last_trade_id
            from %I
            group by 1, 2
            with no data
            $view$, 'candles_' || level.label, level.width, 'candles_' || level.source);
    end loop;
end
$$;

-- Refresh. Up to ten minutes ago candles are stored, after that they are computed when read, so trades that are a little
-- late are seen at once. Later ones are seen after the next run, or at once where refresh_candles is called.
-- The window begins 23 months ago and not at the beginning of time: it must stay clear of what retention drops, because a
-- refresh over dropped trades would drop their candles too. Only what has changed is computed, so a long window costs nothing.
select add_continuous_aggregate_policy(
    format('candles_%s', label)::regclass,
    start_offset => interval '23 months',
    end_offset => interval '10 minutes',
    schedule_interval => every,
    buckets_per_batch => 1000)
from (values
    ('30s', interval '1 minute'), ('1m', interval '1 minute'), ('5m', interval '2 minutes'), ('15m', interval '5 minutes'),
    ('1h', interval '10 minutes'), ('4h', interval '30 minutes'), ('1d', interval '30 minutes')) as p (label, every);

-- After a week trades are compressed. Ordered by trade id, so that the check for a duplicate opens only the batches that can
-- hold it.
alter table trades set (
    timescaledb.compress,
    timescaledb.compress_segmentby = 'symbol',
    timescaledb.compress_orderby = 'trade_id, time');
select add_compression_policy('trades', interval '7 days');

-- Trades are dropped two years after they came in; their candles stay. By the time of coming in and not by the time of the
-- trade, so that recorded data of years ago is not dropped on the day it is loaded.
select add_retention_policy('trades', drop_created_before => interval '2 years');

-- Brings the candles up to date with trades whose times lie from p_from to p_to, both included; null is open. For whoever has
-- stored trades that are more than ten minutes old. To be called outside of a transaction.
-- What is younger than ten minutes is left to real-time aggregation: a stored candle would hide the trades that follow.
create procedure refresh_candles(p_from timestamptz, p_to timestamptz) language plpgsql as $$
declare
    d record;
    window_start timestamptz;
    window_end timestamptz;
    -- Since 2.28 a refresh goes in batches, of ten buckets by default: slow over a range of any length.
    takes_options constant boolean := exists (
        select from pg_proc where proname = 'refresh_continuous_aggregate' and 'options' = any (proargnames));
begin
    for d in
        select * from (values
            ('30s', interval '30 seconds'), ('1m', interval '1 minute'), ('5m', interval '5 minutes'),
            ('15m', interval '15 minutes'), ('1h', interval '1 hour'), ('4h', interval '4 hours'),
            ('1d', interval '24 hours')) as l (label, length)
    loop
        window_start := date_bin(d.length, p_from, 'epoch');
        window_end := date_bin(d.length, now() - interval '10 minutes', 'epoch');
        if p_to < window_end then
            window_end := date_bin(d.length, p_to, 'epoch') + d.length;
        end if;
        if window_start is null or window_start < window_end then
            if takes_options then
                call refresh_continuous_aggregate(format('candles_%s', d.label)::regclass, window_start, window_end,
                    options => '{"buckets_per_batch": 1000}');
            else
                call refresh_continuous_aggregate(format('candles_%s', d.label)::regclass, window_start, window_end);
            end if;
        end if;
    end loop;
end
$$;

-- What is stored of each continuous aggregate, without what real-time aggregation adds.
do $$
declare
    a record;
begin
    for a in select * from timescaledb_information.continuous_aggregates where view_name like 'candles\_%' loop
        execute format('create view stored_%I as select symbol, bucket from %I.%I',
            a.view_name, a.materialization_hypertable_schema, a.materialization_hypertable_name);
    end loop;
end
$$;

-- The first p_limit candles of a range, from its newest or from its oldest end, in no particular order.
-- A real-time view can't be read from one end: it is put together and sorted first, however few rows are wanted. But what is
-- stored can, and it is a part of the whole. So its p_limit-th bucket tells how much of the view is needed at most.
create function trade_candles(
    p_symbol text, p_duration text, p_from timestamptz, p_to timestamptz, p_limit int, p_newest boolean)
returns table (
    bucket timestamptz, open numeric, high numeric, low numeric, close numeric, volume numeric, quote_volume numeric,
    trades bigint, taker_buy_volume numeric, taker_buy_quote_volume numeric, last_trade_id bigint)
language plpgsql stable as $function$
declare
    relation constant text := 'candles_' || p_duration;
    direction constant text := case when p_newest then 'desc' else 'asc' end;
    enough timestamptz;
begin
    execute format($query$
        select s.bucket
        from %I s
        where s.symbol = $1 and s.bucket >= $2 and s.bucket <= $3
        order by s.bucket %s
        offset greatest($4 - 1, 0) limit 1
        $query$, 'stored_' || relation, direction)
    into enough using p_symbol, p_from, p_to, p_limit;

    return query execute format($query$
        select c.bucket, c.open, c.high, c.low, c.close, c.volume, c.quote_volume, c.trades, c.taker_buy_volume,
            c.taker_buy_quote_volume, c.last_trade_id
        from %I c
        where c.symbol = $1 and c.bucket >= $2 and c.bucket <= $3
        order by c.bucket %s
        limit $4
        $query$, relation, direction)
    using
        p_symbol,
        case when p_newest and enough is not null then enough else p_from end,
        case when p_newest or enough is null then p_to else enough end,
        p_limit;
end
$function$;
