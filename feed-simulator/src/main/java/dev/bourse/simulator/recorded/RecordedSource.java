package dev.bourse.simulator.recorded;

import dev.bourse.service.InvalidSettingException;
import dev.bourse.simulator.market.MarketListener;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.SymbolMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Replays a recording from the first line to the last, once. It begins when first somebody receives trades, so that nobody
 * misses the start. At the highest speed it also stands still while nobody receives the trades of the symbol whose turn it is.
 */
public final class RecordedSource implements MarketSource {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedSource.class);
    private static final Duration LOG_EVERY = Duration.ofSeconds(5);

    private final List<Path> files;
    private final RecordingSummary summary;
    private final Map<String, RecordedSymbol> symbols = new LinkedHashMap<>();
    private final ReplayClock clock = new ReplayClock();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong trades = new AtomicLong();
    private volatile ReplaySpeed speed;
    private volatile boolean ended;
    private long loggedNs = System.nanoTime();

    private RecordedSource(List<Path> files, ReplaySpeed speed, RecordingSummary summary) {
        this.files = files;
        this.speed = speed;
        this.summary = summary;
        summary.markets().forEach((name, market) -> symbols.put(name, new RecordedSymbol(market)));
    }

    /**
     * Reads and checks the files.
     *
     * @throws InvalidSettingException when one of them can't be replayed
     */
    public static RecordedSource open(List<Path> files, ReplaySpeed speed) {
        try {
            return new RecordedSource(files, speed, RecordingSummary.read(files));
        } catch (BadRecordingException e) {
            throw new InvalidSettingException(
                    "RECORDED_FILES",
                    String.join(",", files.stream().map(Path::toString).toList()),
                    "the paths of recorded files, separated by commas, each of them whole; " + e.getMessage());
        }
    }

    @Override
    public List<SymbolMarket> symbols() {
        return List.copyOf(symbols.values());
    }

    @Override
    public long nowMs() {
        return clock.nowMs();
    }

    @Override
    public boolean closesByClock() {
        return false;
    }

    @Override
    public boolean waitsForConsumers() {
        return speed.isMax();
    }

    /** How many trades the whole recording has. */
    public long totalTrades() {
        return summary.trades();
    }

    /** How many trades were replayed so far. */
    public long replayedTrades() {
        return trades.get();
    }

    public boolean ended() {
        return ended;
    }

    /** Goes on at another speed from the next line on; any thread may call it. */
    public void goOnAt(ReplaySpeed newSpeed) {
        speed = newSpeed;
        LOG.info("replay changes its speed: {}", progress());
    }

    @Override
    public String progress() {
        long percent = ended ? 100 : 100 * lines.get() / summary.lines();
        return "recorded market at speed " + speed + ", " + percent + " % replayed, " + trades + " of "
                + summary.trades() + " trades";
    }

    @Override
    public void run(MarketListener listener) throws InterruptedException {
        try (Recording recording = Recording.open(files)) {
            RecordedLine line = recording.next();
            if (line != null) {
                clock.start(line);
            }
            LOG.info("replay waits for a subscriber of trades: {}", progress());
            while (!listener.awaitAnyTradeSubscriber(LOG_EVERY)) {
                LOG.debug("replay still waits for a subscriber of trades");
            }
            long dueNs = System.nanoTime();
            long beforeNs = line == null ? 0 : line.receivedNs();
            for (; line != null; line = recording.next()) {
                dueNs = awaitPace(speed, dueNs, line.receivedNs() - beforeNs);
                beforeNs = line.receivedNs();
                tell(line, recording.file(), listener);
                lines.incrementAndGet();
                logProgress();
            }
        }
        ended = true;
        listener.end();
        LOG.info("replay ended: {}", progress());
    }

    /** Waits until the next line is due, so long after the one before as it was received after it; returns when that is. */
    private static long awaitPace(ReplaySpeed speed, long dueBeforeNs, long apartNs) throws InterruptedException {
        if (speed.isMax()) {
            return System.nanoTime();
        }
        long dueNs = dueBeforeNs + (long) (apartNs / speed.factor());
        for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return dueNs;
    }

    private void tell(RecordedLine line, Path file, MarketListener listener) throws InterruptedException {
        if (line.isSnapshot()) {
            RecordedSymbol symbol = symbols.get(summary.symbolOfFile().getOrDefault(file, ""));
            if (symbol != null) {
                symbol.book().snapshot(line.read());
            }
            return;
        }
        JsonNode payload = line.read();
        RecordedSymbol symbol = symbols.get(payload.path("s").asString(""));
        if (symbol == null) {
            return;
        }
        if (line.isTrade()) {
            awaitSubscriber(symbol, listener);
        }
        clock.advance(line, payload.path("E").asLong(0));
        if (line.isTrade()) {
            trades.incrementAndGet();
            listener.trade(symbol, symbol.addTrade(payload), line.payload());
        } else if (line.isBookTicker()) {
            listener.bookTop(symbol, symbol.setTop(payload), line.payload());
        } else {
            if (line.isDepth()) {
                symbol.book().depth(payload);
            }
            listener.recorded(streamOf(line), line.payload());
        }
        listener.clock(clock.nowMs());
    }

    private void awaitSubscriber(RecordedSymbol symbol, MarketListener listener) throws InterruptedException {
        String name = symbol.market().symbol();
        while (speed.isMax() && !listener.awaitTradeSubscriber(name, LOG_EVERY)) {
            LOG.info("replay waits for a subscriber symbol={}: {}", name, progress());
        }
    }

    private void logProgress() {
        if (System.nanoTime() - loggedNs >= LOG_EVERY.toNanos()) {
            loggedNs = System.nanoTime();
            LOG.info("replay goes on time={}: {}", Instant.ofEpochMilli(clock.nowMs()), progress());
        }
    }

    private static String streamOf(RecordedLine line) {
        @Nullable String stream = line.stream();
        if (stream == null) {
            throw new IllegalStateException("a snapshot has no stream");
        }
        return stream;
    }
}
