package dev.bourse.simulator.stream;

import dev.bourse.simulator.market.AggregateTrade;
import dev.bourse.simulator.market.KlineInterval;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.RollingStatistics;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.wire.Payloads;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The streams of one symbol that follow from its trades: aggregate trades, klines and the ticker. One thread. */
final class DerivedStreams {

    private static final long TICKER_EVERY_MS = 1_000;

    private final SymbolMarket symbol;
    private final MarketSource source;
    private final StreamHub hub;
    private final String tradeStream;
    private final String bookTickerStream;
    private final String aggregateStream;
    private final String tickerStream;
    private final List<KlineStream> klineStreams;
    private @Nullable AggregateTrade openAggregate;
    private long lastTickerMs;
    private long tickerTradeId = -1;

    DerivedStreams(SymbolMarket symbol, MarketSource source, StreamHub hub) {
        this.symbol = symbol;
        this.source = source;
        this.hub = hub;
        this.tradeStream = StreamHub.streamOf(symbol, "@trade");
        this.bookTickerStream = StreamHub.streamOf(symbol, "@bookTicker");
        this.aggregateStream = StreamHub.streamOf(symbol, "@aggTrade");
        this.tickerStream = StreamHub.streamOf(symbol, "@ticker");
        this.klineStreams = Arrays.stream(KlineInterval.values())
                .map(it -> new KlineStream(it, symbol, source, hub))
                .toList();
    }

    String tradeStream() {
        return tradeStream;
    }

    String bookTickerStream() {
        return bookTickerStream;
    }

    void trade(Trade trade) throws InterruptedException {
        if (hub.hasSubscribers(aggregateStream)) {
            aggregate(trade);
        } else {
            openAggregate = null;
        }
        for (KlineStream stream : klineStreams) {
            stream.trade(trade.timeMs());
        }
    }

    void clock(long nowMs) throws InterruptedException {
        if (openAggregate != null && openAggregate.timeMs() < nowMs && source.closesByClock()) {
            sendAggregate();
        }
        for (KlineStream stream : klineStreams) {
            stream.clock(nowMs);
        }
        if (nowMs - lastTickerMs >= TICKER_EVERY_MS) {
            lastTickerMs = nowMs;
            ticker(nowMs);
        }
    }

    void end() throws InterruptedException {
        sendAggregate();
    }

    private void aggregate(Trade trade) throws InterruptedException {
        AggregateTrade before = openAggregate;
        if (before != null && before.continuesWith(trade)) {
            openAggregate = before.plus(trade);
            return;
        }
        sendAggregate();
        long id = symbol.history().aggregateOf(trade.id());
        boolean startsBefore = symbol.history().firstTradeOf(id) < trade.id();
        // Somebody who subscribes in the middle of an aggregate gets the next one as the first.
        openAggregate = before == null && startsBefore ? null : AggregateTrade.of(id, trade);
    }

    private void sendAggregate() throws InterruptedException {
        AggregateTrade complete = openAggregate;
        if (complete != null) {
            openAggregate = null;
            hub.send(aggregateStream, Payloads.aggregateTrade(symbol.market(), complete, source.nowMs()));
        }
    }

    private void ticker(long nowMs) throws InterruptedException {
        long newest = symbol.history().newestId();
        if (newest == tickerTradeId || !hub.hasSubscribers(tickerStream)) {
            return;
        }
        tickerTradeId = newest;
        RollingStatistics day = RollingStatistics.of(symbol.history(), symbol.klines(), nowMs);
        hub.send(tickerStream, Payloads.ticker(symbol.market(), day, symbol.top(), nowMs));
    }
}
