package dev.bourse.backend.portfolio;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.exchange.market.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What accounts held, by what the database has of them: what they have now, without what has changed since. So only changes within the range
 * are read, and they come summed up: an account may have traded a million times.
 */
@Component
final class PastHoldings {

    private static final String FIRST_FUNDS =
            "select time from transfers where account_id = :account order by sequence limit 1";

    /**
     * One statement, so that all of it is of the same moment. Buckets are those that end at a whole interval, their ends included; times are whole
     * milliseconds. The transfers are of all times, by the minute, because that is what they are valued by.
     */
    private static final String MOVES = """
            with traded as (
                select date_bin(:length::interval, time, timestamptz 'epoch' + interval '1 microsecond') as bucket,
                    market_id, side, fee_asset, sum(quantity) as quantity, sum(quote_quantity) as quote_quantity, sum(fee) as fee
                from fills
                where account_id = :account and time > :first::timestamptz
                group by 1, 2, 3, 4
            ), moves as (
                select 'held' as kind, asset_id, available + locked as amount, null::timestamptz as time
                from balances
                where account_id = :account
                union all
                select 'traded', leg.asset_id, sum(leg.amount), t.bucket + :length::interval - interval '1 microsecond'
                from traded t
                join markets m using (market_id)
                cross join lateral (values
                    (m.base_asset, case t.side when 'buy' then t.quantity else -t.quantity end),
                    (m.quote_asset, case t.side when 'buy' then -t.quote_quantity else t.quote_quantity end),
                    (t.fee_asset, -t.fee)) as leg (asset_id, amount)
                group by leg.asset_id, t.bucket
                union all
                select 'transferred', asset_id, sum(amount), max(time)
                from transfers
                where account_id = :account
                group by asset_id, date_bin('1 minute', time, timestamptz 'epoch' + interval '1 microsecond'),
                    time > :first::timestamptz
            )
            select kind, a.asset_id, a.name, a.scale, amount, time
            from moves join assets a using (asset_id)
            order by time""";

    private final JdbcClient database;

    PastHoldings(JdbcClient database) {
        this.database = database;
    }

    /** An amount that came, or went when it is negative, by that time; Unix milliseconds. */
    record Move(Asset asset, BigDecimal amount, long timeMs) {}

    /**
     * What an account has, and what has become of it.
     *
     * @param now by asset
     * @param traded within the range, each bucket in one, ascending
     * @param transferred of all times, each minute in one, ascending
     */
    record Moves(Map<Asset, BigDecimal> now, List<Move> traded, List<Move> transferred) {

        /** All that was ever held within the range. */
        Set<Asset> assets() {
            return Stream.concat(
                            now.keySet().stream(),
                            Stream.of(traded, transferred).flatMap(List::stream).map(Move::asset))
                    .collect(Collectors.toSet());
        }

        /** What has changed since then, newest first. */
        List<Move> since(long timeMs) {
            return Stream.of(traded, transferred)
                    .flatMap(List::stream)
                    .filter(it -> it.timeMs() > timeMs)
                    .sorted(Comparator.comparingLong(Move::timeMs).reversed())
                    .toList();
        }
    }

    /** When an account was given something for the first time, Unix milliseconds; empty when it never was. */
    OptionalLong firstFundsMs(long accountId) {
        return database.sql(FIRST_FUNDS)
                .param("account", accountId)
                .query(OffsetDateTime.class)
                .optional()
                .map(it -> OptionalLong.of(it.toInstant().toEpochMilli()))
                .orElse(OptionalLong.empty());
    }

    /** What is needed to know what an account held at any end of a bucket, and at {@code firstMs}, from which on that is asked. */
    Moves since(long accountId, long firstMs, CandleDuration length) {
        Map<Asset, BigDecimal> now = new HashMap<>();
        List<Move> traded = new ArrayList<>();
        List<Move> transferred = new ArrayList<>();
        database.sql(MOVES)
                .param("account", accountId)
                .param("first", Instant.ofEpochMilli(firstMs).atOffset(ZoneOffset.UTC))
                .param("length", length.length().toSeconds() + " seconds")
                .query(row -> {
                    Asset asset = new Asset(row.getInt("asset_id"), row.getString("name"), row.getInt("scale"));
                    BigDecimal amount = row.getBigDecimal("amount");
                    if (row.getString("kind").equals("held")) {
                        now.put(asset, amount);
                        return;
                    }
                    long timeMs = row.getObject("time", OffsetDateTime.class)
                            .toInstant()
                            .toEpochMilli();
                    (row.getString("kind").equals("traded") ? traded : transferred)
                            .add(new Move(asset, amount, timeMs));
                });
        return new Moves(now, traded, transferred);
    }
}
