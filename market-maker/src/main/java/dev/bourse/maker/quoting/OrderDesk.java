package dev.bourse.maker.quoting;

import dev.bourse.maker.account.Account;
import dev.bourse.maker.api.ExchangeApi;
import dev.bourse.maker.api.OrderName;
import dev.bourse.maker.api.Outcome;
import dev.bourse.maker.api.Outcome.Done;
import dev.bourse.maker.api.Outcome.Refused;
import dev.bourse.maker.api.Outcome.Unknown;
import dev.bourse.maker.api.Pace;
import dev.bourse.maker.market.Market;
import dev.bourse.maker.strategy.Intention;
import dev.bourse.maker.strategy.Intention.Amend;
import dev.bourse.maker.strategy.Intention.Cancel;
import dev.bourse.maker.strategy.Intention.Place;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Does what was decided, and says what the stream should tell of it. Blocks; for the threads of all markets. */
public final class OrderDesk {

    private static final int MOST_TRIES = 4;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);

    private final ExchangeApi api;
    private final Account account;
    private final OrderName names;
    private final Pace pace;
    private final MakerMetrics metrics;

    public OrderDesk(ExchangeApi api, Account account, OrderName names, Pace pace, MakerMetrics metrics) {
        this.api = api;
        this.account = account;
        this.names = names;
        this.pace = pace;
        this.metrics = metrics;
    }

    /** Does one thing. */
    Outcome does(Intention intention, Market market) throws InterruptedException {
        pace.await();
        Outcome outcome = switch (intention) {
            case Place it -> place(it, market);
            case Amend it -> amend(it, market);
            case Cancel it -> cancel(it, market);
        };
        if (outcome instanceof Refused it) {
            metrics.refused(market.symbol(), it.code());
        } else if (outcome instanceof Unknown) {
            metrics.refused(market.symbol(), "STATUS_UNKNOWN");
        }
        return outcome;
    }

    /** Under the same name again, where it is not known whether it was placed, it is never placed twice. */
    private Outcome place(Place it, Market market) throws InterruptedException {
        Map<String, Object> body = Map.of(
                "market", market.symbol(),
                "side", it.slot().side().word(),
                "type", "limit",
                "postOnly", true,
                "price", market.price(it.priceTicks()).toPlainString(),
                "quantity", market.quantity(it.lots()).toPlainString(),
                "clientOrderId", names.next(market.symbol(), it.slot()));
        Outcome outcome = api.send("POST", "order", body);
        Duration retry = FIRST_RETRY;
        for (int tries = 1; tries < MOST_TRIES && outcome instanceof Unknown; tries++) {
            Thread.sleep(retry);
            retry = retry.multipliedBy(2);
            outcome = api.send("POST", "order", body);
        }
        if (outcome instanceof Done(JsonNode answer)) {
            account.expectPlaced(
                    market.symbol(), Long.parseLong(answer.path("orderId").asString()));
            metrics.placed(market.symbol());
        }
        return outcome;
    }

    private Outcome amend(Amend it, Market market) throws InterruptedException {
        long orderId = it.order().orderId();
        int before = account.amends(orderId);
        Outcome outcome = api.send(
                "PUT",
                "order",
                Map.of(
                        "market", market.symbol(),
                        "orderId", Long.toString(orderId),
                        "price", market.price(it.priceTicks()).toPlainString(),
                        "quantity", market.quantity(it.lots()).toPlainString()));
        if (outcome instanceof Done) {
            account.expectAmended(market.symbol(), orderId, before);
            metrics.amended(market.symbol());
        } else {
            noteClosed(outcome, market, orderId);
        }
        return outcome;
    }

    private Outcome cancel(Cancel it, Market market) throws InterruptedException {
        long orderId = it.order().orderId();
        Outcome outcome = api.send("DELETE", "order?market=" + market.symbol() + "&orderId=" + orderId, null);
        if (outcome instanceof Done) {
            account.expectClosed(market.symbol(), orderId);
            metrics.cancelled(market.symbol(), 1);
        } else {
            noteClosed(outcome, market, orderId);
        }
        return outcome;
    }

    /** The order is gone, which the stream tells too. */
    private void noteClosed(Outcome outcome, Market market, long orderId) {
        if (outcome instanceof Refused it
                && (it.code().equals("ORDER_NOT_OPEN") || it.code().equals("UNKNOWN_ORDER"))) {
            account.expectClosed(market.symbol(), orderId);
        }
    }

    /** Cancels all of a market's orders, at no pace: what was sent before is done before, so nothing is open afterwards. */
    Outcome withdraw(String symbol) throws InterruptedException {
        Outcome outcome = api.send("DELETE", "openOrders?market=" + symbol, null);
        if (outcome instanceof Done(JsonNode answer)) {
            account.expectNothingOpen(symbol);
            metrics.cancelled(symbol, answer.path("cancelled").size());
        }
        return outcome;
    }
}
