package dev.bourse.realtime.exchange;

import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.event.EngineEvent.Traded;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import dev.bourse.realtime.candle.LiveCandles;
import dev.bourse.realtime.stream.DepthChange;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.TradeListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes of the engine's events what the streams of its markets carry. Update ids of a book are event sequences: each message
 * begins behind the last id of the one before it, so that ids are contiguous though most events are of other things. For one
 * thread.
 */
final class MarketStreams {

    private final Markets markets;
    private final LiveCandles candles;
    private final TradeListener listener;
    private final OwnTickers tickers;
    private final Consumer<Frame> out;

    /** By market: up to which sequence its book is told. */
    private final Map<Integer, Long> told = new HashMap<>();

    /**
     * Streams of no market yet.
     *
     * @param markets is told of the markets that events tell of
     * @param listener is told of each new trade
     * @param out takes the messages; must not block
     */
    MarketStreams(
            Markets markets, LiveCandles candles, TradeListener listener, OwnTickers tickers, Consumer<Frame> out) {
        this.markets = markets;
        this.candles = candles;
        this.listener = listener;
        this.tickers = tickers;
        this.out = out;
    }

    /** A market has had trades that will not be seen here. */
    void hadTrades(Market market, long trades) {
        if (trades > 0) {
            candles.startsAfterOtherTrades(market.symbol());
        }
    }

    /** A market's book is that, as of a sequence; what events up to there change is in it. */
    void begin(Market market, long sequence, List<LevelChanged> levels) {
        Levels all = new Levels();
        levels.forEach(all::set);
        told.put(market.id(), sequence);
        out.accept(Messages.depth(new DepthChange(market, true, sequence, sequence, all.bids, all.asks)));
        tickers.changed(market.symbol());
    }

    /** The next entry of the log. */
    void apply(EventEntry entry) {
        Map<Integer, Levels> changed = new TreeMap<>();
        for (EngineEvent event : entry.events()) {
            switch (event) {
                case LevelChanged level ->
                    changed.computeIfAbsent(level.marketId(), _ -> new Levels()).set(level);
                case Traded trade -> trade(trade, markets.market(trade.marketId()), entry.timeMs());
                case MarketChanged market -> {
                    markets.apply(market);
                    if (!told.containsKey(market.marketId())) {
                        begin(markets.market(market.marketId()), entry.lastSequence(), List.of());
                    }
                }
                default -> markets.apply(event);
            }
        }
        changed.forEach((marketId, levels) -> depth(markets.market(marketId), entry.lastSequence(), levels));
    }

    private void depth(Market market, long sequence, Levels levels) {
        long before = told.getOrDefault(market.id(), 0L);
        if (sequence <= before) {
            return;
        }
        told.put(market.id(), sequence);
        out.accept(Messages.depth(new DepthChange(market, false, before + 1, sequence, levels.bids, levels.asks)));
        tickers.changed(market.symbol());
    }

    private void trade(Traded it, Market market, long timeMs) {
        MarketTrade trade = new MarketTrade(
                market.symbol(),
                it.tradeId(),
                timeMs,
                market.price(it.price()),
                market.quantity(it.lots()),
                it.takerSide() == Side.SELL);
        if (candles.add(trade)) {
            listener.traded(trade);
            out.accept(Messages.trade(trade));
            tickers.changed(market.symbol());
        }
    }

    /** Levels of one market, the last word of each. */
    private static final class Levels {
        final NavigableMap<Long, Long> bids = DepthChange.newBids();
        final NavigableMap<Long, Long> asks = DepthChange.newAsks();

        void set(LevelChanged level) {
            (level.side() == Side.BUY ? bids : asks).put(level.price(), level.lots());
        }
    }
}
