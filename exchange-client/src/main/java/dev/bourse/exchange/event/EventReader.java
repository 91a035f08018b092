package dev.bourse.exchange.event;

import dev.bourse.common.engine.wire.AcceptedDecoder;
import dev.bourse.common.engine.wire.AmendedDecoder;
import dev.bourse.common.engine.wire.AnswerDecoder;
import dev.bourse.common.engine.wire.AssetAddedDecoder;
import dev.bourse.common.engine.wire.BalanceChangedDecoder;
import dev.bourse.common.engine.wire.CancelledDecoder;
import dev.bourse.common.engine.wire.CircuitBrokenDecoder;
import dev.bourse.common.engine.wire.ClientIdUseDecoder;
import dev.bourse.common.engine.wire.CommandUnreadableDecoder;
import dev.bourse.common.engine.wire.DeadManSwitchFiredDecoder;
import dev.bourse.common.engine.wire.DeadManSwitchSetDecoder;
import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.LevelChangedDecoder;
import dev.bourse.common.engine.wire.MarketChangedDecoder;
import dev.bourse.common.engine.wire.MarketPricesDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.OpenOrderDecoder;
import dev.bourse.common.engine.wire.RejectedDecoder;
import dev.bourse.common.engine.wire.TradedDecoder;
import dev.bourse.common.engine.wire.TransferredDecoder;
import dev.bourse.common.engine.wire.TriggeredDecoder;
import dev.bourse.common.log.LogPosition;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.Answer.Item.ClientIdUse;
import dev.bourse.exchange.event.Answer.Item.MarketPrices;
import dev.bourse.exchange.event.Answer.Item.OpenOrder;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.Amended;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.CircuitBroken;
import dev.bourse.exchange.event.EngineEvent.CommandUnreadable;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchFired;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchSet;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.event.EngineEvent.Traded;
import dev.bourse.exchange.event.EngineEvent.Transferred;
import dev.bourse.exchange.event.EngineEvent.Triggered;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the engine writes. A message that is not known, because the engine is newer, is passed over as the schema's version rules say;
 * it still counts as an event. For one thread.
 */
public final class EventReader {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventsDecoder events = new EventsDecoder();
    private final AnswerDecoder answer = new AnswerDecoder();
    private final CommandUnreadableDecoder commandUnreadable = new CommandUnreadableDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();
    private final AssetAddedDecoder assetAdded = new AssetAddedDecoder();
    private final MarketChangedDecoder marketChanged = new MarketChangedDecoder();
    private final CircuitBrokenDecoder circuitBroken = new CircuitBrokenDecoder();
    private final AcceptedDecoder accepted = new AcceptedDecoder();
    private final AmendedDecoder amended = new AmendedDecoder();
    private final TriggeredDecoder triggered = new TriggeredDecoder();
    private final TradedDecoder traded = new TradedDecoder();
    private final CancelledDecoder cancelled = new CancelledDecoder();
    private final LevelChangedDecoder levelChanged = new LevelChangedDecoder();
    private final TransferredDecoder transferred = new TransferredDecoder();
    private final DeadManSwitchSetDecoder deadManSwitchSet = new DeadManSwitchSetDecoder();
    private final DeadManSwitchFiredDecoder deadManSwitchFired = new DeadManSwitchFiredDecoder();
    private final BalanceChangedDecoder balanceChanged = new BalanceChangedDecoder();
    private final OpenOrderDecoder openOrder = new OpenOrderDecoder();
    private final MarketPricesDecoder marketPrices = new MarketPricesDecoder();
    private final ClientIdUseDecoder clientIdUse = new ClientIdUseDecoder();

    /** True when the bytes are an answer to a query and not events. */
    public boolean isAnswer(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        return header.templateId() == AnswerDecoder.TEMPLATE_ID;
    }

