package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.Assets.Asset;
import org.junit.jupiter.api.BeforeEach;

/** One market with a tick and a lot of one unit, so that numbers are easy to follow; maker fee 1 %, taker fee 2 %. */
abstract class EngineFixture {

    static final int BASE = 0;
    static final int QUOTE = 1;
    static final int MARKET = 0;
    static final long ALICE = 1;
    static final long BOB = 2;
    static final ClientId NO_NAME = new ClientId();
    static final long HOUSE = MatchingEngine.HOUSE_ACCOUNT;

    final RecordedEngine events = new RecordedEngine();
    final MatchingEngine engine;
    final NewOrder order = new NewOrder();

    EngineFixture() {
        this(ClientIds.CAPACITY);
    }

    EngineFixture(int rememberedIds) {
        engine = new MatchingEngine(events, rememberedIds);
    }

    @BeforeEach
    void createMarket() {
        createMarket("A_B", rules());
        deposit(ALICE, QUOTE, 10_000);
        deposit(BOB, BASE, 100);
        events.take();
    }

    /** At most 1,000 lots, at least 10 units, no band, no circuit breaker. */
    static MarketRules rules() {
        return new MarketRules(1, 1_000, 10, 0, 100, 200, 0, 0, SelfTradePrevention.EXPIRE_TAKER);
    }

    /** Of assets without decimals, such as A and B of A_B. */
    void createMarket(String symbol, MarketRules rules) {
        engine.createMarket(market(symbol, 1, 1, rules));
    }

    static NewMarket market(String symbol, long tick, long lot, MarketRules rules) {
        int end = symbol.indexOf('_');
        return new NewMarket(
                symbol,
                new Asset(symbol.substring(0, end), 0),
                new Asset(symbol.substring(end + 1), 0),
                tick,
                lot,
                rules);
    }

    void deposit(long account, int asset, long units) {
        engine.deposit(account, asset, units, NO_NAME, 0);
    }

    void withdraw(long account, int asset, long units) {
        engine.withdraw(account, asset, units, NO_NAME, 0);
    }

    NewOrder buy(long quantity, long price) {
        return buyOf(ALICE, quantity, price);
    }

    NewOrder sell(long quantity, long price) {
        return sellOf(BOB, quantity, price);
    }

    NewOrder buyOf(long account, long quantity, long price) {
        return order.reset(account, MARKET, Side.BUY).quantity(quantity).price(price);
    }

    NewOrder sellOf(long account, long quantity, long price) {
        return order.reset(account, MARKET, Side.SELL).quantity(quantity).price(price);
    }

    /** A market buy of what an amount buys. */
    NewOrder spend(long units) {
        return order.reset(ALICE, MARKET, Side.BUY).spend(units);
    }

    /** A trade of one lot at a price, between accounts that have no part in the test. */
    void tradeAt(long price) {
        deposit(8, BASE, 1);
        deposit(9, QUOTE, 2 * price);
        engine.place(sellOf(8, 1, price));
        engine.place(buyOf(9, 1, price));
        events.take();
    }
}
