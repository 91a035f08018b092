package dev.bourse.uploader.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.engine.wire.CancelReason;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.common.log.LogPosition;
import dev.bourse.exchange.client.Command.AmendOrder;
import dev.bourse.exchange.client.Command.CancelOrder;
import dev.bourse.exchange.client.Command.ChangeMarketStatus;
import dev.bourse.exchange.client.Command.Fence;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.Command.Withdraw;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.Unknown;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.market.Markets;
import dev.bourse.uploader.exchange.ExchangeRows.AccountNumbers;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceKey;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceRow;
import dev.bourse.uploader.exchange.ExchangeRows.FillRow;
import dev.bourse.uploader.exchange.ExchangeRows.TradeRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the events of real orders make of their rows. */
final class EventProjectionTest {

    private static final long HOUSE = 0;
    private static final long ALICE = 1;
    private static final long BOB = 2;

    private final TestExchange exchange = new TestExchange();
    private final ExchangeRows rows = new ExchangeRows();
    private final EventProjection projection = new EventProjection(new Markets(), rows);
    private int applied;

    @BeforeEach
    void fund() {
        exchange.deposit(ALICE, TestExchange.USDT, "1000000");
        exchange.deposit(ALICE, TestExchange.BTC, "100");
        exchange.deposit(BOB, TestExchange.USDT, "1000000");
        exchange.deposit(BOB, TestExchange.BTC, "100");
    }

    @Test
    void restingOrderIsOpenWithAllItsTerms() {
        PlaceOrder plain = exchange.limit(ALICE, Side.BUY, "0.50000", "100.00");
        long id = exchange.place(new PlaceOrder(
                ALICE,
                TestExchange.BTC_USDT,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GOOD_TILL_DATE,
                Trigger.NONE,
                Prevention.DECREMENT,
                true,
                plain.price(),
                plain.quantity(),
                plain.quantity() / 5,
                0,
                0,
                exchange.timeMs() + 60_000,
                "mine",
                exchange.timeMs(),
                0,
                ""));

        OrderRow order = order(id);
        assertThat(order.newTerms())
                .isEqualTo(new OrderRow.Terms(
                        "mine",
                        "buy",
                        "limit",
                        "gtd",
                        "decrement",
                        true,
                        null,
                        null,
                        new BigDecimal("0.10000"),
                        exchange.timeMs() + 60_000 - 7,
                        exchange.timeMs()));
        assertThat(state(order)).isEqualTo("open 100.00 0.50000: 0.00000 for 0.00000000, open 0.50000");
        assertThat(order.isOpen()).isTrue();
    }

    @Test
    void partialFillsAddUpUntilTheOrderIsFilled() {
        long maker = exchange.buy(ALICE, "0.30000", "100.00");
        exchange.sell(BOB, "0.10000", "100.00");
        assertThat(state(order(maker)))
                .isEqualTo("partially_filled 100.00 0.30000: 0.10000 for 10.00000000, open 0.20000");

        long taker = exchange.sell(BOB, "0.20000", "90.00");

        assertThat(state(order(maker))).isEqualTo("filled 100.00 0.30000: 0.30000 for 30.00000000, open 0.00000");
        assertThat(state(order(taker))).isEqualTo("filled 90.00 0.20000: 0.20000 for 20.00000000, open 0.00000");
        assertThat(order(maker).fees).isEqualTo(new BigDecimal("0.03000000"));
        assertThat(order(taker).fees).isEqualTo(new BigDecimal("0.04000000"));
        assertThat(order(taker).closedAtMs).isEqualTo(exchange.timeMs());
        assertThat(order(taker).cancelReason).isNull();
    }

    @Test
    void fillSaysAllOfBothSidesAndTheTradeIsOne() {
        long maker = exchange.sell(ALICE, "0.30000", "100.00");
        long taker = exchange.buy(BOB, "0.10000", "101.00");
        apply();

        long sequence = rows.fills.getFirst().sequence();
        assertThat(rows.fills)
                .containsExactly(
                        fill(maker, ALICE, "sell", "0.01000000", true, sequence),
                        fill(taker, BOB, "buy", "0.02000000", false, sequence));
        assertThat(rows.trades)
                .containsExactly(new TradeRow(
                        "BTC_USDT", 1, exchange.timeMs(), new BigDecimal("100.00"), new BigDecimal("0.10000"), false));
    }

    private FillRow fill(long orderId, long account, String side, String fee, boolean isMaker, long sequence) {
        return new FillRow(
                TestExchange.BTC_USDT,
                1,
                orderId,
                account,
                side,
                new BigDecimal("100.00"),
                new BigDecimal("0.10000"),
                new BigDecimal("10.00000000"),
                new BigDecimal(fee),
                TestExchange.USDT,
                isMaker,
                exchange.timeMs(),
                sequence);
    }

