package dev.bourse.engine.client;

import dev.bourse.common.engine.wire.AmendOrderEncoder;
import dev.bourse.common.engine.wire.CancelOrderEncoder;
import dev.bourse.common.engine.wire.CreateMarketEncoder;
import dev.bourse.common.engine.wire.DepositEncoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.PlaceOrderEncoder;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands as bytes. Prices and quantities are in the units of {@link #createMarket}: a tick is 100, a lot is 1. */
public final class Commands {

    /** What a price of one tick is. */
    public static final long TICK = 100;

    private final byte[] bytes = new byte[512];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final AmendOrderEncoder amend = new AmendOrderEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final long replyTo;

    /** Commands that are replied to there; 0 for nowhere. */
    public Commands(long replyTo) {
        this.replyTo = replyTo;
    }

    /** Assets without decimals, a maker fee of 0.1 % and a taker fee of 0.2 %. */
    public byte[] createMarket(long requestId, String base, String quote) {
        return taken(new CreateMarketEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .tick(TICK)
                .lot(1)
                .minLots(1)
                .maxLots(1_000_000)
                .minNotional(0)
                .breakerWindow(0)
                .band(0)
                .makerFee(10)
                .takerFee(20)
                .breaker(0)
                .baseScale(0)
                .quoteScale(0)
                .defaultPrevention(Prevention.EXPIRE_TAKER)
                .symbol(base + "_" + quote)
                .baseName(base)
                .quoteName(quote)
                .limit());
    }

    public byte[] deposit(long requestId, long accountId, int asset, long units) {
        return taken(deposit.wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(accountId)
                .units(units)
                .transferIdUnusedBefore(0)
                .asset(asset)
                .transferId("")
                .limit());
    }

    /** A limit order, which rests when it is not immediate-or-cancel. */
    public byte[] place(
            long requestId,
            long accountId,
            int marketId,
            Side side,
            long ticks,
            long lots,
            TimeInForce timeInForce,
            String clientOrderId) {
        return taken(place.wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(accountId)
                .price(ticks * TICK)
                .quantity(lots)
                .displayQuantity(0)
                .triggerPrice(0)
                .spend(0)
                .expiresAt(0)
                .clientOrderIdUnusedBefore(0)
                .replacesOrderId(0)
                .marketId(marketId)
                .side(side)
                .orderType(OrderType.LIMIT)
                .timeInForce(timeInForce)
                .prevention(Prevention.MARKET_DEFAULT)
                .trigger(Trigger.NONE)
                .postOnly(Flag.NO)
                .clientOrderId(clientOrderId)
                .replacesClientOrderId("")
                .limit());
    }

    public byte[] cancel(long requestId, long accountId, int marketId, long orderId) {
        return taken(cancel.wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(accountId)
                .orderId(orderId)
                .marketId(marketId)
                .clientOrderId("")
                .limit());
    }

    public byte[] amend(long requestId, long accountId, int marketId, long orderId, long ticks, long lots) {
        return taken(amend.wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(accountId)
                .orderId(orderId)
                .price(ticks * TICK)
                .quantity(lots)
                .marketId(marketId)
                .clientOrderId("")
                .limit());
    }

    private byte[] taken(int length) {
        return Arrays.copyOf(bytes, length);
    }
}
