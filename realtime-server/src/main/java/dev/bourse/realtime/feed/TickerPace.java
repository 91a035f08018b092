package dev.bourse.realtime.feed;

import dev.bourse.common.market.Ticker;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sends each ticker at once, unless the last one of its symbol was sent just before; then the newest after a while. Thread-safe. */
final class TickerPace {

    private final InstantSource clock;
    private final long minIntervalMs;
    private final Consumer<Frame> out;
    private final Map<String, Long> sentAtMs = new HashMap<>();
    private final Map<String, Ticker> waiting = new HashMap<>();

    TickerPace(InstantSource clock, Duration minInterval, Consumer<Frame> out) {
        this.clock = clock;
        this.minIntervalMs = minInterval.toMillis();
        this.out = out;
    }

    synchronized void offer(Ticker ticker) {
        if (isDue(ticker.symbol())) {
            waiting.remove(ticker.symbol());
            send(ticker);
        } else {
            waiting.put(ticker.symbol(), ticker);
        }
    }

    synchronized void flush() {
        waiting.values().removeIf(ticker -> {
            boolean due = isDue(ticker.symbol());
            if (due) {
                send(ticker);
            }
            return due;
        });
    }

    private boolean isDue(String symbol) {
        Long sent = sentAtMs.get(symbol);
        return sent == null || clock.millis() - sent >= minIntervalMs;
    }

    private void send(Ticker ticker) {
        sentAtMs.put(ticker.symbol(), clock.millis());
        out.accept(Messages.ticker(ticker));
    }
}
