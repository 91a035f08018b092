-- The candles that everyone reads: trades and the exchange's klines made one.
--
--   p_from, p_to    range of bucket starts, both included; null is open
--   p_newest        true: the last p_limit candles of the range, else the first; in both cases in ascending order
--   last_trade_id   newest trade that is in the candle, null if it was made of klines alone
--   covered_until   end of the newest kline that a composed candle is made of: trades before that time are in it
--
-- For each bucket:
--   1. the exchange's kline of that duration, if there is one;
--   2. else, if one of its minutes is only known from a kline, it is composed of its minutes: of each the exchange's kline
--      if there is one, else the candle of the stored trades;
--   3. else the candle of the stored trades.
--
-- Each source gives its own first p_limit, by index: whatever is among the first p_limit of all is among them.
create or replace function candles(
    p_symbol text, p_duration text, p_from timestamptz, p_to timestamptz, p_limit int, p_newest boolean)
returns table (
    bucket timestamptz, open numeric, high numeric, low numeric, close numeric, volume numeric, quote_volume numeric,
    trades bigint, taker_buy_volume numeric, taker_buy_quote_volume numeric, last_trade_id bigint,
    covered_until timestamptz)
language plpgsql stable as $function$
declare
    length interval;
begin
    length := case p_duration
        when '30s' then interval '30 seconds'
        when '1m' then interval '1 minute'
        when '5m' then interval '5 minutes'
        when '15m' then interval '15 minutes'
        when '1h' then interval '1 hour'
        when '4h' then interval '4 hours'
        when '1d' then interval '24 hours'
    end;
    if length is null then
        raise exception 'unknown candle duration %', quote_nullable(p_duration)
            using errcode = 'invalid_parameter_value', hint = 'one of 30s, 1m, 5m, 15m, 1h, 4h, 1d';
    end if;

    -- Planned anew for the symbol and the range at hand: it is cheap, and a plan for all cases would be bad in some.
    return query execute format($query$
        with klines as (
            select k.bucket, k.open, k.high, k.low, k.close, k.volume, k.quote_volume, k.trades, k.taker_buy_volume,
                k.taker_buy_quote_volume, null::bigint as last_trade_id, null::timestamptz as covered_until
            from kline_history k
            where k.symbol = $1 and k.duration = $2 and k.bucket >= $3 and k.bucket <= $4
            order by k.bucket %1$s
            limit $5
        ), gaps as (
            select g.bucket
            from gap_buckets g
            where g.symbol = $1 and g.duration = $2 and g.bucket >= $3 and g.bucket <= $4
            order by g.bucket %1$s
            limit $5
        ), from_trades as (
            select c.bucket, c.open, c.high, c.low, c.close, c.volume, c.quote_volume, c.trades, c.taker_buy_volume,
                c.taker_buy_quote_volume, c.last_trade_id, null::timestamptz as covered_until
            from trade_candles($1, $2, $3, $4, $5, $7) c
        ), buckets as (
            select bucket from klines union select bucket from gaps union select bucket from from_trades
            order by bucket %1$s
            limit $5
        ), gaps_to_compose as (
            select bucket from buckets
            where bucket in (select bucket from gaps) and bucket not in (select bucket from klines)
        ), composed as (
            select g.bucket, minutes.*
            from gaps_to_compose g
            cross join lateral (
                select
                    (array_agg(m.open order by m.bucket))[1],
                    max(m.high),
                    min(m.low),
                    (array_agg(m.close order by m.bucket desc))[1],
                    sum(m.volume),
                    sum(m.quote_volume),
                    sum(m.trades)::bigint,
                    sum(m.taker_buy_volume),
                    sum(m.taker_buy_quote_volume),
                    max(m.last_trade_id),
                    max(m.kline_end)
                from (
                    select k.bucket, k.open, k.high, k.low, k.close, k.volume, k.quote_volume, k.trades,
                        k.taker_buy_volume, k.taker_buy_quote_volume, null::bigint as last_trade_id,
                        k.bucket + interval '1 minute' as kline_end
                    from kline_history k
                    where k.symbol = $1 and k.duration = '1m' and k.bucket >= g.bucket and k.bucket < g.bucket + $6
                    union all
                    select c.bucket, c.open, c.high, c.low, c.close, c.volume, c.quote_volume, c.trades,
                        c.taker_buy_volume, c.taker_buy_quote_volume, c.last_trade_id, null
                    from candles_1m c
                    where c.symbol = $1 and c.bucket >= g.bucket and c.bucket < g.bucket + $6
                        and not exists (
                            select from kline_history k
                            where k.symbol = $1 and k.duration = '1m' and k.bucket = c.bucket)
                ) as m
                having count(*) > 0
            ) as minutes
        )
        select * from klines where bucket in (select bucket from buckets)
        union all
        select * from composed
        union all
        select * from from_trades
        where bucket in (select bucket from buckets)
            and bucket not in (select bucket from klines)
            and bucket not in (select bucket from gaps_to_compose)
        order by bucket
        $query$, case when p_newest then 'desc' else 'asc' end)
    using p_symbol, p_duration, coalesce(p_from, '-infinity'), coalesce(p_to, 'infinity'), p_limit, length, p_newest;
end
$function$;
