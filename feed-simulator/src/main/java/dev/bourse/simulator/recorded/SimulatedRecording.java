package dev.bourse.simulator.recorded;

import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.MarketListener;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.random.RandomSource;
import dev.bourse.simulator.wire.Payloads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the random market down in the format of a recording: a stand-in for recorded data, the same on every machine for the
 * same arguments. Like a real one it has the trades and best prices of its symbols, received a little after they happened.
 */
public final class SimulatedRecording {

    private SimulatedRecording() {}

    /**
     * Writes a recording; gzip when the name ends with {@code .gz}.
     *
     * @param from when it begins, exchange time
     * @return how many trades it has
     */
    public static long write(
            Path file, long seed, List<String> symbols, double tradesPerSecond, Instant from, Duration length) {
        try (Writer text = open(file)) {
            Recorder recorder = new Recorder(text);
            RandomSource.tell(seed, symbols, tradesPerSecond, from, from.plus(length), recorder);
            return recorder.trades;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing " + file, e);
        }
    }

    private static Writer open(Path file) throws IOException {
        OutputStream bytes = Files.newOutputStream(file);
        boolean compressed = file.toString().endsWith(".gz");
        return new OutputStreamWriter(compressed ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private static final class Recorder implements MarketListener {

        private static final long LATENCY_MS = 35;

        private final Writer text;
        private long trades;
        private long nowMs;

        private Recorder(Writer text) {
            this.text = text;
        }

        @Override
        public void trade(SymbolMarket symbol, Trade trade, @Nullable String recorded) {
            trades++;
            nowMs = trade.timeMs();
            write(symbol, "trade", Payloads.trade(symbol.market(), trade, trade.timeMs()));
        }

        @Override
        public void bookTop(SymbolMarket symbol, BookTop top, @Nullable String recorded) {
            write(symbol, "bookTicker", Payloads.bookTicker(symbol.market(), top));
        }

        @Override
        public void recorded(String stream, String payload) {}

        @Override
        public void clock(long timeMs) {
            nowMs = timeMs + 1;
        }

        @Override
        public void end() {}

        @Override
        public boolean awaitTradeSubscriber(String symbol, Duration timeout) {
            return true;
        }

        @Override
        public boolean awaitAnyTradeSubscriber(Duration timeout) {
            return true;
        }

        private void write(SymbolMarket symbol, String suffix, String payload) {
            String stream = symbol.market().symbol().toLowerCase(Locale.ROOT) + "@" + suffix;
            try {
                text.write((nowMs + LATENCY_MS) * 1_000_000 + " " + Payloads.combined(stream, payload) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
