-- Who trades here. The id is the engine's account id, from 1; account 0 is the house's and has no row.
-- Names are lower-cased before they come here, and ASCII: "C" compares them fastest.
create table accounts (
    account_id bigint generated always as identity primary key,
    username text collate "C" not null unique check (length(username) between 3 and 254),
    password_hash text not null,
    is_operator boolean not null default false,
    created_at timestamptz not null default now()
);

-- A key's id goes into the encryption of its secret, so it is taken before the row is written.
create sequence api_key_ids;

create table api_keys (
    key_id bigint primary key,
    account_id bigint not null references accounts,
    -- What a request names the key by; not secret.
    api_key text collate "C" not null unique,
    -- AES-256-GCM: nonce, then what it encrypts; the key to it is not in the database.
    secret bytea not null,
    label text not null,
    permissions text[] not null,
    ip_allow_list text[] not null,
    -- What an operator allows this key in place of the general limits: null as everybody, 0 without limit.
    orders_per_second integer check (orders_per_second >= 0),
    market_data_per_second integer check (market_data_per_second >= 0),
    created_at timestamptz not null default now(),
    -- Written at most once a minute.
    last_used_at timestamptz
);

create index api_keys_of_account on api_keys (account_id);
