package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.AmendOrderDecoder;
import dev.bourse.common.engine.wire.CancelAllDecoder;
import dev.bourse.common.engine.wire.CancelOrderDecoder;
import dev.bourse.common.engine.wire.ChangeMarketRulesDecoder;
import dev.bourse.common.engine.wire.ChangeMarketStatusDecoder;
import dev.bourse.common.engine.wire.ClearMarketDecoder;
import dev.bourse.common.engine.wire.CreateMarketDecoder;
import dev.bourse.common.engine.wire.DepositDecoder;
import dev.bourse.common.engine.wire.HeartbeatDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.PlaceOrderDecoder;
import dev.bourse.common.engine.wire.TickDecoder;
import dev.bourse.common.engine.wire.Unreadable;
import dev.bourse.common.engine.wire.WithdrawDecoder;
import dev.bourse.engine.core.Assets.Asset;
import dev.bourse.engine.core.ClientId;
import dev.bourse.engine.core.MarketRules;
import dev.bourse.engine.core.MatchingEngine;
import dev.bourse.engine.core.NewMarket;
import dev.bourse.engine.core.NewOrder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Does what the commands of the log say. What can't be read is written down as such and does nothing. */
public final class CommandDispatcher {

    /** In {@link CancelAllDecoder#marketId}. */
    private static final int ALL_MARKETS = -1;

    /** All commands begin with the request's id and whom to reply to. */
    private static final int ENVELOPE = 2 * Long.BYTES;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final AmendOrderDecoder amendOrder = new AmendOrderDecoder();
    private final CancelAllDecoder cancelAll = new CancelAllDecoder();
    private final DepositDecoder deposit = new DepositDecoder();
    private final WithdrawDecoder withdraw = new WithdrawDecoder();
    private final CreateMarketDecoder createMarket = new CreateMarketDecoder();
    private final ChangeMarketStatusDecoder changeMarketStatus = new ChangeMarketStatusDecoder();
    private final ChangeMarketRulesDecoder changeMarketRules = new ChangeMarketRulesDecoder();
    private final ClearMarketDecoder clearMarket = new ClearMarketDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final NewOrder order = new NewOrder();
    private final ClientId clientId = new ClientId();
    private final MatchingEngine engine;
    private final EventEncoder events;

    public CommandDispatcher(MatchingEngine engine, EventEncoder events) {
        this.engine = engine;
        this.events = events;
    }

    /**
     * Does one command; what comes of it is in the encoder's batch.
     *
     * @param major where it stands in the log, see {@link dev.bourse.common.log.LogPosition}
     * @param timeMs its time
     */
    public void dispatch(long major, long minor, long timeMs, DirectBuffer buffer, int offset, int length) {
        events.begin(major, minor, timeMs);
        engine.advanceTo(timeMs);
        boolean hasHeader = length >= MessageHeaderDecoder.ENCODED_LENGTH;
        if (hasHeader) {
            header.wrap(buffer, offset);
        }
        Unreadable problem = hasHeader ? read(buffer, offset, length) : Unreadable.TOO_SHORT;
        if (problem != null) {
            events.unreadable(length, hasHeader ? header.templateId() : -1, hasHeader ? header.version() : -1, problem);
        }
        events.end();
    }

