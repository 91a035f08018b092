package dev.bourse.backend.portfolio;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.exchange.TestEngine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An account with a random past, in the database and the engine, and what it was worth at any time by replaying all of it. */
final class PastAccount {

    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final long MINUTE_MS = 60_000;

    private final PastWorld world;
    private final long accountId;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int asset, BigDecimal amount, long timeMs, boolean isTransfer) {}

    PastAccount(PastWorld world, long accountId) {
        this.world = world;
        this.accountId = accountId;
    }

    /** Lets it happen, from a deposit on. */
    void live(TestBackend backend, TestEngine engine) throws Exception {
        Random random = world.random();
        long since = world.nowMs() - random.nextLong(4 * PastWorld.DAY_MS);
        List<Long> times = random.longs(1 + random.nextInt(60), since, world.nowMs()).sorted().boxed().toList();
        try (Connection connection = backend.database().connect()) {
            for (int i = 0; i < times.size(); i++) {
                if (i == 0 || random.nextInt(3) == 0) {
                    transfer(connection, times.get(i));
                } else {
                    fill(connection, times.get(i));
                }
            }
            for (int asset : PastWorld.NAMES.keySet()) {
                BigDecimal amount = held(asset, Long.MAX_VALUE);
                engine.balance(accountId, asset, PastWorld.units(asset, amount));
                execute(connection, "insert into balances values (?, ?, ?, 0, now())", accountId, asset, amount);
            }
        }
    }

    private void transfer(Connection connection, long timeMs) throws Exception {
        int asset = world.random().nextInt(PastWorld.NAMES.size());
        BigDecimal amount = PastWorld.amount(asset, world.random().nextLong(-300_000, 1_000_000));
        execute(
                connection,
                "insert into transfers values (?, ?, ?, ?, '', ?)",
                SEQUENCE.incrementAndGet(),
                accountId,
                asset,
                amount,
                Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC));
        entries.add(new Entry(asset, amount, timeMs, true));
    }

    private void fill(Connection connection, long timeMs) throws Exception {
        Random random = world.random();
        int market = random.nextInt(2);
        boolean isBuy = random.nextBoolean();
        BigDecimal price = BigDecimal.valueOf(random.nextLong(1, 7_000_000), 2);
        BigDecimal quantity = BigDecimal.valueOf(random.nextLong(1, 100_000), 5);
        BigDecimal quote = price.multiply(quantity).setScale(6, RoundingMode.DOWN);
        BigDecimal fee = PastWorld.amount(PastWorld.USDT, random.nextLong(10_000));
        long sequence = SEQUENCE.incrementAndGet();
        execute(
                connection,
                "insert into fills values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                market,
                sequence,
                sequence,
                accountId,
                isBuy ? "buy" : "sell",
                price,
                quantity,
                quote,
                fee,
                PastWorld.USDT,
                false,
                Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC),
                sequence);
        entries.add(new Entry(
                market == 0 ? PastWorld.BTC : PastWorld.ETH, isBuy ? quantity : quantity.negate(), timeMs, false));
        entries.add(new Entry(PastWorld.USDT, isBuy ? quote.negate() : quote, timeMs, false));
        entries.add(new Entry(PastWorld.USDT, fee.negate(), timeMs, false));
    }

    private static void execute(Connection connection, String sql, Object... values) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    long firstFundsMs() {
        return entries.getFirst().timeMs();
    }

    private BigDecimal held(int asset, long timeMs) {
        return entries.stream()
                .filter(it -> it.asset() == asset && it.timeMs() <= timeMs)
                .map(Entry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What it had at a time, at the last prices before {@code pricesMs}. */
    BigDecimal value(long timeMs, long pricesMs) {
        return PastWorld.NAMES.keySet().stream()
                .map(it -> rounded(held(it, timeMs), world.price(it, pricesMs)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was transferred until then, each at the last price of its minute. */
    BigDecimal netDeposits(long timeMs) {
        Map<Integer, BigDecimal> worth = new HashMap<>();
        for (Entry it : entries) {
            BigDecimal price = world.price(it.asset(), endOfMinute(it.timeMs()));
            if (it.isTransfer() && it.timeMs() <= timeMs && price != null) {
                worth.merge(it.asset(), it.amount().multiply(price), BigDecimal::add);
            }
        }
        return worth.values().stream()
                .map(it -> rounded(it, BigDecimal.ONE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long endOfMinute(long timeMs) {
        return Math.ceilDiv(timeMs, MINUTE_MS) * MINUTE_MS;
    }

    private static BigDecimal rounded(BigDecimal amount, @Nullable BigDecimal price) {
        return price == null
                ? BigDecimal.ZERO
                : amount.multiply(price).setScale(6, RoundingMode.DOWN);
    }
}
