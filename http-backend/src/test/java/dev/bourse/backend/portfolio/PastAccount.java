package dev.bourse.backend.portfolio;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.exchange.TestEngine;
import dev.bourse.exchange.market.Asset;
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
        List<Long> times = random.longs(1 + random.nextInt(60), since, world.nowMs())
                .sorted()
                .boxed()
                .toList();
        try (Connection connection = backend.database().connect()) {
            for (int i = 0; i < times.size(); i++) {
                if (i == 0 || random.nextInt(3) == 0) {
                    int asset = random.nextInt(PastWorld.ASSETS.size());
                    transfer(connection, asset, random.nextLong(-300_000, 1_000_000), times.get(i));
                } else {
                    fill(connection, times.get(i));
                }
            }
            settle(connection, engine);
        }
    }

    /** Gives it an asset again and again, at such intervals until now. */
    void receive(TestBackend backend, TestEngine engine, int asset, int times, long everyMs) throws Exception {
        try (Connection connection = backend.database().connect()) {
            for (int i = times; i > 0; i--) {
                transfer(connection, asset, world.random().nextLong(1, 1_000_000), world.nowMs() - i * everyMs);
            }
            settle(connection, engine);
        }
    }

    private void settle(Connection connection, TestEngine engine) throws Exception {
        for (Asset it : PastWorld.ASSETS) {
            BigDecimal amount = held(it.id(), Long.MAX_VALUE);
            engine.balance(accountId, it.id(), it.units(amount));
            execute(connection, "insert into balances values (?, ?, ?, 0, now())", accountId, it.id(), amount);
        }
    }

    private void transfer(Connection connection, int asset, long units, long timeMs) throws Exception {
        BigDecimal amount = PastWorld.ASSETS.get(asset).amount(units);
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
        BigDecimal fee = PastWorld.ASSETS.get(PastWorld.USDT).amount(random.nextLong(10_000));
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
        return PastWorld.ASSETS.stream()
                .map(it -> rounded(held(it.id(), timeMs), world.price(it.id(), pricesMs)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was transferred until then, each at the last price of the time of that length that it was in. */
    BigDecimal netDeposits(long timeMs, long lengthMs) {
        Map<Integer, BigDecimal> worth = new HashMap<>();
        for (Entry it : entries) {
            BigDecimal price = world.price(it.asset(), end(it.timeMs(), lengthMs));
            if (it.isTransfer() && it.timeMs() <= timeMs && price != null) {
                worth.merge(it.asset(), it.amount().multiply(price), BigDecimal::add);
            }
        }
        return worth.values().stream().map(it -> rounded(it, BigDecimal.ONE)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long end(long timeMs, long lengthMs) {
        return Math.ceilDiv(timeMs, lengthMs) * lengthMs;
    }

    private static BigDecimal rounded(BigDecimal amount, @Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : amount.multiply(price).setScale(6, RoundingMode.DOWN);
    }
}
