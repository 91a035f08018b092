package dev.bourse.maker.backtest;

import static dev.bourse.maker.backtest.BacktestExchange.BTC;
import static dev.bourse.maker.backtest.BacktestExchange.LOT;
import static dev.bourse.maker.backtest.BacktestExchange.TICK;
import static dev.bourse.maker.backtest.BacktestExchange.USDT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.maker.strategy.Grid;
import dev.bourse.maker.strategy.GridStrategy;
import dev.bourse.maker.strategy.Intention;
import dev.bourse.maker.strategy.JumpGuard;
import dev.bourse.maker.strategy.OwnOrder;
import dev.bourse.maker.strategy.Side;
import dev.bourse.maker.strategy.Situation;
import dev.bourse.maker.strategy.Terms;
import dev.bourse.simulator.recorded.SimulatedRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real strategy on the real engine, while a market goes by as it was recorded: each trade moves the reference price, and then somebody takes as much
 * from the maker. Its limits are so narrow that it comes to them.
 */
final class BacktestTest {

    private static final Path REAL = Path.of("../../shared/data/binance-spot-2024-08-08");
    private static final long MAKERS_BTC = 2_000_000_000L;
    private static final long MAKERS_USDT = 100_000_000_000_000L;
    private static final long LIMIT_LOTS = 60_000;
    private static final Terms TERMS = new Terms(1, 100_000_000, 0, BacktestExchange.TAKER_FEE_BPS);

    /** Five levels each side with the house's spread, worth 5,000 USDT each. */
    private static final Grid GRID = new Grid(5, 1_000, 500, 500, 200, 5_000_00000000L / (TICK * LOT / 100_000_000));

    @TempDir
    Path folder;

    private final GridStrategy strategy = new GridStrategy(GRID, TERMS);
    private final JumpGuard jumps = new JumpGuard(20_000, 10_000, 30_000);
    private BacktestExchange exchange = new BacktestExchange(MAKERS_BTC, MAKERS_USDT);
    private long commands;
    private long worst;

    @Test
    void recordedMarketIsQuotedWithinAllLimits() throws IOException {
        List<RecordedTrade> trades = new ArrayList<>();
        for (String file : List.of("spot-btcusdt_20240808.gz", "spot-btcusdt_20240809.gz")) {
            assumeTrue(Files.exists(REAL.resolve(file)), "no recorded market data on this machine");
            trades.addAll(RecordedTrade.in(REAL.resolve(file)));
        }

        replay(trades);

        assertThat(exchange.makersTrades()).isGreaterThan(10_000);
        assertThat(worst).as("it came to its limit").isGreaterThan(LIMIT_LOTS / 2);
    }

    @Test
    void simulatedMarketIsQuotedWithinAllLimitsAndEachTimeTheSame() throws IOException {
        Path file = folder.resolve("simulated.gz");
        SimulatedRecording.write(
                file, 20240808, List.of("BTCUSDT"), 20, Instant.parse("2024-08-08T12:00:00Z"), Duration.ofMinutes(5));
        List<RecordedTrade> trades = RecordedTrade.in(file);

        replay(trades);
        assertThat(exchange.makersTrades()).isGreaterThan(1_000);
        long first = exchange.digest();

        exchange = new BacktestExchange(MAKERS_BTC, MAKERS_USDT);
        replay(trades);
        assertThat(exchange.digest()).isEqualTo(first);
    }

    private void replay(List<RecordedTrade> trades) {
        for (RecordedTrade it : trades) {
            exchange.advanceTo(it.timeMs());
            long reference = it.price() / TICK;
            if (jumps.saw(it.timeMs(), reference) <= it.timeMs()) {
                for (Intention step : strategy.plan(situation(reference))) {
                    exchange.does(step);
                    check();
                }
            }
            exchange.takes(it);
            check();
        }
        assertThat(exchange.refusals()).isEmpty();
        assertThat(exchange.fees()).isPositive();
    }

    private Situation situation(long reference) {
        List<OwnOrder> open = exchange.open();
        long bids = 0;
        long asks = 0;
        for (OwnOrder it : open) {
            bids += it.slot().side() == Side.BUY ? it.priceTicks() * it.openLots() : 0;
            asks += it.slot().side() == Side.SELL ? it.openLots() : 0;
        }
        return new Situation(
                reference,
                positionLots(),
                LIMIT_LOTS,
                LIMIT_LOTS,
                exchange.available(USDT) / (TICK * LOT / 100_000_000) + bids,
                exchange.available(BTC) / LOT + asks,
                0,
                0,
                open);
    }

    private long positionLots() {
        return (exchange.total(BTC) - MAKERS_BTC) / LOT;
    }

    private void check() {
        commands++;
        long highestBid = 0;
        long lowestAsk = Long.MAX_VALUE;
        long bids = 0;
        long asks = 0;
        for (OwnOrder it : exchange.open()) {
            if (it.slot().side() == Side.BUY) {
                highestBid = Math.max(highestBid, it.priceTicks());
                bids += it.openLots();
            } else {
                lowestAsk = Math.min(lowestAsk, it.priceTicks());
                asks += it.openLots();
            }
        }
        long position = positionLots();
        worst = Math.max(worst, Math.abs(position));
        boolean isWell = highestBid < lowestAsk
                && position + bids <= LIMIT_LOTS
                && position - asks >= -LIMIT_LOTS
                && exchange.surplus(BTC) == 0
                && exchange.surplus(USDT) == 0;
        if (!isWell) {
            assertThat(List.of(
                            "bid " + highestBid,
                            "ask " + lowestAsk,
                            "position " + position + " with bids " + bids + " and asks " + asks,
                            "surplus " + exchange.surplus(BTC) + " BTC, " + exchange.surplus(USDT) + " USDT"))
                    .as("command %d", commands)
                    .isEmpty();
        }
    }
}
