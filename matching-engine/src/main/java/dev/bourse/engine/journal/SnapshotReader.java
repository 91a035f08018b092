package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.AssetAddedDecoder;
import dev.bourse.common.engine.wire.BalanceChangedDecoder;
import dev.bourse.common.engine.wire.DeadManSwitchSetDecoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MarketChangedDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.SnapshotBeginDecoder;
import dev.bourse.common.engine.wire.SnapshotClientIdDecoder;
import dev.bourse.common.engine.wire.SnapshotEndDecoder;
import dev.bourse.common.engine.wire.SnapshotMarketDecoder;
import dev.bourse.common.engine.wire.SnapshotOrderDecoder;
import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.core.Assets.Asset;
import dev.bourse.engine.core.MarketRules;
import dev.bourse.engine.core.MarketStatus;
import dev.bourse.engine.core.MarketUnits;
import dev.bourse.engine.core.StateRestorer;
import dev.bourse.engine.core.StateVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a snapshot. Whatever is wrong with it is a {@link DamagedSnapshotException}. */
final class SnapshotReader {

    private static final int LENGTH = Integer.BYTES;
    private static final int LONGEST = 8 * 1024;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AssetAddedDecoder asset = new AssetAddedDecoder();
    private final MarketChangedDecoder marketChanged = new MarketChangedDecoder();
    private final SnapshotMarketDecoder market = new SnapshotMarketDecoder();
    private final BalanceChangedDecoder holding = new BalanceChangedDecoder();
    private final SnapshotClientIdDecoder clientId = new SnapshotClientIdDecoder();
    private final SnapshotOrderDecoder order = new SnapshotOrderDecoder();
    private final DeadManSwitchSetDecoder deadManSwitch = new DeadManSwitchSetDecoder();
    private final SnapshotEndDecoder end = new SnapshotEndDecoder();
    private final CRC32C crc = new CRC32C();
    private final InputStream in;
    private final byte[] bytes = new byte[LONGEST];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private long messages;

    private SnapshotReader(InputStream in) {
        this.in = in;
    }

    /** Where the replica was whose state it is; reads no more than that. */
    static Replica.Progress readProgress(InputStream in) throws IOException {
        return progress(new SnapshotReader(in).begin());
    }

    /** Reads all of it and makes nothing of it: what comes out of a damaged one could be anything, also more than fits into memory. */
    static void check(InputStream in) throws IOException {
        SnapshotReader reader = new SnapshotReader(in);
        reader.begin();
        reader.forEachMessage(template -> {});
    }

    /** Makes a replica that has done nothing yet go on where the one was whose state it is. When this throws, it is of no use any more. */
    static Replica read(InputStream in, Replica fresh) throws IOException {
        try {
            new SnapshotReader(in).restore(fresh);
            return fresh;
        } catch (RuntimeException e) {
            throw new DamagedSnapshotException("what it says makes no sense: " + e.getMessage(), e);
        }
    }

    private void restore(Replica replica) throws IOException {
        SnapshotBeginDecoder begin = begin();
        Replica.Progress progress = progress(begin);
        StateRestorer state = replica.restorer();
        state.engine(new StateVisitor.Clockwork(begin.now(), begin.lastOrderId(), begin.idsRememberedSince()));
        forEachMessage(template -> take(template, state));
        state.finish();
        replica.restored(progress);
    }

    /** Takes the message that is in the buffer, and perhaps the one after it. */
    private interface MessageHandler {
        void message(int template) throws IOException;
    }

    /** Reads up to the last message, which says whether they are what was written. */
    private void forEachMessage(MessageHandler handler) throws IOException {
        long checksum = crc.getValue();
        for (int template = next(); template != SnapshotEndDecoder.TEMPLATE_ID; template = next()) {
            handler.message(template);
            checksum = crc.getValue();
        }
        end.wrapAndApplyHeader(buffer, 0, header);
        if (end.messages() != messages - 1 || end.checksum() != checksum) {
            throw new DamagedSnapshotException("its checksum is not that of its content");
        }
    }

