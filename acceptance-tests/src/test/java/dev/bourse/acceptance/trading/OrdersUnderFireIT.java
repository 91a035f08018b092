package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.acceptance.SeparateServices;
import dev.bourse.acceptance.trading.StubbornTrader.Sent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Everything is killed in turn while bots trade: what was acknowledged is there once, and every unit of money is somewhere. */
@Tag("long")
final class OrdersUnderFireIT {

    static final String MARKET = "TATA_INR";

    private static final int TRADERS = 6;
    private static final int SECOND_ROUND = 3;
    private static final long ORDERS_BETWEEN = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OPERATOR = "operator@fire.bourse";
    private static final String PASSWORD = "fire-password";

    /** What may be said of an order, or of a cancel, and is no failure. */
    private static final Set<String> FINE = Set.of(
            "200",
            "no answer",
            "EXCHANGE_UNAVAILABLE",
            "STATUS_UNKNOWN",
            "HISTORY_BEHIND",
            "DATABASE_UNAVAILABLE",
            "DATABASE_BUSY",
            "REDIS_UNAVAILABLE",
            "SERVICE_UNAVAILABLE",
            "ORDER_NOT_OPEN",
            "NO_LIQUIDITY",
            "POST_ONLY_WOULD_TAKE",
            "FILL_OR_KILL_NOT_FILLED",
            "INSUFFICIENT_BALANCE");

    private enum Victim {
        BACKEND,
        UPLOADER,
        ENGINE,
        EXCHANGE_REDIS,
        MARKET_DATA_REDIS
    }

    @TempDir
    private Path directory;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void whatWasAcknowledgedIsThereOnceAndNothingIsLost() throws Exception {
        System.out.println("orders under fire, seed " + seed);
        try (SeparateServices services = new SeparateServices(directory)) {
            services.startExchangeRedis();
            services.startEngine();
            services.startUploader();
            startBackend(services);
            Floor floor = Exchange.at(services.backendPort(), OPERATOR, PASSWORD)
                    .floor()
                    .opens(MARKET);
            List<StubbornTrader> traders = traders(floor);
            trade(services, traders);
            System.out.println(services.reconcile().strip());
            try (Connection database = services.connect()) {
                assertNothingUnexpectedWasSaid(traders);
                assertOrders(database, traders);
                assertFills(database, traders);
                assertMoney(database);
            }
        }
    }

    private void startBackend(SeparateServices services) {
        Map<String, String> settings = new HashMap<>(Exchange.SETTINGS);
        settings.put("OPERATOR_USERNAME", OPERATOR);
        settings.put("OPERATOR_PASSWORD", PASSWORD);
        services.startBackend(settings);
    }

    private List<StubbornTrader> traders(Floor floor) {
        List<StubbornTrader> traders = new ArrayList<>();
        for (int i = 0; i < TRADERS; i++) {
            Session session =
                    floor.trader("bot" + i).with("1000000 INR", "10000 TATA").session();
            ApiKey key = i % 2 == 0 ? null : session.key("read", "trade");
            traders.add(new StubbornTrader(i, floor, session, key, random.nextLong()));
        }
        return traders;
    }

