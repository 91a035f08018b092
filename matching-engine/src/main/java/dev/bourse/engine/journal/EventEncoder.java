package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.AcceptedEncoder;
import dev.bourse.common.engine.wire.AmendedEncoder;
import dev.bourse.common.engine.wire.AssetAddedEncoder;
import dev.bourse.common.engine.wire.BalanceChangedEncoder;
import dev.bourse.common.engine.wire.CancelledEncoder;
import dev.bourse.common.engine.wire.CircuitBrokenEncoder;
import dev.bourse.common.engine.wire.CommandUnreadableEncoder;
import dev.bourse.common.engine.wire.DeadManSwitchFiredEncoder;
import dev.bourse.common.engine.wire.DeadManSwitchSetEncoder;
import dev.bourse.common.engine.wire.EventsEncoder;
import dev.bourse.common.engine.wire.LevelChangedEncoder;
import dev.bourse.common.engine.wire.MarketChangedEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.RejectedEncoder;
import dev.bourse.common.engine.wire.TradedEncoder;
import dev.bourse.common.engine.wire.TransferredEncoder;
import dev.bourse.common.engine.wire.TriggeredEncoder;
import dev.bourse.common.engine.wire.Unreadable;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.CancelReason;
import dev.bourse.engine.core.ClientId;
import dev.bourse.engine.core.EngineListener;
import dev.bourse.engine.core.MarketRules;
import dev.bourse.engine.core.MarketStatus;
import dev.bourse.engine.core.MarketUnits;
import dev.bourse.engine.core.Order;
import dev.bourse.engine.core.RejectReason;
import org.agrona.MutableDirectBuffer;

/** Writes down what happens in the engine, and gives each event its sequence: from 1 on, without a gap. */
public final class EventEncoder implements EngineListener {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventsEncoder events = new EventsEncoder();
    private final CommandUnreadableEncoder unreadable = new CommandUnreadableEncoder();
    private final RejectedEncoder rejected = new RejectedEncoder();
    private final AssetAddedEncoder assetAdded = new AssetAddedEncoder();
    private final MarketChangedEncoder marketChanged = new MarketChangedEncoder();
    private final CircuitBrokenEncoder circuitBroken = new CircuitBrokenEncoder();
    private final AcceptedEncoder accepted = new AcceptedEncoder();
    private final AmendedEncoder amended = new AmendedEncoder();
    private final TriggeredEncoder triggered = new TriggeredEncoder();
    private final TradedEncoder traded = new TradedEncoder();
    private final CancelledEncoder cancelled = new CancelledEncoder();
    private final LevelChangedEncoder levelChanged = new LevelChangedEncoder();
    private final TransferredEncoder transferred = new TransferredEncoder();
    private final DeadManSwitchSetEncoder deadManSwitchSet = new DeadManSwitchSetEncoder();
    private final DeadManSwitchFiredEncoder deadManSwitchFired = new DeadManSwitchFiredEncoder();
    private final BalanceChangedEncoder balanceChanged = new BalanceChangedEncoder();
    private final ClientId clientId = new ClientId();
    private final EventBatch batch = new EventBatch();
    private final MutableDirectBuffer buffer = batch.buffer();
    private final int partBytes;

    private long lastSequence;
    private long positionMajor;
    private long positionMinor;
    private long timeMs;
    private long requestId;
    private long replyTo;
    private int count;
    private int end;

    /** Completes parts that have grown to that size, see {@link Replica.Limits}. */
    EventEncoder(int partBytes) {
        this.partBytes = partBytes;
    }

    /** What was written since it was cleared last. */
    public EventBatch batch() {
        return batch;
    }

    /** The sequence of the newest event. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Begins with the events of a command. */
    void begin(long commandMajor, long commandMinor, long commandTimeMs) {
        positionMajor = commandMajor;
        positionMinor = commandMinor;
        timeMs = commandTimeMs;
        requestId = 0;
        replyTo = 0;
        beginPart();
    }

    /** Says whom to reply to. */
    void answers(long request, long instance) {
        requestId = request;
        replyTo = instance;
    }

    /** There are no more events of the command. */
    void end() {
        endPart(true);
    }

    /** Goes on after a snapshot; what was written is forgotten. */
    void restore(long sequence, long digest) {
        batch.clear();
        batch.restoreDigest(digest);
        lastSequence = sequence;
    }

    void unreadable(int length, int templateId, int version, Unreadable problem) {
        unreadable
                .wrapAndApplyHeader(buffer, next(CommandUnreadableEncoder.BLOCK_LENGTH), header)
                .length(length)
                .templateId(templateId)
                .version(version)
                .problem(problem);
    }

    @Override
    public void assetAdded(int asset, String name, int scale) {
        assetAdded
                .wrapAndApplyHeader(buffer, next(AssetAddedEncoder.BLOCK_LENGTH), header)
                .asset(asset)
                .scale(scale)
                .name(name);
    }

    @Override
    public void marketChanged(int marketId, MarketUnits units, MarketRules rules, MarketStatus status) {
        marketChanged.wrapAndApplyHeader(buffer, next(MarketChangedEncoder.BLOCK_LENGTH), header);
        MarketCodec.encode(marketChanged, marketId, units, rules, status);
    }

    @Override
    public void circuitBroken(int marketId, long priceTicks, long limitTicks) {
        circuitBroken
                .wrapAndApplyHeader(buffer, next(CircuitBrokenEncoder.BLOCK_LENGTH), header)
                .price(priceTicks)
                .allowed(limitTicks)
                .marketId(marketId);
    }