    private void take(int template, StateRestorer state) throws IOException {
        switch (template) {
            case AssetAddedDecoder.TEMPLATE_ID -> {
                asset.wrapAndApplyHeader(buffer, 0, header);
                state.asset(new Asset(asset.name(), asset.scale()));
            }
            case MarketChangedDecoder.TEMPLATE_ID -> state.market(market());
            case BalanceChangedDecoder.TEMPLATE_ID -> {
                holding.wrapAndApplyHeader(buffer, 0, header);
                state.holding(new StateVisitor.HoldingState(
                        holding.accountId(), holding.asset(), holding.available(), holding.locked()));
            }
            case SnapshotClientIdDecoder.TEMPLATE_ID -> {
                clientId.wrapAndApplyHeader(buffer, 0, header);
                state.clientId(new StateVisitor.ClientIdState(
                        clientId.accountId(),
                        clientId.name(),
                        clientId.orderId(),
                        clientId.usedAt(),
                        clientId.isOpen() == Flag.YES));
            }
            case SnapshotOrderDecoder.TEMPLATE_ID -> {
                order.wrapAndApplyHeader(buffer, 0, header);
                state.order(order());
            }
            case DeadManSwitchSetDecoder.TEMPLATE_ID -> {
                deadManSwitch.wrapAndApplyHeader(buffer, 0, header);
                state.deadManSwitch(new StateVisitor.SwitchState(deadManSwitch.accountId(), deadManSwitch.deadline()));
            }
            default -> throw new DamagedSnapshotException("it has a message that does not belong there: " + template);
        }
    }

    /** A market is two messages, one behind the other. */
    private StateVisitor.MarketState market() throws IOException {
        marketChanged.wrapAndApplyHeader(buffer, 0, header);
        MarketUnits units = MarketCodec.units(marketChanged);
        MarketRules rules = MarketCodec.rules(marketChanged);
        MarketStatus status = WireCodes.STATUSES[marketChanged.statusRaw()];
        if (next() != SnapshotMarketDecoder.TEMPLATE_ID) {
            throw new DamagedSnapshotException("a market lacks its second half");
        }
        market.wrapAndApplyHeader(buffer, 0, header);
        List<StateVisitor.PriceRange> window = new ArrayList<>();
        for (SnapshotMarketDecoder.WindowDecoder part : market.window()) {
            window.add(new StateVisitor.PriceRange(part.lowest(), part.highest()));
        }
        return new StateVisitor.MarketState(
                units, rules, status, market.lastPrice(), market.trades(), market.breakerSlot(), window);
    }

    private StateVisitor.OrderState order() {
        return new StateVisitor.OrderState(
                order.orderId(),
                order.accountId(),
                order.marketId(),
                WireCodes.SIDES[order.sideRaw()],
                WireCodes.ORDER_TYPES[order.orderTypeRaw()],
                WireCodes.TIMES_IN_FORCE[order.timeInForceRaw()],
                WireCodes.PREVENTIONS[order.preventionRaw()],
                order.price(),
                order.lots(),
                order.openLots(),
                tradedLots(),
                order.displayLots(),
                order.postOnly() == Flag.YES,
                WireCodes.TRIGGERS[order.triggerRaw()],
                order.triggerPrice(),
                order.makerFee(),
                order.takerFee(),
                order.feeCredit(),
                order.locked(),
                order.spend(),
                order.expiresAt(),
                order.acceptedAt(),
                order.clientOrderId(),
                order.isWaiting() == Flag.YES,
                order.visibleLots());
    }

    /** Version 1 can't tell what has traded from what self-trade prevention took away: there, all that is not open counts as traded. */
    private long tradedLots() {
        long told = order.tradedLots();
        return told == SnapshotOrderDecoder.tradedLotsNullValue() ? order.lots() - order.openLots() : told;
    }

    private SnapshotBeginDecoder begin() throws IOException {
        if (next() != SnapshotBeginDecoder.TEMPLATE_ID) {
            throw new DamagedSnapshotException("it does not begin like one");
        }
        return new SnapshotBeginDecoder().wrapAndApplyHeader(buffer, 0, header);
    }

    private static Replica.Progress progress(SnapshotBeginDecoder begin) {
        return new Replica.Progress(
                new LogPosition(begin.positionMajor(), begin.positionMinor()),
                begin.time(),
                begin.sequence(),
                begin.digest());
    }

    /** Reads a message into the buffer; returns what it is. */
    private int next() throws IOException {
        read(LENGTH);
        int length = buffer.getInt(0, MessageHeaderDecoder.BYTE_ORDER);
        if (length < MessageHeaderDecoder.ENCODED_LENGTH || length > bytes.length) {
            throw new DamagedSnapshotException("it has a message of an impossible length: " + length);
        }
        read(length);
        header.wrap(buffer, 0);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || header.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new DamagedSnapshotException(
                    "it was written by another version: schema " + header.schemaId() + ", version " + header.version());
        }
        messages++;
        return header.templateId();
    }

    private void read(int length) throws IOException {
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new DamagedSnapshotException("it ends too early");
        }
        crc.update(bytes, 0, length);
    }
}
