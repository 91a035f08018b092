package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted about clients. Thread-safe. */
public final class ClientMetrics {

    private static final Duration[] FAN_OUT_BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(3),
        Duration.ofMillis(10),
        Duration.ofMillis(100)
    };

    private final MeterRegistry registry;
    private final AtomicInteger clients = new AtomicInteger();
    private final Counter received;
    private final Counter conflated;
    private final Counter prices;
    private final Counter trades;
    private final Counter candles;
    private final Counter tickers;
    private final Counter depth;
    private final Counter enigmas;
    private final Counter account;
    private final Counter feed;
    private final Counter replies;
    private final Timer fanOut;

    public ClientMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("realtime.clients", clients);
        received = registry.counter("realtime.messages.in");
        conflated = registry.counter("realtime.messages.conflated");
        prices = sent("price");
        trades = sent("trade");
        candles = sent("kline");
        tickers = sent("ticker");
        depth = sent("depth");
        enigmas = sent("enigma");
        account = sent("account");
        feed = sent("feed");
        replies = sent("reply");
        fanOut = Timer.builder("realtime.fanout")
                .description("From a message's arrival to its hand-over to the sockets of all its receivers")
                .serviceLevelObjectives(FAN_OUT_BUCKETS)
                .register(registry);
    }

    private Counter sent(String kind) {
        return registry.counter("realtime.messages.out", "kind", kind);
    }

    /** Clients that are connected. */
    public int clients() {
        return clients.get();
    }

    void joined() {
        clients.incrementAndGet();
    }

    void departed(Departure why) {
        clients.decrementAndGet();
        registry.counter("realtime.disconnects", "reason", why.tag()).increment();
    }

    /** A connection that was refused before it became a client. */
    public void refused(String reason) {
        registry.counter("realtime.refused", "reason", reason).increment();
    }

    void received() {
        received.increment();
    }

    void refusedRequest(String code) {
        registry.counter("realtime.errors", "code", code).increment();
    }

    void replied() {
        replies.increment();
    }

    void conflated(int frames) {
        conflated.increment(frames);
    }

    void sent(Topic topic, int receivers) {
        Counter counter = switch (topic) {
            case Topic.Prices it -> prices;
            case Topic.Trades it -> trades;
            case Topic.Candles it -> candles;
            case Topic.Tickers it -> tickers;
            case Topic.Depth it -> depth;
            case Topic.Enigmas it -> enigmas;
            case Topic.Account it -> account;
            case Topic.Feed it -> feed;
        };
        counter.increment(receivers);
    }

    void fannedOut(long nanos) {
        fanOut.record(nanos, TimeUnit.NANOSECONDS);
    }
}
