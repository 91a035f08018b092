package dev.bourse.poller.feed;

import dev.bourse.common.market.FeedStatus;
import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import dev.bourse.poller.binance.BinanceEvent;
import dev.bourse.poller.binance.BinanceRest;
import dev.bourse.poller.binance.BinanceRestException;
import dev.bourse.poller.binance.BinanceStream;
import dev.bourse.poller.binance.StreamListener;
import dev.bourse.poller.sink.FeedMemory;
import dev.bourse.poller.sink.LiveMessage;
import dev.bourse.poller.sink.LostTail;
import dev.bourse.poller.sink.RedisWriter;
import dev.bourse.poller.sink.StreamEntry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All symbols of the feed: which are wanted, and where each message goes. */
public final class MarketFeed implements StreamListener, LostTail {

    /** Each symbol takes four of the 1,024 streams that Binance allows a connection. */
    private static final int MAX_SYMBOLS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(MarketFeed.class);
    private static final List<String> STREAMS = List.of("trade", "bookTicker", "kline_1m", "ticker");
    private static final long STATUS_TTL_MS = 5_000;
    private static final Duration ASK_AGAIN_FOR_UNKNOWN = Duration.ofMinutes(5);

    private final FeedSettings settings;
    private final BinanceRest rest;
    private final FeedMemory memory;
    private final RedisWriter writer;
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final SymbolFeed.Ports ports;
    private final Map<String, Carried> carried = new ConcurrentHashMap<>();
    private final Map<String, Instant> unknown = new ConcurrentHashMap<>();
    private volatile List<BinanceStream> streams = List.of();
    private volatile @Nullable Long lastTradeTime;
    private volatile @Nullable Long lastReceivedTime;

    public MarketFeed(
            FeedSettings settings,
            BinanceRest rest,
            FeedMemory memory,
            RedisWriter writer,
            MeterRegistry metrics,
            InstantSource clock) {
        this.settings = settings;
        this.rest = rest;
        this.memory = memory;
        this.writer = writer;
        this.metrics = metrics;
        this.clock = clock;
        this.ports = new SymbolFeed.Ports(rest, memory, new WriterSink(writer), onceEach(writer));
        Gauge.builder("bourse.feed.symbols", carried, Map::size).register(metrics);
        Gauge.builder("bourse.feed.connections.up", this, MarketFeed::connectionsUp)
                .register(metrics);
        Gauge.builder("bourse.feed.trade.age", this, MarketFeed::newestTradeAgeSeconds)
                .description("How long ago the newest trade came in; NaN before the first")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** Everything that belongs to one symbol. */
    private record Carried(SymbolFeed feed, Quote quote, LatestKline latestKline) {}

    /** Starts to carry the wanted symbols over these connections. */
    public void start(List<BinanceStream> connections) {
        streams = List.copyOf(connections);
    }

    /** Ends what is done in the background. */
    public void stop() {
        carried.values().forEach(it -> it.feed().close());
    }

    /** Brings the carried symbols in line with the wanted ones: the configured and the watched. */
    public void refreshSymbols() throws InterruptedException {
        Set<String> wanted = wantedSymbols();
        for (String symbol : List.copyOf(carried.keySet())) {
            if (!wanted.contains(symbol)) {
                drop(symbol);
            }
        }
        Set<String> added = new LinkedHashSet<>();
        for (String symbol : wanted) {
            if (!carried.containsKey(symbol) && isWorthAsking(symbol) && carry(symbol)) {
                added.add(symbol);
            }
        }
        if (!added.isEmpty()) {
            LOG.info("symbols added={} carried={}", added, carried.keySet());
            streams.forEach(it -> it.subscribe(streamNames(added)));
        }
    }

    /** Compares the symbols that have been quiet for some time with the exchange. */
    public void compareQuietSymbols() {
        carried.values().forEach(it -> it.feed().compareWhenQuiet());
    }

    /** Publishes which feed this is and whether it is up. */
    public void publishStatus() {
        String status = WireJson.write(new FeedStatus(
                settings.source(), connectionsUp() > 0, lastTradeTime, lastReceivedTime, clock.millis()));
        writer.publish(new LiveMessage(RedisNames.FEED_STATUS, status, RedisNames.FEED_STATUS, status, STATUS_TTL_MS));
    }

    /** The state of each connection and symbol, for the health page. */
    public Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        streams.forEach(it -> state.put("connection " + it.name(), it.state()));
        carried.forEach((symbol, it) -> state.put(
                symbol,
                (it.feed().isComplete() ? "complete to " : "filling a gap after ")
                        + it.feed().completeTo()));
        return state;
    }

    public long connectionsUp() {
        return streams.stream().filter(BinanceStream::isUp).count();
    }

    private double newestTradeAgeSeconds() {
        Long received = lastReceivedTime;
        return received == null ? Double.NaN : Math.max(0, clock.millis() - received) / 1e3;
    }