    @Override
    public void rejected(long accountId, RejectReason reason, long given, long limit) {
        rejected.wrapAndApplyHeader(buffer, next(RejectedEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .given(given)
                .bound(limit)
                .reason(WireCodes.wire(reason));
    }

    @Override
    public void accepted(Order order) {
        accepted.wrapAndApplyHeader(buffer, next(AcceptedEncoder.BLOCK_LENGTH), header)
                .orderId(order.orderId())
                .accountId(order.accountId())
                .price(order.priceTicks())
                .lots(order.lots())
                .displayLots(order.displayLots())
                .triggerPrice(order.triggerTicks())
                .spend(order.spendUnits())
                .expiresAt(order.expiresAtMs())
                .marketId(order.marketId())
                .makerFee(order.makerFee())
                .takerFee(order.takerFee())
                .side(WireCodes.wire(order.side()))
                .orderType(WireCodes.wire(order.type()))
                .timeInForce(WireCodes.wire(order.timeInForce()))
                .prevention(WireCodes.wire(order.prevention()))
                .trigger(WireCodes.wire(order.trigger()))
                .postOnly(WireCodes.wire(order.isPostOnly()));
        order.copyClientId(clientId);
        clientId.copyTo(buffer, accepted.offset() + AcceptedEncoder.clientOrderIdEncodingOffset());
    }

    @Override
    public void amended(Order order) {
        amended.wrapAndApplyHeader(buffer, next(AmendedEncoder.BLOCK_LENGTH), header)
                .orderId(order.orderId())
                .accountId(order.accountId())
                .price(order.priceTicks())
                .lots(order.lots())
                .openLots(order.openLots())
                .marketId(order.marketId());
    }

    @Override
    public void triggered(Order order) {
        triggered
                .wrapAndApplyHeader(buffer, next(TriggeredEncoder.BLOCK_LENGTH), header)
                .orderId(order.orderId())
                .accountId(order.accountId())
                .marketId(order.marketId());
    }

    @Override
    public void traded(
            long tradeId,
            Order maker,
            Order taker,
            long priceTicks,
            long lots,
            long makerFeeUnits,
            long takerFeeUnits) {
        traded.wrapAndApplyHeader(buffer, next(TradedEncoder.BLOCK_LENGTH), header)
                .tradeId(tradeId)
                .makerOrderId(maker.orderId())
                .makerAccountId(maker.accountId())
                .makerOpenLots(maker.openLots())
                .makerFee(makerFeeUnits)
                .takerOrderId(taker.orderId())
                .takerAccountId(taker.accountId())
                .takerOpenLots(taker.openLots())
                .takerFee(takerFeeUnits)
                .price(priceTicks)
                .lots(lots)
                .marketId(taker.marketId())
                .takerSide(WireCodes.wire(taker.side()));
        batch.addTrade();
    }

    @Override
    public void cancelled(Order order, long lots, CancelReason reason) {
        cancelled
                .wrapAndApplyHeader(buffer, next(CancelledEncoder.BLOCK_LENGTH), header)
                .orderId(order.orderId())
                .accountId(order.accountId())
                .lots(lots)
                .openLots(order.openLots())
                .marketId(order.marketId())
                .reason(WireCodes.wire(reason))
                .tradedLots(order.tradedLots());
    }

    @Override
    public void levelChanged(int marketId, Side side, long priceTicks, long visibleLots) {
        levelChanged
                .wrapAndApplyHeader(buffer, next(LevelChangedEncoder.BLOCK_LENGTH), header)
                .price(priceTicks)
                .lots(visibleLots)
                .marketId(marketId)
                .side(WireCodes.wire(side));
    }

    @Override
    public void transferred(long accountId, int asset, long units, ClientId transferId) {
        transferred
                .wrapAndApplyHeader(buffer, next(TransferredEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .units(units)
                .asset(asset);
        transferId.copyTo(buffer, transferred.offset() + TransferredEncoder.transferIdEncodingOffset());
    }

    @Override
    public void deadManSwitchSet(long accountId, long deadlineMs) {
        deadManSwitchSet
                .wrapAndApplyHeader(buffer, next(DeadManSwitchSetEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .deadline(deadlineMs);
    }

    @Override
    public void deadManSwitchFired(long accountId) {
        deadManSwitchFired
                .wrapAndApplyHeader(buffer, next(DeadManSwitchFiredEncoder.BLOCK_LENGTH), header)
                .accountId(accountId);
    }

    @Override
    public void balanceChanged(long accountId, int asset, long availableUnits, long lockedUnits) {
        balanceChanged
                .wrapAndApplyHeader(buffer, next(BalanceChangedEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .available(availableUnits)
                .locked(lockedUnits)
                .asset(asset);
    }

    /** Makes room for an event; returns where it begins. */
    private int next(int blockLength) {
        if (end - batch.size() >= partBytes) {
            endPart(false);
            beginPart();
        }
        int offset = end;
        end += MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        count++;
        lastSequence++;
        return offset;
    }

    private void beginPart() {
        count = 0;
        end = batch.size() + MessageHeaderEncoder.ENCODED_LENGTH + EventsEncoder.BLOCK_LENGTH;
    }

    private void endPart(boolean isLast) {
        events.wrapAndApplyHeader(buffer, batch.size(), header)
                .firstSequence(lastSequence - count + 1)
                .time(timeMs)
                .positionMajor(positionMajor)
                .positionMinor(positionMinor)
                .requestId(requestId)
                .digestBefore(batch.digest())
                .count(count)
                .isLast(WireCodes.wire(isLast));
        batch.add(end - batch.size(), lastSequence, replyTo, count > 0);
    }
}
