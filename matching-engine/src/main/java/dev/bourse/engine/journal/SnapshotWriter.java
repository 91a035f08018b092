package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.AssetAddedEncoder;
import dev.bourse.common.engine.wire.BalanceChangedEncoder;
import dev.bourse.common.engine.wire.DeadManSwitchSetEncoder;
import dev.bourse.common.engine.wire.MarketChangedEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.SnapshotBeginEncoder;
import dev.bourse.common.engine.wire.SnapshotClientIdEncoder;
import dev.bourse.common.engine.wire.SnapshotEndEncoder;
import dev.bourse.common.engine.wire.SnapshotMarketEncoder;
import dev.bourse.common.engine.wire.SnapshotOrderEncoder;
import dev.bourse.engine.core.Assets;
import dev.bourse.engine.core.StateVisitor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes an engine's state as the messages of a snapshot. The same state makes the same bytes. */
final class SnapshotWriter implements StateVisitor {

    private static final int LENGTH = Integer.BYTES;
    private static final int ROOM = 8 * 1024; // the longest message, a market's window, is an eighth of it

    private final byte[] bytes = new byte[ROOM];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AssetAddedEncoder asset = new AssetAddedEncoder();
    private final MarketChangedEncoder marketChanged = new MarketChangedEncoder();
    private final SnapshotMarketEncoder market = new SnapshotMarketEncoder();
    private final BalanceChangedEncoder holding = new BalanceChangedEncoder();
    private final SnapshotClientIdEncoder clientId = new SnapshotClientIdEncoder();
    private final SnapshotOrderEncoder order = new SnapshotOrderEncoder();
    private final DeadManSwitchSetEncoder deadManSwitch = new DeadManSwitchSetEncoder();
    private final CRC32C crc = new CRC32C();
    private final OutputStream out;
    private final Replica.Progress progress;
    private int assets;
    private int markets;
    private long messages;

    private SnapshotWriter(OutputStream out, Replica.Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Writes a replica's state. */
    static void write(Replica replica, OutputStream out) throws IOException {
        SnapshotWriter writer = new SnapshotWriter(out, replica.progress());
        try {
            replica.visit(writer);
            writer.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void engine(Clockwork clockwork) {
        put(new SnapshotBeginEncoder()
                .wrapAndApplyHeader(buffer, LENGTH, header)
                .positionMajor(progress.position().major())
                .positionMinor(progress.position().minor())
                .time(progress.timeMs())
                .sequence(progress.sequence())
                .digest(progress.digest())
                .now(clockwork.nowMs())
                .lastOrderId(clockwork.lastOrderId())
                .idsRememberedSince(clockwork.idsRememberedSinceMs())
                .limit());
    }

    @Override
    public void asset(Assets.Asset it) {
        put(asset.wrapAndApplyHeader(buffer, LENGTH, header)
                .asset(assets++)
                .scale(it.scale())
                .name(it.name())
                .limit());
    }

    @Override
    public void market(MarketState it) {
        marketChanged.wrapAndApplyHeader(buffer, LENGTH, header);
        put(MarketCodec.encode(marketChanged, markets++, it.units(), it.rules(), it.status())
                .limit());
        market.wrapAndApplyHeader(buffer, LENGTH, header)
                .lastPrice(it.lastPriceTicks())
                .trades(it.trades())
                .breakerSlot(it.breakerSlot());
        SnapshotMarketEncoder.WindowEncoder window =
                market.windowCount(it.breakerWindow().size());
        it.breakerWindow().forEach(part -> window.next().lowest(part.lowest()).highest(part.highest()));
        put(market.limit());
    }

    @Override
    public void holding(HoldingState it) {
        put(holding.wrapAndApplyHeader(buffer, LENGTH, header)
                .accountId(it.accountId())
                .available(it.available())
                .locked(it.locked())
                .asset(it.asset())
                .limit());
    }

    @Override
    public void clientId(ClientIdState it) {
        put(clientId.wrapAndApplyHeader(buffer, LENGTH, header)
                .accountId(it.accountId())
                .orderId(it.orderId())
                .usedAt(it.usedAtMs())
                .isOpen(WireCodes.wire(it.isOpen()))
                .name(it.id())
                .limit());
    }

    @Override
    public void order(OrderState it) {
        put(order.wrapAndApplyHeader(buffer, LENGTH, header)
                .orderId(it.orderId())
                .accountId(it.accountId())
                .price(it.priceTicks())
                .lots(it.lots())
                .openLots(it.openLots())
                .displayLots(it.displayLots())
                .visibleLots(it.visibleLots())
                .triggerPrice(it.triggerTicks())
                .spend(it.spendUnits())
                .locked(it.locked())
                .expiresAt(it.expiresAtMs())
                .acceptedAt(it.acceptedAtMs())
                .marketId(it.marketId())
                .makerFee(it.makerFee())
                .takerFee(it.takerFee())
                .feeCredit(it.feeCredit())
                .side(WireCodes.wire(it.side()))
                .orderType(WireCodes.wire(it.type()))
                .timeInForce(WireCodes.wire(it.timeInForce()))
                .prevention(WireCodes.wire(it.prevention()))
                .trigger(WireCodes.wire(it.trigger()))
                .postOnly(WireCodes.wire(it.isPostOnly()))
                .isWaiting(WireCodes.wire(it.isWaiting()))
                .clientOrderId(it.clientId())
                .tradedLots(it.tradedLots())
                .limit());
    }

    @Override
    public void deadManSwitch(SwitchState it) {
        put(deadManSwitch
                .wrapAndApplyHeader(buffer, LENGTH, header)
                .accountId(it.accountId())
                .deadline(it.deadlineMs())
                .limit());
    }

    private void end() {
        put(new SnapshotEndEncoder()
                .wrapAndApplyHeader(buffer, LENGTH, header)
                .messages(messages)
                .checksum(crc.getValue())
                .limit());
    }

    /** Writes the message that ends there, with its length before it. */
    private void put(int limit) {
        buffer.putInt(0, limit - LENGTH, MessageHeaderEncoder.BYTE_ORDER);
        crc.update(bytes, 0, limit);
        messages++;
        try {
            out.write(bytes, 0, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