    @Override
    public void onEvent(BinanceEvent event) {
        switch (event) {
            case BinanceEvent.Traded(var trade) -> onTrade(trade);
            case BinanceEvent.BestPrices prices -> {
                Carried it = carried.get(prices.symbol());
                if (it != null) {
                    it.quote().onBestPrices(prices);
                }
            }
            case BinanceEvent.Closed(var kline) -> {
                Carried it = carried.get(kline.symbol());
                if (it != null && it.latestKline().isNew(kline)) {
                    ports.klines().accept(kline);
                }
            }
            case BinanceEvent.Rolled(var ticker) -> {
                Carried it = carried.get(ticker.symbol());
                if (it != null) {
                    it.quote().onTicker(ticker).ifPresent(writer::publish);
                }
            }
            case BinanceEvent.Reply _, BinanceEvent.Unneeded _ -> {}
        }
    }

    @Override
    public void onSubscribed() {
        carried.values().forEach(it -> it.feed().compare());
    }

    @Override
    public void onLostTail(String symbol, long lastTradeId) {
        Carried it = carried.get(symbol);
        if (it != null) {
            it.feed().rewind(lastTradeId);
        }
    }

    private void onTrade(MarketTrade trade) {
        Carried it = carried.get(trade.symbol());
        if (it == null) {
            return;
        }
        lastTradeTime = trade.timeMs();
        lastReceivedTime = clock.millis();
        it.quote().onTrade(trade).ifPresent(writer::publish);
        it.feed().onTrade(trade);
    }

    private Set<String> wantedSymbols() {
        Set<String> wanted = new TreeSet<>(settings.symbols());
        for (String symbol : memory.watchedSymbols()) {
            if (wanted.size() >= MAX_SYMBOLS) {
                LOG.warn("more than {} symbols are wanted; the rest is not carried", MAX_SYMBOLS);
                break;
            }
            wanted.add(symbol);
        }
        return wanted;
    }

    private boolean isWorthAsking(String symbol) {
        Instant asked = unknown.get(symbol);
        return asked == null || Duration.between(asked, clock.instant()).compareTo(ASK_AGAIN_FOR_UNKNOWN) > 0;
    }

    /** Begins to carry the symbol; false when that is not possible now. */
    private boolean carry(String symbol) throws InterruptedException {
        try {
            Instrument instrument = rest.instrument(symbol).orElse(null);
            if (instrument == null) {
                unknown.put(symbol, clock.instant());
                LOG.warn("the exchange does not know symbol={}; it is not carried", symbol);
                return false;
            }
            unknown.remove(symbol);
            memory.saveInstrument(instrument);
            SymbolFeed feed =
                    new SymbolFeed(symbol, firstId(symbol), ports, settings, new FeedMetrics(metrics, symbol), clock);
            Quote quote = new Quote(
                    instrument,
                    settings.spread().apply(symbol),
                    settings.priceTtl().toMillis());
            carried.put(symbol, new Carried(feed, quote, new LatestKline()));
            feed.resumeHistory();
            return true;
        } catch (BinanceRestException e) {
            LOG.warn("symbol={} can't be carried yet: {}", symbol, e.getMessage());
            return false;
        }
    }

    /** Where the feed goes on: after what is remembered, or after the newest trade that there is now. */
    private long firstId(String symbol) throws BinanceRestException, InterruptedException {
        OptionalLong remembered = memory.lastTradeId(symbol);
        if (remembered.isPresent()) {
            return remembered.getAsLong() + 1;
        }
        long newest = rest.latestTradeId(symbol).orElse(-1L);
        if (newest >= 0 && settings.historyCandles() > 0) {
            memory.beginHistory(symbol, 0);
        }
        memory.startAt(symbol, newest);
        return newest + 1;
    }

    private void drop(String symbol) {
        Carried it = carried.remove(symbol);
        if (it == null) {
            return;
        }
        LOG.info("symbol={} is no longer wanted", symbol);
        streams.forEach(stream -> stream.unsubscribe(streamNames(Set.of(symbol))));
        it.feed().close();
        Instrument was = it.quote().instrument();
        memory.saveInstrument(
                new Instrument(symbol, was.baseAsset(), was.quoteAsset(), was.tickSize(), was.lotSize(), false));
    }

    private static List<String> streamNames(Set<String> symbols) {
        return symbols.stream()
                .flatMap(symbol -> STREAMS.stream().map(it -> symbol.toLowerCase(Locale.ROOT) + "@" + it))
                .toList();
    }

    /** Klines have no REST to be fetched from later that would be asked for by itself, so they wait for room. */
    private static Consumer<Kline> onceEach(RedisWriter writer) {
        return kline -> {
            if (!writer.offer(new StreamEntry.OfKline(kline))) {
                LOG.warn(
                        "no room for kline symbol={} openTime={}; its candle is built from trades",
                        kline.symbol(),
                        kline.openTimeMs());
            }
        };
    }

    /** Both connections report each closed minute. */
    private static final class LatestKline {
        private long openTimeMs = -1;

        synchronized boolean isNew(Kline kline) {
            boolean isNew = kline.openTimeMs() > openTimeMs;
            openTimeMs = Math.max(openTimeMs, kline.openTimeMs());
            return isNew;
        }
    }

    private record WriterSink(RedisWriter writer) implements TradeSink {
        @Override
        public boolean offer(MarketTrade trade) {
            return writer.offer(new StreamEntry.OfTrade(trade));
        }

        @Override
        public void awaitSpace() throws InterruptedException {
            writer.awaitSpace();
        }

        @Override
        public void discard(String symbol) {
            writer.discardTrades(symbol);
        }
    }
}