    private @Nullable Unreadable read(DirectBuffer buffer, int offset, int length) {
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return Unreadable.OTHER_SCHEMA;
        }
        int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        int blockLength = header.blockLength();
        if (blockLength > length - MessageHeaderDecoder.ENCODED_LENGTH || blockLength < ENVELOPE) {
            return Unreadable.TOO_SHORT;
        }
        events.answers(
                buffer.getLong(body, MessageHeaderDecoder.BYTE_ORDER),
                buffer.getLong(body + Long.BYTES, MessageHeaderDecoder.BYTE_ORDER));
        if (header.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            return Unreadable.NEWER_VERSION;
        }
        int needed = blockLength(header.templateId());
        if (needed < 0) {
            return Unreadable.UNKNOWN_MESSAGE;
        }
        if (blockLength < needed) {
            return Unreadable.TOO_SHORT;
        }
        return execute(header.templateId(), buffer, body) ? null : Unreadable.UNKNOWN_VALUE;
    }

    /** How long a command's block is at least, or -1 for what is no command. */
    private static int blockLength(int templateId) {
        return switch (templateId) {
            case PlaceOrderDecoder.TEMPLATE_ID -> PlaceOrderDecoder.BLOCK_LENGTH;
            case CancelOrderDecoder.TEMPLATE_ID -> CancelOrderDecoder.BLOCK_LENGTH;
            case AmendOrderDecoder.TEMPLATE_ID -> AmendOrderDecoder.BLOCK_LENGTH;
            case CancelAllDecoder.TEMPLATE_ID -> CancelAllDecoder.BLOCK_LENGTH;
            case DepositDecoder.TEMPLATE_ID -> DepositDecoder.BLOCK_LENGTH;
            case WithdrawDecoder.TEMPLATE_ID -> WithdrawDecoder.BLOCK_LENGTH;
            case CreateMarketDecoder.TEMPLATE_ID -> CreateMarketDecoder.BLOCK_LENGTH;
            case ChangeMarketStatusDecoder.TEMPLATE_ID -> ChangeMarketStatusDecoder.BLOCK_LENGTH;
            case ChangeMarketRulesDecoder.TEMPLATE_ID -> ChangeMarketRulesDecoder.BLOCK_LENGTH;
            case ClearMarketDecoder.TEMPLATE_ID -> ClearMarketDecoder.BLOCK_LENGTH;
            case HeartbeatDecoder.TEMPLATE_ID -> HeartbeatDecoder.BLOCK_LENGTH;
            case TickDecoder.TEMPLATE_ID -> TickDecoder.BLOCK_LENGTH;
            default -> -1;
        };
    }

    /** Returns false, and has done nothing, when a field has a value that there is not. */
    private boolean execute(int templateId, DirectBuffer buffer, int body) {
        int blockLength = header.blockLength();
        int version = header.version();
        return switch (templateId) {
            case PlaceOrderDecoder.TEMPLATE_ID -> place(placeOrder.wrap(buffer, body, blockLength, version));
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(cancelOrder.wrap(buffer, body, blockLength, version));
            case AmendOrderDecoder.TEMPLATE_ID -> amend(amendOrder.wrap(buffer, body, blockLength, version));
            case CancelAllDecoder.TEMPLATE_ID -> cancelAll(cancelAll.wrap(buffer, body, blockLength, version));
            case DepositDecoder.TEMPLATE_ID -> deposit(deposit.wrap(buffer, body, blockLength, version));
            case WithdrawDecoder.TEMPLATE_ID -> withdraw(withdraw.wrap(buffer, body, blockLength, version));
            case CreateMarketDecoder.TEMPLATE_ID -> createMarket(createMarket.wrap(buffer, body, blockLength, version));
            case ChangeMarketStatusDecoder.TEMPLATE_ID ->
                changeStatus(changeMarketStatus.wrap(buffer, body, blockLength, version));
            case ChangeMarketRulesDecoder.TEMPLATE_ID ->
                changeRules(changeMarketRules.wrap(buffer, body, blockLength, version));
            case ClearMarketDecoder.TEMPLATE_ID -> clear(clearMarket.wrap(buffer, body, blockLength, version));
            case HeartbeatDecoder.TEMPLATE_ID -> heartbeat(heartbeat.wrap(buffer, body, blockLength, version));
            default -> true; // a tick: the time has been told
        };
    }

    private boolean place(PlaceOrderDecoder it) {
        int side = it.sideRaw();
        int type = it.orderTypeRaw();
        int time = it.timeInForceRaw();
        int prevention = it.preventionRaw();
        int trigger = it.triggerRaw();
        if (side >= WireCodes.SIDES.length
                || type >= WireCodes.ORDER_TYPES.length
                || time >= WireCodes.TIMES_IN_FORCE.length
                || prevention > WireCodes.MARKET_DEFAULT
                || trigger >= WireCodes.TRIGGERS.length
                || it.postOnlyRaw() > 1) {
            return false;
        }
        order.reset(it.accountId(), it.marketId(), WireCodes.SIDES[side])
                .price(it.price())
                .quantity(it.quantity())
                .display(it.displayQuantity())
                .selfTradePrevention(WireCodes.prevention(prevention))
                .trigger(WireCodes.TRIGGERS[trigger], it.triggerPrice())
                .spendUnits(it.spend())
                .type(WireCodes.ORDER_TYPES[type])
                .postOnly(it.postOnlyRaw() == 1)
                .expires(it.expiresAt())
                .timeInForce(WireCodes.TIMES_IN_FORCE[time])
                .unusedBefore(it.clientOrderIdUnusedBefore());
        order.clientId().set(it.buffer(), it.offset() + PlaceOrderDecoder.clientOrderIdEncodingOffset());
        clientId.set(it.buffer(), it.offset() + PlaceOrderDecoder.replacesClientOrderIdEncodingOffset());
        if (it.replacesOrderId() == 0 && clientId.isEmpty()) {
            engine.place(order);
        } else {
            engine.replace(orderId(it.accountId(), it.replacesOrderId()), order);
        }
        return true;
    }

    private boolean cancel(CancelOrderDecoder it) {
        clientId.set(it.buffer(), it.offset() + CancelOrderDecoder.clientOrderIdEncodingOffset());
        engine.cancel(it.accountId(), it.marketId(), orderId(it.accountId(), it.orderId()));
        return true;
    }

    private boolean amend(AmendOrderDecoder it) {
        clientId.set(it.buffer(), it.offset() + AmendOrderDecoder.clientOrderIdEncodingOffset());
        engine.amend(it.accountId(), it.marketId(), orderId(it.accountId(), it.orderId()), it.price(), it.quantity());
        return true;
    }

    private boolean cancelAll(CancelAllDecoder it) {
        if (it.marketId() == ALL_MARKETS) {
            engine.cancelAll(it.accountId());
        } else {
            engine.cancelAll(it.accountId(), it.marketId());
        }
        return true;
    }

    private boolean deposit(DepositDecoder it) {
        clientId.set(it.buffer(), it.offset() + DepositDecoder.transferIdEncodingOffset());
        engine.deposit(it.accountId(), it.asset(), it.units(), clientId, it.transferIdUnusedBefore());
        return true;
    }

    private boolean withdraw(WithdrawDecoder it) {
        clientId.set(it.buffer(), it.offset() + WithdrawDecoder.transferIdEncodingOffset());
        engine.withdraw(it.accountId(), it.asset(), it.units(), clientId, it.transferIdUnusedBefore());
        return true;
    }

    private boolean createMarket(CreateMarketDecoder it) {
        if (it.defaultPreventionRaw() >= WireCodes.PREVENTIONS.length) {
            return false;
        }
        MarketRules rules = new MarketRules(
                it.minLots(),
                it.maxLots(),
                it.minNotional(),
                it.band(),
                it.makerFee(),
                it.takerFee(),
                it.breaker(),
                it.breakerWindow(),
                WireCodes.PREVENTIONS[it.defaultPreventionRaw()]);
        engine.createMarket(new NewMarket(
                it.symbol(),
                new Asset(it.baseName(), it.baseScale()),
                new Asset(it.quoteName(), it.quoteScale()),
                it.tick(),
                it.lot(),
                rules));
        return true;
    }

    private boolean changeStatus(ChangeMarketStatusDecoder it) {
        if (it.statusRaw() >= WireCodes.STATUSES.length) {
            return false;
        }
        engine.changeStatus(it.marketId(), WireCodes.STATUSES[it.statusRaw()]);
        return true;
    }

    private boolean changeRules(ChangeMarketRulesDecoder it) {
        if (it.defaultPreventionRaw() >= WireCodes.PREVENTIONS.length) {
            return false;
        }
        MarketRules rules = new MarketRules(
                it.minLots(),
                it.maxLots(),
                it.minNotional(),
                it.band(),
                it.makerFee(),
                it.takerFee(),
                it.breaker(),
                it.breakerWindow(),
                WireCodes.PREVENTIONS[it.defaultPreventionRaw()]);
        engine.changeRules(it.marketId(), rules);
        return true;
    }

    private boolean clear(ClearMarketDecoder it) {
        engine.clear(it.marketId());
        return true;
    }

    private boolean heartbeat(HeartbeatDecoder it) {
        engine.heartbeat(it.accountId(), it.timeout());
        return true;
    }

    /** The order that is meant: by its id, or else by the name that was read last. */
    private long orderId(long accountId, long given) {
        return given != 0 ? given : engine.orderIdOf(accountId, clientId);
    }
}
