package dev.bourse.engine.simulation;

import dev.bourse.common.engine.wire.AcceptedDecoder;
import dev.bourse.common.engine.wire.AmendedDecoder;
import dev.bourse.common.engine.wire.AssetAddedDecoder;
import dev.bourse.common.engine.wire.BalanceChangedDecoder;
import dev.bourse.common.engine.wire.CancelledDecoder;
import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.LevelChangedDecoder;
import dev.bourse.common.engine.wire.MarketChangedDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TradedDecoder;
import dev.bourse.common.engine.wire.TransferredDecoder;
import dev.bourse.common.log.LogPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;

/** What one knows of the exchange who reads nothing but its events, like the database or a page in a browser. */
final class Projection {

    private final Map<Holding, Balance> balances =
            new TreeMap<>(Comparator.comparingLong(Holding::account).thenComparingInt(Holding::asset));
    private final Map<Level, Long> levels = new TreeMap<>(Comparator.comparingInt(Level::market)
            .thenComparing(Level::side)
            .thenComparingLong(it -> it.side() == Side.BUY ? -it.price() : it.price()));
    private final Map<Long, Open> orders = new TreeMap<>();
    private final Map<Integer, Long> supplies = new TreeMap<>();
    private final List<String> assets = new ArrayList<>();
    private final Map<Integer, String> markets = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private long lastSequence;
    private LogPosition command = LogPosition.START;
    private boolean commandIsComplete = true;

    record Holding(long account, int asset) {}

    record Balance(long available, long locked) {}

    record Level(int market, Side side, long price) {}

    record Open(long id, long account, int market, long price, long lots, long openLots, long tradedLots) {
        private Open left(long open) {
            return new Open(id, account, market, price, lots, open, tradedLots);
        }

        private Open traded(long more, long open) {
            return new Open(id, account, market, price, lots, open, tradedLots + more);
        }

        private Open amended(long newPrice, long newLots, long open) {
            return new Open(id, account, market, newPrice, newLots, open, tradedLots);
        }
    }

    /** Takes the next entry of the event log. */
    void take(byte[] entry) {
        buffer.wrap(entry);
        EventsDecoder head = new EventsDecoder().wrapAndApplyHeader(buffer, 0, header);
        if (head.firstSequence() != lastSequence + 1) {
            throw new AssertionError("event " + head.firstSequence() + " follows on event " + lastSequence);
        }
        LogPosition position = new LogPosition(head.positionMajor(), head.positionMinor());
        if (commandIsComplete ? !position.isAfter(command) : !position.equals(command)) {
            throw new AssertionError("events of command " + position + " follow on those of " + command);
        }
        command = position;
        commandIsComplete = head.isLast() == Flag.YES;
        int offset = head.limit();
        for (int i = 0; i < head.count(); i++) {
            header.wrap(buffer, offset);
            take(offset);
            header.wrap(buffer, offset);
            offset += MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength();
            lastSequence++;
        }
    }

    /** The newest event that it knows of. */
    long lastSequence() {
        return lastSequence;
    }

    /** What an account has, by asset; nothing of which there is none. */
    Map<Holding, Balance> balances() {
        return balances;
    }

    /** The visible quantity at each price where there is any: by market, bids first, best first. */
    Map<Level, Long> levels() {
        return levels;
    }

    /** All open orders, oldest first. */
    Map<Long, Open> orders() {
        return orders;
    }

    /** What has come from outside and not gone there again, by asset. */
    Map<Integer, Long> supplies() {
        return supplies;
    }

    /** The names of all assets, by number. */
    List<String> assets() {
        return assets;
    }

    /** What each market is like, by number, in words. */
    Map<Integer, String> markets() {
        return markets;
    }

    private void take(int offset) {
        switch (header.templateId()) {
            case AcceptedDecoder.TEMPLATE_ID -> {
                AcceptedDecoder it = new AcceptedDecoder().wrapAndApplyHeader(buffer, offset, header);
                orders.put(
                        it.orderId(),
                        new Open(it.orderId(), it.accountId(), it.marketId(), it.price(), it.lots(), it.lots(), 0));
            }
            case AmendedDecoder.TEMPLATE_ID -> {
                AmendedDecoder it = new AmendedDecoder().wrapAndApplyHeader(buffer, offset, header);
                change(it.orderId(), order -> order.amended(it.price(), it.lots(), it.openLots()));
            }
            case TradedDecoder.TEMPLATE_ID -> {
                TradedDecoder it = new TradedDecoder().wrapAndApplyHeader(buffer, offset, header);
                change(it.makerOrderId(), order -> order.traded(it.lots(), it.makerOpenLots()));
                change(it.takerOrderId(), order -> order.traded(it.lots(), it.takerOpenLots()));
            }
            case CancelledDecoder.TEMPLATE_ID -> {
                CancelledDecoder it = new CancelledDecoder().wrapAndApplyHeader(buffer, offset, header);
                change(it.orderId(), order -> {
                    if (order.tradedLots() != it.tradedLots()) {
                        throw new AssertionError("of " + order + " has traded, says its cancel, " + it.tradedLots());
                    }
                    return order.left(it.openLots());
                });
            }
            case LevelChangedDecoder.TEMPLATE_ID ->
                level(new LevelChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case TransferredDecoder.TEMPLATE_ID -> {
                TransferredDecoder it = new TransferredDecoder().wrapAndApplyHeader(buffer, offset, header);
                supplies.merge(it.asset(), it.units(), Math::addExact);
            }
            case BalanceChangedDecoder.TEMPLATE_ID -> {
                BalanceChangedDecoder it = new BalanceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                balances.put(new Holding(it.accountId(), it.asset()), new Balance(it.available(), it.locked()));
            }
            case AssetAddedDecoder.TEMPLATE_ID ->
                assets.add(new AssetAddedDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .name());
            case MarketChangedDecoder.TEMPLATE_ID -> {
                MarketChangedDecoder it = new MarketChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                markets.put(it.marketId(), it.toString());
            }
            default -> {} // says nothing about what there is
        }
    }

    private void level(LevelChangedDecoder it) {
        Level level = new Level(it.marketId(), it.side(), it.price());
        if (it.lots() == 0) {
            levels.remove(level);
        } else {
            levels.put(level, it.lots());
        }
    }

    /** An order of which nothing is open any more is forgotten. */
    private void change(long orderId, UnaryOperator<Open> change) {
        orders.computeIfPresent(orderId, (id, order) -> {
            Open changed = change.apply(order);
            return changed.openLots() == 0 ? null : changed;
        });
    }
}
