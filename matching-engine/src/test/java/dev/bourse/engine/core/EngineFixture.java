package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.BeforeEach;

/** One market with a tick and a lot of one unit, so that numbers are easy to follow; maker fee 1 %, taker fee 2 %. */
abstract class EngineFixture {

    static final int BASE = 0;
    static final int QUOTE = 1;
    static final int MARKET = 0;
    static final long ALICE = 1;
    static final long BOB = 2;
    static final long HOUSE = MatchingEngine.HOUSE_ACCOUNT;

    final RecordedEngine events = new RecordedEngine();
    final MatchingEngine engine = new MatchingEngine(events);
    final NewOrder order = new NewOrder();

    @BeforeEach
    void createMarket() {
        engine.createMarket(new MarketRules("A_B", BASE, QUOTE, 1, 1, 1, 1, 1_000, 10, 0, 100, 200));
        engine.deposit(ALICE, QUOTE, 10_000);
        engine.deposit(BOB, BASE, 100);
        events.take();
    }

    NewOrder buy(long quantity, long price) {
        return order.reset(ALICE, MARKET, Side.BUY).quantity(quantity).price(price);
    }

    NewOrder sell(long quantity, long price) {
        return order.reset(BOB, MARKET, Side.SELL).quantity(quantity).price(price);
    }
}
