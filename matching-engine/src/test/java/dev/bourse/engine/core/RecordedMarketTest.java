package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.Assets.Asset;
import dev.bourse.simulator.recorded.SimulatedRecording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded market as a mix of commands: each price level of its book is an order that is placed, amended and cancelled as the level was, and
 * each trade an order that takes. The engine and its naive twin must do the same.
 */
final class RecordedMarketTest {

    private static final Path REAL = Path.of("../../shared/data/binance-spot-2024-08-08/spot-btcusdt_20240808.gz");
    private static final int MESSAGES = 15_000;

    /** Levels further away than that share of the price are left out: the twin looks through all orders again and again. */
    private static final double NEAR = 0.0005;

    private static final int CHECK_EVERY = 200;
    private static final long BIDDER = 1;
    private static final long ASKER = 2;
    private static final long TAKER = 3;
    private static final long TICK = 1_000_000;
    private static final long LOT = 1_000;
    private static final ClientId NO_NAME = new ClientId();

    @TempDir
    Path folder;

    private final RecordedEngine events = new RecordedEngine();
    private final MatchingEngine engine = new MatchingEngine(events);
    private final NaiveEngine naive = new NaiveEngine(ClientIds.CAPACITY);
    private final NewOrder order = new NewOrder();

    /** The order that stands for a level, by its price, and how much it was placed for; bids have negative prices here. */
    private final Map<Long, Long> orderOf = new HashMap<>();

    private final Map<Long, Long> lotsOf = new HashMap<>();
    private double lastPrice;
    private int commands;

    @Test
    void engineAndTwinAgreeOnARecordedMarket() throws IOException {
        assumeTrue(Files.exists(REAL), "no recorded market data on this machine");

        replay(REAL);

        assertThat(commands).isGreaterThan(10_000);
    }

    @Test
    void engineAndTwinAgreeOnASimulatedMarket() throws IOException {
        Path file = folder.resolve("simulated.gz");
        SimulatedRecording.write(
                file, 20240808, List.of("BTCUSDT"), 20, Instant.parse("2024-08-08T12:00:00Z"), Duration.ofMinutes(4));

        replay(file);

        assertThat(commands).isGreaterThan(5_000);
    }

    private void replay(Path file) throws IOException {
        createMarket();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .limit(MESSAGES)
                    .map(it -> JsonMapper.shared().readTree(it.substring(it.indexOf(' ') + 1)))
                    .map(it -> it.path("data").isObject() ? it.path("data") : it)
                    .forEach(this::message);
        }
        assertSameState();
    }

    private void createMarket() {
        MarketRules rules = new MarketRules(1, 100_000_000, 0, 0, 10, 20, 0, 0, SelfTradePrevention.EXPIRE_TAKER);
        NewMarket market = new NewMarket("BTC_USDT", new Asset("BTC", 8), new Asset("USDT", 8), TICK, LOT, rules);
        engine.createMarket(market);
        naive.createMarket(market);
        for (long account = BIDDER; account <= TAKER; account++) {
            for (int asset = 0; asset < 2; asset++) {
                long units = asset == 0 ? 100_000_000_000_000L : 1_000_000_000_000_000_000L;
                engine.deposit(account, asset, units, NO_NAME, 0);
                naive.deposit(account, asset, units, NO_NAME, 0);
            }
        }
    }

    private void message(JsonNode it) {
        long timeMs = it.path("E").asLong(0);
        engine.advanceTo(timeMs);
        naive.advanceTo(timeMs);
        if ("trade".equals(it.path("e").asString(""))) {
            lastPrice = Double.parseDouble(it.path("p").asString());
            take(it.path("m").booleanValue() ? Side.SELL : Side.BUY, it.path("p"), it.path("q"));
        } else if ("depthUpdate".equals(it.path("e").asString(""))) {
            it.path("b").forEach(level -> level(Side.BUY, level.path(0), level.path(1)));
            it.path("a").forEach(level -> level(Side.SELL, level.path(0), level.path(1)));
        } else if (it.has("B")) { // the best prices
            level(Side.BUY, it.path("b"), it.path("B"));
            level(Side.SELL, it.path("a"), it.path("A"));
        }
    }

    private void take(Side side, JsonNode price, JsonNode quantity) {
        order.reset(TAKER, 0, side)
                .price(units(price))
                .quantity(units(quantity))
                .timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
        place();
    }

    private void level(Side side, JsonNode price, JsonNode quantity) {
        if (Math.abs(Double.parseDouble(price.asString()) - lastPrice) > lastPrice * NEAR) {
            return;
        }
        long account = side == Side.BUY ? BIDDER : ASKER;
        long key = side == Side.BUY ? -units(price) : units(price);
        long wanted = units(quantity) / LOT;
        long orderId = orderOf.getOrDefault(key, 0L);
        long open = engine.book(0).openLotsOf(orderId);
        if (open == 0 && wanted > 0) {
            order.reset(account, 0, side).price(units(price)).quantity(wanted * LOT);
            place();
            orderOf.put(key, engine.orders.lastOrderId);
            lotsOf.put(engine.orders.lastOrderId, wanted);
        } else if (wanted == 0) {
            engine.cancel(account, 0, orderId);
            naive.cancel(account, 0, orderId);
            orderOf.remove(key);
            assertSameEvents();
        } else {
            long total = lotsOf.getOrDefault(orderId, 0L) - open + wanted;
            engine.amend(account, 0, orderId, units(price), total * LOT);
            naive.amend(account, 0, orderId, units(price), total * LOT);
            lotsOf.put(orderId, total);
            assertSameEvents();
        }
    }

    private void place() {
        engine.place(order);
        naive.place(order);
        assertSameEvents();
    }

    private void assertSameEvents() {
        commands++;
        List<String> happened = events.take();
        List<String> expected = naive.events.take();
        if (!happened.equals(expected)) {
            assertThat(happened).as("command %d", commands).isEqualTo(expected);
        }
        if (commands % CHECK_EVERY == 0) {
            assertSameState();
        }
    }

    private void assertSameState() {
        EngineInvariants.assertHold(engine, events.supplies, "command " + commands);
        assertThat(StateLines.of(engine, (int) TAKER)).isEqualTo(StateLines.of(naive, (int) TAKER));
    }

    /** Units of an asset with 8 decimals. */
    private static long units(JsonNode decimal) {
        return new BigDecimal(decimal.asString()).movePointRight(8).longValueExact();
    }
}