    /** Trades while one victim after the other is killed. */
    private void trade(SeparateServices services, List<StubbornTrader> traders) throws Exception {
        long startedAt = System.nanoTime();
        List<Thread> threads = traders.stream()
                .map(it -> Thread.ofPlatform().name("trader").start(it))
                .toList();
        try {
            for (Victim victim : victims()) {
                awaitOrders(traders, ORDERS_BETWEEN);
                restart(services, victim);
                System.out.printf(
                        "%d s, %d orders: %s was killed%n",
                        Duration.ofNanos(System.nanoTime() - startedAt).toSeconds(), acknowledged(traders), victim);
            }
            awaitOrders(traders, ORDERS_BETWEEN);
        } finally {
            traders.forEach(StubbornTrader::stop);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** Each at least once. */
    private List<Victim> victims() {
        List<Victim> first = new ArrayList<>(List.of(Victim.values()));
        Collections.shuffle(first, random);
        List<Victim> second = new ArrayList<>(first);
        Collections.shuffle(second, random);
        first.addAll(second.subList(0, SECOND_ROUND));
        return first;
    }

    private void restart(SeparateServices services, Victim victim) throws Exception {
        switch (victim) {
            case BACKEND -> {
                services.kill("backend");
                startBackend(services);
            }
            case UPLOADER -> {
                services.kill("uploader");
                services.startUploader();
            }
            case ENGINE -> {
                services.kill("engine");
                services.startEngine();
            }
            case EXCHANGE_REDIS -> services.restartExchangeRedis();
            case MARKET_DATA_REDIS -> services.restartRedis();
        }
    }

    private static void awaitOrders(List<StubbornTrader> traders, long more) {
        long before = acknowledged(traders);
        await("orders are acknowledged again").atMost(PATIENCE).until(() -> acknowledged(traders) >= before + more);
    }

    private static long acknowledged(List<StubbornTrader> traders) {
        return traders.stream().mapToLong(StubbornTrader::acknowledged).sum();
    }

    private void assertNothingUnexpectedWasSaid(List<StubbornTrader> traders) {
        Map<String, Integer> codes = new TreeMap<>();
        traders.forEach(it -> it.codes().forEach((code, count) -> codes.merge(code, count, Integer::sum)));
        System.out.println(codes);
        assertThat(codes.keySet()).as("what was said, seed %d", seed).isSubsetOf(FINE);
    }

    /** An order as the database has it. */
    private record Stored(long accountId, String name, String orderId) {}

    private void assertOrders(Connection database, List<StubbornTrader> traders) throws SQLException {
        List<Stored> stored = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("select account_id, client_order_id, order_id::text from orders")) {
            while (row.next()) {
                stored.add(new Stored(row.getLong(1), row.getString(2), row.getString(3)));
            }
        }
        Map<String, String> idByName = new HashMap<>();
        for (Stored it : stored) {
            assertThat(idByName.put(it.accountId() + " " + it.name(), it.orderId()))
                    .as("a second order is called %s, seed %d", it, seed)
                    .isNull();
        }
        int unanswered = 0;
        for (StubbornTrader trader : traders) {
            Map<String, String> idsNow = trader.idsNow();
            for (Sent order : trader.sent()) {
                String id = idByName.remove(trader.accountId() + " " + order.name);
                if (order.reply != null) {
                    assertThat(id)
                            .as("acknowledged %s, seed %d", order.name, seed)
                            .isEqualTo(order.orderId());
                    continue;
                }
                unanswered += order.refusal.isEmpty() ? 1 : 0;
                assertThat(idsNow.get(order.name))
                        .as("what is said of %s in the end, seed %d", order.name, seed)
                        .isEqualTo(id == null ? "" : id);
                if (order.isRefusedAtOnce()) {
                    assertThat(id).as("refused %s, seed %d", order.name, seed).isNull();
                }
            }
        }
        assertThat(idByName).as("orders that nobody sent, seed %d", seed).isEmpty();
        System.out.println(stored.size() + " orders, " + unanswered + " left without an answer");
    }

    private void assertFills(Connection database, List<StubbornTrader> traders) throws SQLException {
        Set<String> stored = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select order_id || ' ' || trade_id || ' ' || price || ' ' || quantity || ' ' || fee from fills")) {
            while (row.next()) {
                stored.add(row.getString(1));
            }
        }
        Set<String> acknowledged = new HashSet<>();
        for (StubbornTrader trader : traders) {
            for (Sent order : trader.sent()) {
                JsonNode fills = order.reply == null ? null : order.reply.path("fills");
                if (fills != null) {
                    fills.forEach(it -> acknowledged.add(String.join(
                            " ",
                            order.orderId(),
                            it.path("tradeId").asString(),
                            it.path("price").asString(),
                            it.path("qty").asString(),
                            it.path("fee").asString())));
                }
            }
        }
        assertThat(acknowledged).as("trades, seed %d", seed).isNotEmpty().isSubsetOf(stored);
        assertThat(number(database, """
                        select count(*) from (
                            select trade_id from fills group by market_id, trade_id
                            having count(*) <> 2 or count(distinct side) <> 2 or count(distinct (price, quantity)) <> 1) odd"""))
                .as("trades without two equal sides, seed %d", seed)
                .isEqualByComparingTo("0");
    }

    private void assertMoney(Connection database) throws SQLException {
        for (String asset : List.of("1000000 INR", "10000 TATA")) {
            String[] words = asset.split(" ", 2);
            String sum = "select sum(available + locked) from balances join assets using (asset_id) where name like '"
                    + words[1] + "%'";
            assertThat(number(database, sum))
                    .as("all %s, the house's too, seed %d", words[1], seed)
                    .isEqualByComparingTo(new BigDecimal(words[0]).multiply(BigDecimal.valueOf(TRADERS)));
        }
        assertThat(number(database, "select count(*) from balances where available < 0 or locked < 0"))
                .isEqualByComparingTo("0");
    }

    private static BigDecimal number(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBigDecimal(1);
        }
    }
}
