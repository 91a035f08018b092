package dev.bourse.engine.simulation;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.engine.core.Order;
import dev.bourse.engine.journal.CommandBytes;
import java.util.Optional;

/** Whatever people and programs send: mostly sense, some nonsense, some of it twice. */
final class RandomCommands {

    private static final int OPENINGS = 2 + 3 * Choices.TRADERS;

    private final Choices choices;
    private final RandomOrders orders;
    private final Nonsense nonsense;
    private byte[] last = {};
    private int sent;

    RandomCommands(Choices choices) {
        this.choices = choices;
        this.orders = new RandomOrders(choices);
        this.nonsense = new Nonsense(choices);
    }

    /** The next command. An exchange opens with two markets that have an asset in common, and some money. */
    byte[] next() {
        if (sent < OPENINGS) {
            return opening(sent++);
        }
        boolean again = choices.oneIn(40); // its sender has not heard of it and sends it again
        if (!again) {
            last = choices.oneIn(25) ? nonsense.of(any()) : any();
        }
        return last.length == 0 ? opening(0) : last;
    }

    /** One that makes each engine go on, so that each can take another snapshot. */
    byte[] last() {
        return tick();
    }

    private byte[] opening(int step) {
        return switch (step) {
            case 0 -> market("A_B", 1, 1, 0);
            case 1 -> market("C_B", 10, 10, 2);
            default ->
                CommandBytes.deposit(it -> it.requestId(choices.nextRequest())
                        .replyTo(choices.replyTo())
                        .accountId(choices.trader((step - 2) / 3))
                        .asset((step - 2) % 3)
                        .units(20_000));
        };
    }

    private byte[] any() {
        Optional<Integer> closed = choices.closedMarket();
        if (closed.isPresent() && choices.oneIn(4)) {
            return changeStatus(closed.get(), MarketStatus.TRADING);
        }
        int dice = choices.pick(200);
        if (dice < 120) {
            return orders.placed();
        }
        if (dice < 132) {
            return orders.replacing();
        }
        if (dice < 146) {
            return cancel();
        }
        if (dice < 162) {
            return amend();
        }
        if (dice < 178) {
            return choices.oneIn(3) ? withdraw() : deposit();
        }
        return switch (dice) {
            case 178, 179, 180, 181 -> heartbeat();
            case 182, 183 -> cancelAll();
            case 184, 185 ->
                changeStatus(choices.market(), choices.oneOf(MarketStatus.CANCEL_ONLY, MarketStatus.HALTED));
            case 192, 193, 194, 195 -> changeRules();
            case 196, 197 -> clearOrCreate();
            default -> tick();
        };
    }

    private byte[] tick() {
        return CommandBytes.tick(it -> it.requestId(choices.nextRequest()).replyTo(choices.replyTo()));
    }

    private byte[] cancel() {
        Optional<Order> open = choices.openOrder();
        return CommandBytes.cancel(it -> {
            it.requestId(choices.nextRequest()).replyTo(choices.replyTo());
            it.accountId(open.map(Order::accountId).orElseGet(choices::account));
            it.marketId(open.map(Order::marketId).orElseGet(choices::market));
            if (choices.oneIn(4)) {
                it.clientOrderId(choices.name());
            } else {
                it.orderId(open.map(Order::orderId).orElse(77L));
            }
        });
    }

    private byte[] amend() {
        Optional<Order> open = choices.openOrder();
        return CommandBytes.amend(it -> {
            int market = open.map(Order::marketId).orElseGet(choices::market);
            long ticks = open.map(Order::priceTicks).orElse(100L);
            it.requestId(choices.nextRequest()).replyTo(choices.replyTo());
            it.accountId(open.map(Order::accountId).orElseGet(choices::account)).marketId(market);
            it.price(
                    choices.oneIn(2)
                            ? choices.scaled(ticks + choices.pick(5) - 2, market)
                            : choices.scaled(ticks, market));
            it.quantity(choices.quantity(market));
            if (choices.oneIn(4)) {
                it.clientOrderId(choices.name());
            } else {
                it.orderId(open.map(Order::orderId).orElse(77L));
            }
        });
    }

    private byte[] deposit() {
        return CommandBytes.deposit(it -> {
            it.requestId(choices.nextRequest()).replyTo(choices.replyTo()).accountId(choices.account());
            it.asset(choices.pick(4)).units(1L + choices.pick(900));
            if (choices.oneIn(2)) {
                it.transferId(choices.name()).transferIdUnusedBefore(choices.unusedBefore());
            }
        });
    }

    private byte[] withdraw() {
        return CommandBytes.withdraw(it -> {
            it.requestId(choices.nextRequest()).replyTo(choices.replyTo()).accountId(choices.account());
            it.asset(choices.pick(4)).units(1L + choices.pick(choices.oneIn(5) ? 30_000 : 300));
            if (choices.oneIn(2)) {
                it.transferId(choices.name()).transferIdUnusedBefore(choices.unusedBefore());
            }
        });
    }

    private byte[] heartbeat() {
        return CommandBytes.heartbeat(it -> it.requestId(choices.nextRequest())
                .replyTo(choices.replyTo())
                .accountId(choices.account())
                .timeout(choices.oneIn(2) ? 0 : choices.pick(2_500)));
    }

    private byte[] cancelAll() {
        return CommandBytes.cancelAll(it -> it.requestId(choices.nextRequest())
                .replyTo(choices.replyTo())
                .accountId(choices.account())
                .marketId(choices.oneIn(2) ? Choices.ALL_MARKETS : choices.market()));
    }

    private byte[] changeStatus(int market, MarketStatus status) {
        return CommandBytes.changeStatus(it -> it.requestId(choices.nextRequest())
                .replyTo(choices.replyTo())
                .marketId(market)
                .status(status));
    }

    private byte[] changeRules() {
        return CommandBytes.changeRules(it -> it.requestId(choices.nextRequest())
                .replyTo(choices.replyTo())
                .marketId(choices.market())
                .minLots(choices.oneOf(1, 1, 2))
                .maxLots(choices.oneOf(15, 100, 1_000, 1_000))
                .minNotional(choices.pick(200))
                .breakerWindow(choices.oneOf(64, 640, 6_400))
                .band(choices.oneOf(0, 0, 800, 5_000))
                .makerFee(choices.pick(300))
                .takerFee(choices.pick(300))
                .breaker(choices.oneOf(0, 500, 1_000))
                .defaultPrevention(choices.oneOf(Prevention.NONE, Prevention.EXPIRE_MAKER, Prevention.DECREMENT)));
    }

    private byte[] clearOrCreate() {
        return choices.oneIn(3)
                ? CommandBytes.clear(it -> it.requestId(choices.nextRequest())
                        .replyTo(choices.replyTo())
                        .marketId(choices.market()))
                : market("D_" + choices.oneOf("A", "B", "E", "F"), choices.oneOf(1, 10), choices.oneOf(1, 100), 1);
    }

    private byte[] market(String symbol, long tick, long lot, int baseScale) {
        return CommandBytes.createMarket(it -> it.requestId(choices.nextRequest())
                .replyTo(choices.replyTo())
                .symbol(symbol)
                .baseName(symbol.substring(0, 1))
                .quoteName(symbol.substring(2))
                .tick(tick)
                .lot(lot)
                .baseScale(baseScale)
                .minLots(1)
                .maxLots(1_000)
                .minNotional(10)
                .makerFee(100)
                .takerFee(200)
                .breaker(choices.oneOf(0, 1_000))
                .breakerWindow(640)
                .defaultPrevention(Prevention.EXPIRE_TAKER));
    }
}