    @Test
    void amendedOrderHasItsNewTermsAndKeepsItsFills() {
        long maker = exchange.buy(ALICE, "0.30000", "100.00");
        exchange.sell(BOB, "0.10000", "100.00");

        exchange.send(new AmendOrder(ALICE, TestExchange.BTC_USDT, maker, "", price("99.00"), quantity("0.50000")));

        assertThat(state(order(maker)))
                .isEqualTo("partially_filled 99.00 0.50000: 0.10000 for 10.00000000, open 0.40000");
    }

    @Test
    void cancelledOrderKeepsWhatHasTradedAndHasNothingOpen() {
        long maker = exchange.buy(ALICE, "0.30000", "100.00");
        exchange.sell(BOB, "0.10000", "100.00");

        exchange.send(new CancelOrder(ALICE, TestExchange.BTC_USDT, maker, ""));

        assertThat(state(order(maker))).isEqualTo("cancelled 100.00 0.30000: 0.10000 for 10.00000000, open 0.00000");
        assertThat(order(maker).cancelReason).isEqualTo("REQUESTED");
        assertThat(order(maker).closedAtMs).isEqualTo(exchange.timeMs());
    }

    @Test
    void whatIsNotFilledAtOnceIsCancelled() {
        exchange.sell(BOB, "0.10000", "100.00");

        long taker = exchange.place(exchange.order(
                ALICE, Side.BUY, "0.30000", "100.00", OrderType.LIMIT, TimeInForce.IMMEDIATE_OR_CANCEL, Trigger.NONE));

        assertThat(state(order(taker))).isEqualTo("cancelled 100.00 0.30000: 0.10000 for 10.00000000, open 0.00000");
        assertThat(order(taker).cancelReason).isEqualTo("NOT_FILLED_AT_ONCE");
    }

    @Test
    void orderExpiresAtItsTime() {
        PlaceOrder plain = exchange.limit(ALICE, Side.BUY, "0.50000", "100.00");
        long id = exchange.place(with(plain, TimeInForce.GOOD_TILL_DATE, 0, 0, exchange.timeMs() + 1_000));
        assertThat(order(id).isOpen()).isTrue();

        exchange.pass(Duration.ofSeconds(2));
        exchange.send(new Fence());

        assertThat(order(id).status).isEqualTo("expired");
        assertThat(order(id).cancelReason).isEqualTo("EXPIRED");
    }

    @Test
    void waitingOrderIsTriggeredAndFilled() {
        exchange.sell(BOB, "1.00000", "110.00");
        PlaceOrder plain = exchange.order(
                ALICE, Side.BUY, "0.10000", "", OrderType.MARKET, TimeInForce.IMMEDIATE_OR_CANCEL, Trigger.STOP_LOSS);
        long stop = exchange.place(with(plain, TimeInForce.IMMEDIATE_OR_CANCEL, price("105.00"), 0, 0));
        assertThat(state(order(stop))).isEqualTo("open null 0.10000: 0.00000 for 0.00000000, open 0.10000");
        assertThat(order(stop).newTerms().type()).isEqualTo("stop_loss");
        assertThat(order(stop).newTerms().stopPrice()).isEqualTo(new BigDecimal("105.00"));
        assertThat(order(stop).triggered).isFalse();

        exchange.buy(BOB, "0.10000", "110.00");

        assertThat(order(stop).triggered).isTrue();
        assertThat(state(order(stop))).isEqualTo("filled null 0.10000: 0.10000 for 11.00000000, open 0.00000");
    }

    @Test
    void orderByAmountHasAnAmountInPlaceOfAQuantityAndIsFilledWhenItIsSpent() {
        exchange.sell(BOB, "1.00000", "100.00");
        long id = exchange.place(byAmount("10.05"));

        OrderRow order = order(id);
        assertThat(order.newTerms().quoteQuantity()).isEqualTo(new BigDecimal("10.05000000"));
        assertThat(state(order)).isEqualTo("filled null null: 0.10029 for 10.02900000, open null");
        assertThat(order.cancelReason).isNull();
    }

    @Test
    void orderByAmountThatBuysNothingIsCancelled() {
        exchange.sell(BOB, "1.00000", "100.00");
        long id = exchange.place(byAmount("0.0001"));

        assertThat(state(order(id))).isEqualTo("cancelled null null: 0.00000 for 0.00000000, open null");
        assertThat(order(id).cancelReason).isEqualTo("SPENT");
    }

