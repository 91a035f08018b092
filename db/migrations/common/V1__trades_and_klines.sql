-- Every trade of every market. The key makes storing idempotent: a trade that is replayed is never counted twice. Time is
-- part of it because a hypertable wants its partitioning column in every unique key.
-- Symbols are ASCII names that are only ever compared for equality and sorted for the key: "C" is the cheapest order for that.
create table trades (
    symbol text collate "C" not null,
    trade_id bigint not null,
    time timestamptz not null,
    price numeric not null check (price > 0),
    quantity numeric not null check (quantity > 0),
    buyer_is_maker boolean not null,
    primary key (symbol, trade_id, time)
);

-- Closed candles as the exchange itself reports them. They stand above what is computed from trades.
create table kline_history (
    symbol text collate "C" not null,
    duration text collate "C" not null check (duration in ('30s', '1m', '5m', '15m', '1h', '4h', '1d')),
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
    -- The stored trades do not cover this bucket, so longer candles over it are composed of klines and not of trades.
    fills_gap boolean not null,
    primary key (symbol, duration, bucket)
);

-- Which buckets of the longer durations hold a minute that fills a gap. Kept by the triggers below, so that reading the newest
-- thousand candles never has to look through all their minutes. A row more than necessary costs time, never correctness.
create table gap_buckets (
    symbol text collate "C" not null,
    duration text collate "C" not null,
    bucket timestamptz not null,
    primary key (symbol, duration, bucket)
);

create function note_gap_buckets() returns trigger language plpgsql as $$
begin
    insert into gap_buckets (symbol, duration, bucket)
    select distinct k.symbol, d.label, date_bin(d.length, k.bucket, 'epoch')
    from new_klines k
    cross join (values
        ('5m', interval '5 minutes'), ('15m', interval '15 minutes'), ('1h', interval '1 hour'),
        ('4h', interval '4 hours'), ('1d', interval '24 hours')) as d (label, length)
    where k.duration = '1m' and k.fills_gap
    order by 1, 2, 3
    on conflict do nothing;
    return null;
end
$$;

create trigger gap_buckets_after_insert after insert on kline_history
    referencing new table as new_klines for each statement execute function note_gap_buckets();
create trigger gap_buckets_after_update after update on kline_history
    referencing new table as new_klines for each statement execute function note_gap_buckets();
