package dev.bourse.simulator.stream;

import dev.bourse.simulator.market.KlineInterval;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.wire.Payloads;

/**
 * One {@code kline_*} stream: the open kline every second (1s) or two (the others) while it changes, and each kline once more,
 * closed, when it is over. The numbers are those that REST answers with. One thread.
 */
final class KlineStream {

    private static final long NOT_STARTED = Long.MIN_VALUE;

    /** After a long silence, for example a jump in a recording, older closed klines are left to REST. */
    private static final int MOST_CLOSED_AT_ONCE = 1_000;

    private final KlineInterval interval;
    private final SymbolMarket symbol;
    private final MarketSource source;
    private final StreamHub hub;
    private final String stream;
    private final long everyMs;
    private long openMs = NOT_STARTED;
    private long nextMs;
    private long lastSentMs;
    private boolean changed;

    KlineStream(KlineInterval interval, SymbolMarket symbol, MarketSource source, StreamHub hub) {
        this.interval = interval;
        this.symbol = symbol;
        this.source = source;
        this.hub = hub;
        this.stream = StreamHub.streamOf(symbol, "@kline_" + interval.label());
        this.everyMs = interval == KlineInterval.SECOND ? 1_000 : 2_000;
    }

    void trade(long timeMs) throws InterruptedException {
        if (isActive(timeMs)) {
            closeUntil(timeMs);
            changed = true;
        }
    }

    void clock(long nowMs) throws InterruptedException {
        if (!isActive(nowMs)) {
            return;
        }
        if (source.closesByClock()) {
            closeUntil(nowMs);
        }
        if (changed && nowMs - lastSentMs >= everyMs) {
            changed = false;
            lastSentMs = nowMs;
            send(openMs, false);
        }
    }

    private boolean isActive(long timeMs) {
        if (!hub.hasSubscribers(stream)) {
            openMs = NOT_STARTED;
            return false;
        }
        if (openMs == NOT_STARTED) {
            openMs = interval.openOf(timeMs);
            nextMs = interval.next(openMs);
        }
        return true;
    }

    private void closeUntil(long timeMs) throws InterruptedException {
        if (timeMs < nextMs) {
            return;
        }
        long earliest = interval.before(interval.openOf(timeMs), MOST_CLOSED_AT_ONCE);
        while (timeMs >= nextMs) {
            if (openMs >= earliest) {
                send(openMs, true);
            }
            openMs = nextMs;
            nextMs = interval.next(openMs);
        }
        changed = false;
    }

    private void send(long klineMs, boolean closed) throws InterruptedException {
        var kline = symbol.klines().kline(interval, klineMs);
        if (kline.isPresent()) {
            hub.send(stream, Payloads.kline(symbol.market(), interval, kline.get(), closed, source.nowMs()));
        }
    }
}