    @Test
    void replacedOrderIsCancelledForTheNewOne() {
        long before = exchange.buy(ALICE, "0.30000", "100.00");
        PlaceOrder plain = exchange.limit(ALICE, Side.BUY, "0.40000", "101.00");
        long after = exchange.place(replacing(plain, before));

        assertThat(order(before).status).isEqualTo("cancelled");
        assertThat(order(before).cancelReason).isEqualTo("REPLACED");
        assertThat(order(after).status).isEqualTo("open");
    }

    @Test
    void tradeWithOneselfIsTwoFillsOfOneAccountThatCostItsFees() {
        exchange.sell(ALICE, "0.10000", "100.00");
        exchange.buy(ALICE, "0.10000", "100.00");
        apply();

        assertThat(rows.fills).hasSize(2).allMatch(it -> it.accountId() == ALICE);
        PositionRow position = position(ALICE);
        // Sold first, of what was deposited; then bought, fee included.
        assertThat(position.quantity).isEqualTo(new BigDecimal("0.10000"));
        assertThat(position.cost).isEqualTo(new BigDecimal("10.02000000"));
        assertThat(position.realised).isEqualTo(new BigDecimal("-0.01000000"));
        assertThat(position.fees).isEqualTo(new BigDecimal("0.03000000"));
    }

    @Test
    void whatIsPreventedOfATradeIsNotExecuted() {
        long id = exchange.buy(ALICE, "0.30000", "100.00");
        exchange.sell(BOB, "0.10000", "100.00");
        PlaceOrder own = exchange.limit(ALICE, Side.SELL, "0.05000", "100.00");
        exchange.place(preventing(own, Prevention.DECREMENT));

        assertThat(state(order(id)))
                .isEqualTo("partially_filled 100.00 0.30000: 0.10000 for 10.00000000, open 0.15000");
    }

    @Test
    void preventedSelfTradeReducesTheOrder() {
        long maker = exchange.sell(ALICE, "0.30000", "100.00");
        PlaceOrder plain = exchange.limit(ALICE, Side.BUY, "0.10000", "100.00");
        long taker = exchange.place(preventing(plain, Prevention.DECREMENT));

        assertThat(state(order(maker))).isEqualTo("open 100.00 0.30000: 0.00000 for 0.00000000, open 0.20000");
        assertThat(state(order(taker))).isEqualTo("cancelled 100.00 0.10000: 0.00000 for 0.00000000, open 0.00000");
        assertThat(order(taker).cancelReason).isEqualTo("SELF_TRADE_PREVENTED");
    }

    @Test
    void balancesAreTheNewestOnesAlsoOfTheHouse() {
        exchange.sell(ALICE, "0.10000", "100.00");
        exchange.buy(BOB, "0.10000", "100.00");

        assertThat(balance(ALICE, TestExchange.BTC)).isEqualTo("99.90000000 0.00000000");
        assertThat(balance(ALICE, TestExchange.USDT)).isEqualTo("1000009.99000000 0.00000000");
        assertThat(balance(BOB, TestExchange.USDT)).isEqualTo("999989.98000000 0.00000000");
        assertThat(balance(HOUSE, TestExchange.USDT)).isEqualTo("0.03000000 0.00000000");
    }

    @Test
    void withdrawalIsANegativeTransfer() {
        exchange.send(new Withdraw(ALICE, TestExchange.BTC, 150_000_000, "out-1", exchange.timeMs()));
        apply();

        assertThat(rows.transfers).hasSize(5);
        assertThat(rows.transfers.getLast().amount()).isEqualTo(new BigDecimal("-1.50000000"));
        assertThat(rows.transfers.getLast().transferId()).isEqualTo("out-1");
    }

    @Test
    void accountsEventsAreNumberedWithoutAGapAndThoseOfTheHouseAreNot() {
        exchange.sell(ALICE, "0.10000", "100.00");
        exchange.buy(BOB, "0.10000", "100.00");
        apply();

        long last = exchange.log().getLast().lastSequence();
        long before = exchange.log().get(exchange.log().size() - 2).lastSequence();
        assertThat(rows.accountNumbers)
                .contains(
                        new AccountNumbers(ALICE, 5, 2, before), // accepted, balance
                        new AccountNumbers(ALICE, 7, 3, last), // fill, two balances
                        new AccountNumbers(BOB, 5, 4, last)); // accepted, fill, two balances
        assertThat(rows.accountNumbers).noneMatch(it -> it.accountId() == HOUSE);
        assertThat(rows.lastNumbers).containsEntry(ALICE, 9L).containsEntry(BOB, 8L);
    }

