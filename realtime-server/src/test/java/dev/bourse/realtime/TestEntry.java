package dev.bourse.realtime;

import dev.bourse.common.engine.wire.AcceptedEncoder;
import dev.bourse.common.engine.wire.AssetAddedEncoder;
import dev.bourse.common.engine.wire.BalanceChangedEncoder;
import dev.bourse.common.engine.wire.EventsEncoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.LevelChangedEncoder;
import dev.bourse.common.engine.wire.MarketChangedEncoder;
import dev.bourse.common.engine.wire.MarketPricesEncoder;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.TradedEncoder;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;

/** An entry of the event log in the making. */
public final class TestEntry {

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventsEncoder events = new EventsEncoder();
    private final long firstSequence;
    private final int eventsOffset;
    private final List<LevelChanged> levels = new ArrayList<>();
    private final List<Integer> trades = new ArrayList<>();
    private final Map<Integer, String> symbols = new HashMap<>();
    private int count;
    private int length;

    public TestEntry(long firstSequence, long timeMs) {
        this.firstSequence = firstSequence;
        events.wrapAndApplyHeader(buffer, 0, header)
                .firstSequence(firstSequence)
                .time(timeMs)
                .positionMajor(timeMs)
                .positionMinor(0)
                .requestId(0)
                .digestBefore(0)
                .isLast(Flag.YES);
        eventsOffset = events.limit();
        length = eventsOffset;
    }

    public TestEntry asset(int asset, int scale, String name) {
        return ended(new AssetAddedEncoder()
                .wrapAndApplyHeader(buffer, length, header)
                .asset(asset)
                .scale(scale)
                .name(name)
                .limit());
    }

    TestEntry market(int market, String symbol, int base, int quote, long tick, long lot) {
        symbols.put(market, symbol);
        return ended(new MarketChangedEncoder()
                .wrapAndApplyHeader(buffer, length, header)
                .tick(tick)
                .lot(lot)
                .unitsPerTickLot(1)
                .minLots(1)
                .maxLots(1_000_000_000)
                .minNotional(0)
                .breakerWindow(0)
                .band(0)
                .makerFee(0)
                .takerFee(0)
                .breaker(0)
                .marketId(market)
                .baseAsset(base)
                .quoteAsset(quote)
                .defaultPrevention(Prevention.NONE)
                .status(MarketStatus.TRADING)
                .symbol(symbol)
                .limit());
    }

    TestEntry prices(int market, long tradeCount) {
        return ended(new MarketPricesEncoder()
                .wrapAndApplyHeader(buffer, length, header)
                .lastPrice(-1)
                .bestBid(-1)
                .bestAsk(-1)
                .trades(tradeCount)
                .marketId(market)
                .limit());
    }

    TestEntry level(int market, Side side, long ticks, long lots) {
        levels.add(new LevelChanged(market, side, ticks, lots));
        return ended(new LevelChangedEncoder()
                .wrapAndApplyHeader(buffer, length, header)
                .price(ticks)
                .lots(lots)
                .marketId(market)
                .side(side)
                .limit());
    }

    TestEntry trade(int market, long tradeId, long ticks, long lots, long maker, long taker) {
        trades.add(market);
        return ended(new TradedEncoder()
                .wrapAndApplyHeader(buffer, length, header)
                .tradeId(tradeId)
                .makerOrderId(2 * tradeId)
                .makerAccountId(maker)
                .makerOpenLots(0)
                .makerFee(0)
                .takerOrderId(2 * tradeId + 1)
                .takerAccountId(taker)
                .takerOpenLots(0)
                .takerFee(0)
                .price(ticks)
                .lots(lots)
                .marketId(market)
                .takerSide(Side.BUY)
                .limit());
    }

    TestEntry accepted(int market, long orderId, long account, long ticks, long lots) {
        return ended(new AcceptedEncoder()
                .wrapAndApplyHeader(buffer, length, header)
                .orderId(orderId)
                .accountId(account)
                .price(ticks)
                .lots(lots)
                .displayLots(0)
                .triggerPrice(0)
                .spend(0)
                .expiresAt(0)
                .marketId(market)
                .makerFee(0)
                .takerFee(0)
                .side(Side.BUY)
                .orderType(OrderType.LIMIT)
                .timeInForce(TimeInForce.GOOD_TILL_CANCEL)
                .prevention(Prevention.NONE)
                .trigger(Trigger.NONE)
                .postOnly(Flag.NO)
                .clientOrderId("")
                .limit());
    }

    public TestEntry balance(long account, int asset, long available, long locked) {
        return ended(new BalanceChangedEncoder()
                .wrapAndApplyHeader(buffer, length, header)
                .accountId(account)
                .available(available)
                .locked(locked)
                .asset(asset)
                .limit());
    }

    private TestEntry ended(int limit) {
        length = limit;
        count++;
        events.count(count);
        return this;
    }

    public long lastSequence() {
        return firstSequence + count - 1;
    }

    int count() {
        return count;
    }

    public ExpandableArrayBuffer buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    int eventsOffset() {
        return eventsOffset;
    }

    int eventsLength() {
        return length - eventsOffset;
    }

    /** What it does to books. */
    List<LevelChanged> levels() {
        return levels;
    }

    /** The market of each of its trades. */
    List<Integer> trades() {
        return trades;
    }

    /** The markets that it makes. */
    Map<Integer, String> symbols() {
        return symbols;
    }
}
