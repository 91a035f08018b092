-- Which markets an account watches, the oldest entry first. The feed carries those of its own that anybody watches: http-backend repeats
-- them in Redis, where the poller reads them.
create table market_watch (
    account_id bigint not null references accounts,
    symbol text collate "C" not null,
    entry_id bigint generated always as identity,
    added_at timestamptz not null default now(),
    primary key (account_id, symbol)
);