    @Test
    void marketIsAsItWasToldLast() {
        exchange.send(new ChangeMarketStatus(TestExchange.ETH_USDT, MarketStatus.HALTED));
        apply();

        assertThat(rows.assets).extracting(it -> it.name()).containsExactly("BTC", "USDT", "ETH");
        assertThat(status(TestExchange.ETH_USDT)).isEqualTo(MarketStatus.HALTED);
        assertThat(status(TestExchange.BTC_USDT)).isEqualTo(MarketStatus.TRADING);
    }

    @Test
    void unknownEventChangesNothingButCounts() {
        long id = exchange.buy(ALICE, "0.30000", "100.00");
        apply();
        long next = exchange.log().getLast().lastSequence() + 1;
        EngineEvent cancelled = new Cancelled(id, ALICE, TestExchange.BTC_USDT, 30_000, 0, 0, CancelReason.REQUESTED);

        projection.apply(new EventEntry(
                next, 1, LogPosition.START, 0, 0, true, List.of(new Unknown(199), cancelled, new Unknown(199))));

        assertThat(order(id).status).isEqualTo("cancelled");
        assertThat(rows.accountNumbers.getLast()).isEqualTo(new AccountNumbers(ALICE, 7, 1, next + 2));
    }

    @Test
    void eventOfAnOrderThatWasNeverAcceptedIsABug() {
        apply();
        EngineEvent cancelled = new Cancelled(77, ALICE, TestExchange.BTC_USDT, 1, 0, 0, CancelReason.REQUESTED);
        EventEntry entry = new EventEntry(100, 1, LogPosition.START, 0, 0, true, List.of(cancelled));

        assertThatThrownBy(() -> projection.apply(entry))
                .hasMessage("event 100 is of order 77, which was never accepted");
    }

    private void apply() {
        List<LogEntry> log = exchange.log();
        log.subList(applied, log.size()).forEach(it -> projection.apply(it.events()));
        applied = log.size();
    }

    private OrderRow order(long id) {
        apply();
        return Objects.requireNonNull(rows.orders.get(id));
    }

    private PositionRow position(long account) {
        return Objects.requireNonNull(rows.positions.get(new PositionRow.Key(account, TestExchange.BTC_USDT)));
    }

    private MarketStatus status(int market) {
        return Objects.requireNonNull(rows.markets.get(market)).market().status();
    }

    private static String state(OrderRow it) {
        return it.status + " " + it.price + " " + it.quantity + ": " + it.executed.toPlainString() + " for "
                + it.executedQuote.toPlainString() + ", open " + it.remaining;
    }

    private String balance(long account, int asset) {
        apply();
        BalanceRow it = Objects.requireNonNull(rows.balances.get(new BalanceKey(account, asset)));
        return it.available().toPlainString() + " " + it.locked().toPlainString();
    }

    private long price(String price) {
        return exchange.markets().market(TestExchange.BTC_USDT).commandPrice(new BigDecimal(price));
    }

    private long quantity(String quantity) {
        return exchange.markets().market(TestExchange.BTC_USDT).commandQuantity(new BigDecimal(quantity));
    }

    private PlaceOrder byAmount(String amount) {
        PlaceOrder plain = exchange.order(
                ALICE, Side.BUY, "", "", OrderType.MARKET, TimeInForce.IMMEDIATE_OR_CANCEL, Trigger.NONE);
        long spend = exchange.markets().asset(TestExchange.USDT).units(new BigDecimal(amount));
        return with(plain, TimeInForce.IMMEDIATE_OR_CANCEL, 0, spend, 0);
    }

    private static PlaceOrder with(
            PlaceOrder it, TimeInForce timeInForce, long triggerPrice, long spend, long expiresAtMs) {
        return new PlaceOrder(
                it.accountId(),
                it.marketId(),
                it.side(),
                it.type(),
                timeInForce,
                it.trigger(),
                it.prevention(),
                it.postOnly(),
                it.price(),
                it.quantity(),
                0,
                triggerPrice,
                spend,
                expiresAtMs,
                "",
                0,
                0,
                "");
    }

    private static PlaceOrder replacing(PlaceOrder it, long orderId) {
        return new PlaceOrder(
                it.accountId(),
                it.marketId(),
                it.side(),
                it.type(),
                it.timeInForce(),
                it.trigger(),
                it.prevention(),
                it.postOnly(),
                it.price(),
                it.quantity(),
                0,
                0,
                0,
                0,
                "",
                0,
                orderId,
                "");
    }

    private static PlaceOrder preventing(PlaceOrder it, Prevention prevention) {
        return new PlaceOrder(
                it.accountId(),
                it.marketId(),
                it.side(),
                it.type(),
                it.timeInForce(),
                it.trigger(),
                prevention,
                it.postOnly(),
                it.price(),
                it.quantity(),
                0,
                0,
                0,
                0,
                "",
                0,
                0,
                "");
    }
}
