package dev.bourse.exchange.client;

import dev.bourse.common.engine.wire.AmendOrderEncoder;
import dev.bourse.common.engine.wire.BalancesQueryEncoder;
import dev.bourse.common.engine.wire.CancelAllEncoder;
import dev.bourse.common.engine.wire.CancelOrderEncoder;
import dev.bourse.common.engine.wire.ChangeMarketRulesEncoder;
import dev.bourse.common.engine.wire.ChangeMarketStatusEncoder;
import dev.bourse.common.engine.wire.ClearMarketEncoder;
import dev.bourse.common.engine.wire.CreateMarketEncoder;
import dev.bourse.common.engine.wire.DepositEncoder;
import dev.bourse.common.engine.wire.DepthQueryEncoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.HeartbeatEncoder;
import dev.bourse.common.engine.wire.MarketsQueryEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.OpenOrdersQueryEncoder;
import dev.bourse.common.engine.wire.OrderQueryEncoder;
import dev.bourse.common.engine.wire.PlaceOrderEncoder;
import dev.bourse.common.engine.wire.TickEncoder;
import dev.bourse.common.engine.wire.WithdrawEncoder;
import dev.bourse.exchange.client.Command.AmendOrder;
import dev.bourse.exchange.client.Command.CancelAll;
import dev.bourse.exchange.client.Command.CancelOrder;
import dev.bourse.exchange.client.Command.ChangeMarketRules;
import dev.bourse.exchange.client.Command.ChangeMarketStatus;
import dev.bourse.exchange.client.Command.ClearMarket;
import dev.bourse.exchange.client.Command.CreateMarket;
import dev.bourse.exchange.client.Command.Deposit;
import dev.bourse.exchange.client.Command.Fence;
import dev.bourse.exchange.client.Command.Heartbeat;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.Command.Withdraw;
import dev.bourse.exchange.client.Query.AllMarkets;
import dev.bourse.exchange.client.Query.Balances;
import dev.bourse.exchange.client.Query.Depth;
import dev.bourse.exchange.client.Query.OneOrder;
import dev.bourse.exchange.client.Query.OpenOrders;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes commands and queries as the engine reads them. For one use. */
public final class RequestWriter {

    private static final int LONGEST = 512;

    private final byte[] bytes = new byte[LONGEST];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /**
     * A command as bytes.
     *
     * @param requestId comes back with the reply
     * @param replyTo where the reply goes; 0 for nowhere
     */
    public byte[] write(Command command, long requestId, long replyTo) {
        int length = switch (command) {
            case PlaceOrder it -> write(it, requestId, replyTo);
            case CancelOrder it -> write(it, requestId, replyTo);
            case AmendOrder it -> write(it, requestId, replyTo);
            case CancelAll it -> write(it, requestId, replyTo);
            case Deposit it -> write(it, requestId, replyTo);
            case Withdraw it -> write(it, requestId, replyTo);
            case CreateMarket it -> write(it, requestId, replyTo);
            case ChangeMarketStatus it -> write(it, requestId, replyTo);
            case ChangeMarketRules it -> write(it, requestId, replyTo);
            case ClearMarket it -> write(it, requestId, replyTo);
            case Heartbeat it -> write(it, requestId, replyTo);
            case Fence _ -> writeTick(requestId, replyTo);
        };
        return Arrays.copyOf(bytes, length);
    }

    /**
     * A query as bytes.
     *
     * @param requestId comes back with the answer
     * @param replyTo where the answer goes
     */
    public byte[] write(Query query, long requestId, long replyTo) {
        int length = switch (query) {
            case Depth it -> write(it, requestId, replyTo);
            case OpenOrders it -> write(it, requestId, replyTo);
            case OneOrder it -> write(it, requestId, replyTo);
            case Balances it -> write(it, requestId, replyTo);
            case AllMarkets it -> write(it, requestId, replyTo);
        };
        return Arrays.copyOf(bytes, length);
    }

    private int write(PlaceOrder it, long requestId, long replyTo) {
        return new PlaceOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(it.accountId())
                .price(it.price())
                .quantity(it.quantity())
                .displayQuantity(it.displayQuantity())
                .triggerPrice(it.triggerPrice())
                .spend(it.spend())
                .expiresAt(it.expiresAtMs())
                .clientOrderIdUnusedBefore(it.clientOrderIdUnusedBeforeMs())
                .replacesOrderId(it.replacesOrderId())
                .marketId(it.marketId())
                .side(it.side())
                .orderType(it.type())
                .timeInForce(it.timeInForce())
                .prevention(it.prevention())
                .trigger(it.trigger())
                .postOnly(it.postOnly() ? Flag.YES : Flag.NO)
                .clientOrderId(it.clientOrderId())
                .replacesClientOrderId(it.replacesClientOrderId())
                .limit();
    }

