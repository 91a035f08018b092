package dev.bourse.simulator.stream;

import dev.bourse.simulator.connection.ClientConnection;
import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.connection.StreamMessage;
import dev.bourse.simulator.fault.Faults;
import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.MarketListener;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.wire.Payloads;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what happens on the market into messages for those who subscribed, with the faults that are in force. One thread. */
public final class StreamHub implements MarketListener {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);

    /** A replay that waits for a slow client gives up on it after this. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final MarketSource source;
    private final Connections connections;
    private final Faults faults;
    private final Map<SymbolMarket, DerivedStreams> derived = new LinkedHashMap<>();

    public StreamHub(MarketSource source, Connections connections, Faults faults) {
        this.source = source;
        this.connections = connections;
        this.faults = faults;
        source.symbols().forEach(it -> derived.put(it, new DerivedStreams(it, source, this)));
    }

    /** The name of a symbol's stream, for example {@code btcusdt@trade}. */
    static String streamOf(SymbolMarket symbol, String suffix) {
        return symbol.market().symbol().toLowerCase(Locale.ROOT) + suffix;
    }

    @Override
    public void trade(SymbolMarket symbol, Trade trade, @Nullable String recorded) throws InterruptedException {
        String name = symbol.market().symbol();
        boolean skipped = faults.skips(name, trade.id());
        DerivedStreams streams = derived(symbol);
        if (!skipped && connections.hasSubscribers(streams.tradeStream())) {
            String payload = recorded != null
                    ? recorded
                    : Payloads.trade(symbol.market(), trade, Math.max(source.nowMs(), trade.timeMs()));
            StreamMessage message = StreamMessage.trade(streams.tradeStream(), payload, name, trade.id());
            for (ClientConnection connection : connections.subscribers(streams.tradeStream())) {
                Duration delay = faults.delay(connection, name);
                for (int copy = faults.copies(connection, name); copy > 0; copy--) {
                    send(connection, message, delay);
                }
            }
        }
        streams.trade(trade);
    }

    @Override
    public void bookTop(SymbolMarket symbol, BookTop top, @Nullable String recorded) throws InterruptedException {
        String stream = derived(symbol).bookTickerStream();
        if (hasSubscribers(stream)) {
            send(stream, recorded != null ? recorded : Payloads.bookTicker(symbol.market(), top));
        }
    }

    @Override
    public void recorded(String stream, String payload) throws InterruptedException {
        send(stream, payload);
    }

    @Override
    public void clock(long nowMs) throws InterruptedException {
        for (DerivedStreams streams : derived.values()) {
            streams.clock(nowMs);
        }
    }

    @Override
    public void end() throws InterruptedException {
        for (DerivedStreams streams : derived.values()) {
            streams.end();
        }
    }

    @Override
    public boolean awaitTradeSubscriber(String symbol, Duration timeout) throws InterruptedException {
        return connections.awaitSubscriber(symbol.toLowerCase(Locale.ROOT) + "@trade", timeout);
    }

    @Override
    public boolean awaitAnyTradeSubscriber(Duration timeout) throws InterruptedException {
        return connections.awaitSubscriberOfAny("@trade", timeout);
    }

    boolean hasSubscribers(String stream) {
        return connections.hasSubscribers(stream);
    }

    void send(String stream, String payload) throws InterruptedException {
        StreamMessage message = StreamMessage.of(stream, payload);
        for (ClientConnection connection : connections.subscribers(stream)) {
            send(connection, message, Duration.ZERO);
        }
    }

    private void send(ClientConnection connection, StreamMessage message, Duration delay) throws InterruptedException {
        boolean sent = source.waitsForConsumers()
                ? connection.send(message, delay, LONGEST_WAIT)
                : connection.trySend(message, delay);
        if (!sent) {
            LOG.info("client does not keep up, dropping it connection={}", connection.number());
            connection.abort();
        }
    }

    private DerivedStreams derived(SymbolMarket symbol) {
        DerivedStreams streams = derived.get(symbol);
        if (streams == null) {
            throw new IllegalStateException("no symbol " + symbol.market().symbol());
        }
        return streams;
    }
}
