-- What an account traded since some time is asked for whenever it looks at its history. Fills come in the order of time, so this costs next to
-- nothing and spares reading all that the account, or everybody, has ever traded.
create index fills_time on fills using brin (time) with (pages_per_range = 32, autosummarize = on);