    private int write(CancelOrder it, long requestId, long replyTo) {
        return new CancelOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(it.accountId())
                .orderId(it.orderId())
                .marketId(it.marketId())
                .clientOrderId(it.clientOrderId())
                .limit();
    }

    private int write(AmendOrder it, long requestId, long replyTo) {
        return new AmendOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(it.accountId())
                .orderId(it.orderId())
                .price(it.price())
                .quantity(it.quantity())
                .marketId(it.marketId())
                .clientOrderId(it.clientOrderId())
                .limit();
    }

    private int write(CancelAll it, long requestId, long replyTo) {
        return new CancelAllEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(it.accountId())
                .marketId(it.marketId())
                .limit();
    }

    private int write(Deposit it, long requestId, long replyTo) {
        return new DepositEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(it.accountId())
                .units(it.units())
                .transferIdUnusedBefore(it.transferIdUnusedBeforeMs())
                .asset(it.asset())
                .transferId(it.transferId())
                .limit();
    }

    private int write(Withdraw it, long requestId, long replyTo) {
        return new WithdrawEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(it.accountId())
                .units(it.units())
                .transferIdUnusedBefore(it.transferIdUnusedBeforeMs())
                .asset(it.asset())
                .transferId(it.transferId())
                .limit();
    }

    private int write(CreateMarket it, long requestId, long replyTo) {
        return new CreateMarketEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .tick(it.tick())
                .lot(it.lot())
                .minLots(it.rules().minLots())
                .maxLots(it.rules().maxLots())
                .minNotional(it.rules().minNotional())
                .breakerWindow(it.rules().breakerWindowMs())
                .band(it.rules().band())
                .makerFee(it.rules().makerFee())
                .takerFee(it.rules().takerFee())
                .breaker(it.rules().breaker())
                .baseScale(it.baseScale())
                .quoteScale(it.quoteScale())
                .defaultPrevention(it.rules().defaultPrevention())
                .symbol(it.symbol())
                .baseName(it.baseName())
                .quoteName(it.quoteName())
                .limit();
    }

    private int write(ChangeMarketStatus it, long requestId, long replyTo) {
        return new ChangeMarketStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .marketId(it.marketId())
                .status(it.status())
                .limit();
    }

    private int write(ChangeMarketRules it, long requestId, long replyTo) {
        return new ChangeMarketRulesEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .minLots(it.rules().minLots())
                .maxLots(it.rules().maxLots())
                .minNotional(it.rules().minNotional())
                .breakerWindow(it.rules().breakerWindowMs())
                .band(it.rules().band())
                .makerFee(it.rules().makerFee())
                .takerFee(it.rules().takerFee())
                .breaker(it.rules().breaker())
                .marketId(it.marketId())
                .defaultPrevention(it.rules().defaultPrevention())
                .limit();
    }

    private int write(ClearMarket it, long requestId, long replyTo) {
        return new ClearMarketEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .marketId(it.marketId())
                .limit();
    }

    private int write(Heartbeat it, long requestId, long replyTo) {
        return new HeartbeatEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .accountId(it.accountId())
                .timeout(it.timeoutMs())
                .limit();
    }

    private int writeTick(long requestId, long replyTo) {
        return new TickEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .limit();
    }

    private int write(Depth it, long requestId, long replyTo) {
        return new DepthQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .afterSequence(it.afterSequence())
                .marketId(it.marketId())
                .levels(it.levels())
                .limit();
    }

    private int write(OpenOrders it, long requestId, long replyTo) {
        return new OpenOrdersQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .afterSequence(it.afterSequence())
                .accountId(it.accountId())
                .afterOrderId(it.afterOrderId())
                .marketId(it.marketId())
                .most(it.most())
                .limit();
    }

    private int write(OneOrder it, long requestId, long replyTo) {
        return new OrderQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .afterSequence(it.afterSequence())
                .accountId(it.accountId())
                .orderId(it.orderId())
                .clientOrderId(it.clientOrderId())
                .limit();
    }

    private int write(Balances it, long requestId, long replyTo) {
        return new BalancesQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .afterSequence(it.afterSequence())
                .accountId(it.accountId())
                .limit();
    }

    private int write(AllMarkets it, long requestId, long replyTo) {
        return new MarketsQueryEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .replyTo(replyTo)
                .afterSequence(it.afterSequence())
                .limit();
    }
}