    /** Reads an entry of the event log, or a reply. */
    public EventEntry readEntry(DirectBuffer buffer, int offset, int length) {
        events.wrapAndApplyHeader(buffer, offset, header);
        int count = events.count();
        long firstSequence = events.firstSequence();
        LogPosition position = new LogPosition(events.positionMajor(), events.positionMinor());
        List<EngineEvent> read = new ArrayList<>(count);
        int end = offset + length;
        for (int at = next(offset); at < end; at = next(at)) {
            header.wrap(buffer, at);
            EngineEvent event = event(buffer, at);
            read.add(event == null ? new EngineEvent.Unknown(header.templateId()) : event);
        }
        if (read.size() != count) {
            throw new IllegalArgumentException("an entry says that it has " + count + " events and has " + read.size());
        }
        return new EventEntry(
                firstSequence,
                events.time(),
                position,
                events.requestId(),
                events.digestBefore(),
                events.isLast() == Flag.YES,
                read);
    }

    /** Reads an answer to a query. */
    public Answer readAnswer(DirectBuffer buffer, int offset, int length) {
        answer.wrapAndApplyHeader(buffer, offset, header);
        List<Item> items = new ArrayList<>(answer.count());
        int end = offset + length;
        for (int at = next(offset); at < end; at = next(at)) {
            header.wrap(buffer, at);
            Item item = item(buffer, at);
            if (item != null) {
                items.add(item);
            }
        }
        return new Answer(answer.requestId(), answer.sequence(), answer.time(), answer.isBusy() == Flag.YES, items);
    }

    /** Where the message after the one that {@link #header} is on begins. */
    private int next(int offset) {
        return offset + MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
    }

    private @Nullable Item item(DirectBuffer buffer, int offset) {
        return switch (header.templateId()) {
            case OpenOrderDecoder.TEMPLATE_ID -> read(openOrder.wrapAndApplyHeader(buffer, offset, header));
            case MarketPricesDecoder.TEMPLATE_ID -> read(marketPrices.wrapAndApplyHeader(buffer, offset, header));
            case ClientIdUseDecoder.TEMPLATE_ID -> read(clientIdUse.wrapAndApplyHeader(buffer, offset, header));
            default -> state(buffer, offset);
        };
    }

    private @Nullable Item state(DirectBuffer buffer, int offset) {
        EngineEvent event = event(buffer, offset);
        return event == null ? null : new Item.State(event);
    }

    private @Nullable EngineEvent event(DirectBuffer buffer, int offset) {
        return switch (header.templateId()) {
            case CommandUnreadableDecoder.TEMPLATE_ID ->
                read(commandUnreadable.wrapAndApplyHeader(buffer, offset, header));
            case RejectedDecoder.TEMPLATE_ID -> read(rejected.wrapAndApplyHeader(buffer, offset, header));
            case AssetAddedDecoder.TEMPLATE_ID -> read(assetAdded.wrapAndApplyHeader(buffer, offset, header));
            case MarketChangedDecoder.TEMPLATE_ID -> read(marketChanged.wrapAndApplyHeader(buffer, offset, header));
            case CircuitBrokenDecoder.TEMPLATE_ID -> read(circuitBroken.wrapAndApplyHeader(buffer, offset, header));
            case AcceptedDecoder.TEMPLATE_ID -> read(accepted.wrapAndApplyHeader(buffer, offset, header));
            case AmendedDecoder.TEMPLATE_ID -> read(amended.wrapAndApplyHeader(buffer, offset, header));
            case TriggeredDecoder.TEMPLATE_ID -> read(triggered.wrapAndApplyHeader(buffer, offset, header));
            case TradedDecoder.TEMPLATE_ID -> read(traded.wrapAndApplyHeader(buffer, offset, header));
            case CancelledDecoder.TEMPLATE_ID -> read(cancelled.wrapAndApplyHeader(buffer, offset, header));
            case LevelChangedDecoder.TEMPLATE_ID -> read(levelChanged.wrapAndApplyHeader(buffer, offset, header));
            case TransferredDecoder.TEMPLATE_ID -> read(transferred.wrapAndApplyHeader(buffer, offset, header));
            case DeadManSwitchSetDecoder.TEMPLATE_ID ->
                read(deadManSwitchSet.wrapAndApplyHeader(buffer, offset, header));
            case DeadManSwitchFiredDecoder.TEMPLATE_ID ->
                read(deadManSwitchFired.wrapAndApplyHeader(buffer, offset, header));
            case BalanceChangedDecoder.TEMPLATE_ID -> read(balanceChanged.wrapAndApplyHeader(buffer, offset, header));
            default -> null;
        };
    }

    private static EngineEvent read(CommandUnreadableDecoder it) {
        return new CommandUnreadable(it.length(), it.templateId(), it.version(), it.problem());
    }

