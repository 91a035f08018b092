package dev.bourse.engine.simulation;

import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.PlaceOrderEncoder;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.engine.core.Order;
import dev.bourse.engine.journal.CommandBytes;
import java.util.Optional;

/** Orders of all kinds, new ones and others in the place of open ones. */
final class RandomOrders {

    private static final Prevention[] PREVENTIONS = {
        Prevention.NONE,
        Prevention.EXPIRE_TAKER,
        Prevention.EXPIRE_MAKER,
        Prevention.EXPIRE_BOTH,
        Prevention.DECREMENT,
        Prevention.MARKET_DEFAULT
    };

    private final Choices choices;

    RandomOrders(Choices choices) {
        this.choices = choices;
    }

    byte[] placed() {
        return CommandBytes.place(
                it -> fill(it, choices.account(), choices.market(), choices.oneOf(Side.BUY, Side.SELL)));
    }

    /** One that replaces an open one, by its id or by the name that one may have. */
    byte[] replacing() {
        Optional<Order> open = choices.openOrder();
        if (open.isEmpty()) {
            return placed();
        }
        Order old = open.get();
        return CommandBytes.place(it -> {
            boolean sameSide = !choices.oneIn(10);
            boolean buys = old.side() == dev.bourse.engine.book.Side.BUY;
            fill(it, old.accountId(), old.marketId(), buys == sameSide ? Side.BUY : Side.SELL);
            if (choices.oneIn(4)) {
                it.replacesClientOrderId(choices.name());
            } else {
                it.replacesOrderId(old.orderId());
            }
        });
    }

    private void fill(PlaceOrderEncoder it, long account, int market, Side side) {
        it.requestId(choices.nextRequest())
                .replyTo(choices.replyTo())
                .accountId(account)
                .marketId(market)
                .side(side)
                .prevention(choices.oneOf(PREVENTIONS))
                .price(choices.price(market, side == Side.BUY))
                .quantity(choices.quantity(market));
        if (choices.oneIn(2)) {
            it.clientOrderId(choices.name()).clientOrderIdUnusedBefore(choices.unusedBefore());
        }
        if (choices.oneIn(7)) {
            it.trigger(choices.oneOf(Trigger.STOP_LOSS, Trigger.TAKE_PROFIT)).triggerPrice(choices.price(market));
        }
        if (choices.oneIn(7)) {
            market(it, side);
        } else {
            limit(it, market);
        }
    }

    private void market(PlaceOrderEncoder it, Side side) {
        it.orderType(OrderType.MARKET)
                .price(0)
                .timeInForce(choices.oneOf(TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.FILL_OR_KILL));
        if (side == Side.BUY && choices.oneIn(2)) {
            it.quantity(0).spend(100L + choices.pick(3_000)).timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
        }
    }

    private void limit(PlaceOrderEncoder it, int market) {
        switch (choices.pick(10)) {
            case 0 -> it.timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
            case 1 -> it.timeInForce(TimeInForce.FILL_OR_KILL);
            case 2 -> it.postOnly(Flag.YES);
            case 3 -> it.displayQuantity(choices.scaled(1L + choices.pick(4), market));
            case 4, 5 -> it.timeInForce(TimeInForce.GOOD_TILL_DATE).expiresAt(choices.soon());
            default -> {}
        }
    }
}
