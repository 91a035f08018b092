package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The price must not move by more than a tenth within 64 seconds; the window moves on by a second. */
final class CircuitBreakerWindowTest extends EngineFixture {

    private static final long WINDOW_MS = 64_000;

    @BeforeEach
    void tenPercent() {
        engine.changeRules(MARKET, breaker(1_000, WINDOW_MS));
        events.take();
    }

    private static MarketRules breaker(int basisPoints, long windowMs) {
        return new MarketRules(1, 1_000, 0, 0, 0, 0, basisPoints, windowMs, SelfTradePrevention.NONE);
    }

    @Test
    void slowMovesDoNotHaltIt() {
        tradeAt(100);
        engine.advanceTo(WINDOW_MS);
        tradeAt(110);
        engine.advanceTo(2 * WINDOW_MS);
        tradeAt(121);
        engine.advanceTo(3 * WINDOW_MS);
        tradeAt(109);

        assertThat(lastPrice()).isEqualTo(109);
    }

    @Test
    void manySmallFallsAreAGreatOne() {
        tradeAt(100);
        tradeAt(95);
        tradeAt(90);
        tradeAt(89);

        assertThat(lastPrice()).isEqualTo(90);
    }

    @Test
    void manySmallRisesAreAGreatOne() {
        tradeAt(100);
        tradeAt(105);
        tradeAt(110);
        tradeAt(111);

        assertThat(lastPrice()).isEqualTo(110);
    }

    @Test
    void priceInForceWhenTheWindowBeganCounts() {
        tradeAt(100);
        engine.advanceTo(1_000 * WINDOW_MS);

        tradeAt(111);

        assertThat(lastPrice()).isEqualTo(100);
        engine.place(buy(1, 1));
        assertThat(events.take()).containsExactly("rejected 1 MARKET_HALTED 0 0");
    }

    @Test
    void windowMovesOnByASecond() {
        tradeAt(100);
        tradeAt(105);

        // The second of the trade at 100 is in the window until the 64th after it begins.
        engine.advanceTo(63_999);
        engine.place(sell(1, 111));
        engine.place(buy(1, 111).timeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(events.take()).endsWith("rejected 1 FILL_OR_KILL_NOT_FILLED 1 0");
        engine.advanceTo(64_000);
        engine.place(buy(1, 111).timeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(lastPrice()).isEqualTo(111);
    }

    @Test
    void windowBeginsAnewWhenTradingBeginsAgain() {
        tradeAt(100);
        engine.changeStatus(MARKET, MarketStatus.HALTED);
        engine.changeStatus(MARKET, MarketStatus.TRADING);

        tradeAt(200);
        tradeAt(221);

        assertThat(lastPrice()).isEqualTo(200);
    }

    @Test
    void marketThatTradesAlreadyKeepsItsWindow() {
        tradeAt(100);
        engine.changeStatus(MARKET, MarketStatus.TRADING);

        tradeAt(111);

        assertThat(lastPrice()).isEqualTo(100);
    }

    @Test
    void windowBeginsAnewWhenItsRulesChange() {
        tradeAt(100);
        engine.changeRules(MARKET, breaker(500, WINDOW_MS));

        tradeAt(200);
        tradeAt(211);

        assertThat(lastPrice()).isEqualTo(200);
    }

    @Test
    void windowStaysWhenOtherRulesChange() {
        tradeAt(100);
        engine.changeRules(
                MARKET, new MarketRules(1, 99, 0, 0, 5, 5, 1_000, WINDOW_MS, SelfTradePrevention.EXPIRE_BOTH));

        tradeAt(111);

        assertThat(lastPrice()).isEqualTo(100);
    }

    @Test
    void longerWindowThanBeforeMovesOnToo() {
        engine.changeRules(MARKET, breaker(1_000, 64));
        engine.advanceTo(10 * WINDOW_MS);
        tradeAt(100);
        engine.changeRules(MARKET, breaker(1_000, WINDOW_MS));

        tradeAt(100);
        engine.advanceTo(11 * WINDOW_MS);
        tradeAt(110);
        engine.advanceTo(12 * WINDOW_MS);
        tradeAt(121);

        assertThat(lastPrice()).isEqualTo(121);
    }

    @Test
    void marketWithoutACircuitBreakerIsNeverHalted() {
        engine.changeRules(MARKET, rules());
        tradeAt(100);
        tradeAt(1);
        tradeAt(100_000);

        assertThat(lastPrice()).isEqualTo(100_000);
    }

    private long lastPrice() {
        return engine.markets.get(MARKET).lastPriceTicks();
    }
}