    private static EngineEvent read(RejectedDecoder it) {
        return new Rejected(it.accountId(), it.reason(), it.given(), it.bound());
    }

    private static EngineEvent read(AssetAddedDecoder it) {
        return new AssetAdded(it.asset(), it.scale(), it.name());
    }

    private static EngineEvent read(MarketChangedDecoder it) {
        return new MarketChanged(
                it.marketId(),
                it.symbol(),
                it.baseAsset(),
                it.quoteAsset(),
                it.tick(),
                it.lot(),
                it.unitsPerTickLot(),
                it.minLots(),
                it.maxLots(),
                it.minNotional(),
                it.band(),
                it.makerFee(),
                it.takerFee(),
                it.breaker(),
                it.breakerWindow(),
                it.defaultPrevention(),
                it.status());
    }

    private static EngineEvent read(CircuitBrokenDecoder it) {
        return new CircuitBroken(it.marketId(), it.price(), it.allowed());
    }

    private static EngineEvent read(AcceptedDecoder it) {
        return new Accepted(
                it.orderId(),
                it.accountId(),
                it.marketId(),
                it.side(),
                it.orderType(),
                it.timeInForce(),
                it.trigger(),
                it.prevention(),
                it.postOnly() == Flag.YES,
                it.price(),
                it.lots(),
                it.displayLots(),
                it.triggerPrice(),
                it.spend(),
                it.expiresAt(),
                it.makerFee(),
                it.takerFee(),
                it.clientOrderId());
    }

    private static EngineEvent read(AmendedDecoder it) {
        return new Amended(it.orderId(), it.accountId(), it.marketId(), it.price(), it.lots(), it.openLots());
    }

    private static EngineEvent read(TriggeredDecoder it) {
        return new Triggered(it.orderId(), it.accountId(), it.marketId());
    }

    private static EngineEvent read(TradedDecoder it) {
        return new Traded(
                it.marketId(),
                it.tradeId(),
                it.price(),
                it.lots(),
                it.takerSide(),
                it.makerOrderId(),
                it.makerAccountId(),
                it.makerOpenLots(),
                it.makerFee(),
                it.takerOrderId(),
                it.takerAccountId(),
                it.takerOpenLots(),
                it.takerFee());
    }

    private static EngineEvent read(CancelledDecoder it) {
        return new Cancelled(
                it.orderId(), it.accountId(), it.marketId(), it.lots(), it.openLots(), it.tradedLots(), it.reason());
    }

    private static EngineEvent read(LevelChangedDecoder it) {
        return new LevelChanged(it.marketId(), it.side(), it.price(), it.lots());
    }

    private static EngineEvent read(TransferredDecoder it) {
        return new Transferred(it.accountId(), it.asset(), it.units(), it.transferId());
    }

    private static EngineEvent read(DeadManSwitchSetDecoder it) {
        return new DeadManSwitchSet(it.accountId(), it.deadline());
    }

    private static EngineEvent read(DeadManSwitchFiredDecoder it) {
        return new DeadManSwitchFired(it.accountId());
    }

    private static EngineEvent read(BalanceChangedDecoder it) {
        return new BalanceChanged(it.accountId(), it.asset(), it.available(), it.locked());
    }

    private static Item read(OpenOrderDecoder it) {
        return new OpenOrder(
                it.orderId(),
                it.accountId(),
                it.marketId(),
                it.side(),
                it.orderType(),
                it.timeInForce(),
                it.trigger(),
                it.prevention(),
                it.postOnly() == Flag.YES,
                it.isWaiting() == Flag.YES,
                it.price(),
                it.lots(),
                it.openLots(),
                it.tradedLots(),
                it.displayLots(),
                it.triggerPrice(),
                it.spend(),
                it.locked(),
                it.expiresAt(),
                it.acceptedAt(),
                it.clientOrderId());
    }

    private static Item read(MarketPricesDecoder it) {
        return new MarketPrices(it.marketId(), it.lastPrice(), it.bestBid(), it.bestAsk(), it.trades());
    }

    private static Item read(ClientIdUseDecoder it) {
        return new ClientIdUse(it.accountId(), it.orderId(), it.usedAt(), it.clientOrderId());
    }
}
