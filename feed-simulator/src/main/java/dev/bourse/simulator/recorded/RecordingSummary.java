package dev.bourse.simulator.recorded;

import dev.bourse.simulator.market.Market;
import dev.bourse.simulator.random.SymbolProfile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a recording holds, found by reading it whole once.
 *
 * @param markets by symbol, in order of appearance; tick and lot are the known ones, or finer where the numbers need it
 * @param symbolOfFile the one symbol of a file, for its snapshots, which do not name theirs
 * @param lines how many messages there are
 * @param trades how many of them are trades
 */
record RecordingSummary(Map<String, Market> markets, Map<Path, String> symbolOfFile, long lines, long trades) {

    private static final int MOST_DECIMALS = 8;

    /**
     * Reads files whole.
     *
     * @throws BadRecordingException when one is missing, empty, truncated, damaged or something else
     */
    static RecordingSummary read(List<Path> files) {
        Map<String, Symbol> symbols = new LinkedHashMap<>();
        Map<Path, String> symbolOfFile = new LinkedHashMap<>();
        long lines = 0;
        long trades = 0;
        try (Recording recording = Recording.open(files)) {
            for (RecordedLine line = recording.next(); line != null; line = recording.next()) {
                lines++;
                try {
                    if (line.isTrade() || line.isBookTicker()) {
                        JsonNode payload = line.read();
                        String name = Payload.symbol(payload);
                        symbolOfFile.putIfAbsent(recording.file(), name);
                        trades += symbols.computeIfAbsent(name, Symbol::new).see(line, payload);
                    }
                } catch (IllegalArgumentException | ArithmeticException e) {
                    throw recording.bad(new IllegalArgumentException(e.getMessage(), e));
                }
            }
        }
        if (trades == 0) {
            throw new BadRecordingException(files.getFirst(), "there is no trade in the recording");
        }
        Map<String, Market> markets = new LinkedHashMap<>();
        symbols.forEach((name, symbol) -> markets.put(name, symbol.market()));
        return new RecordingSummary(markets, symbolOfFile, lines, trades);
    }

    private static final class Symbol {

        private final String name;
        private int priceDecimals;
        private int quantityDecimals;
        private @Nullable Long lastId;

        private Symbol(String name) {
            this.name = name;
            SymbolProfile profile = SymbolProfile.of(name);
            this.priceDecimals = decimals(profile.instrument().tickSize());
            this.quantityDecimals = decimals(profile.instrument().lotSize());
        }

        /** 1 for a trade, else 0. */
        int see(RecordedLine line, JsonNode payload) {
            if (line.isBookTicker()) {
                seeNumbers(Payload.decimal(payload, "b"), Payload.decimal(payload, "B"));
                seeNumbers(Payload.decimal(payload, "a"), Payload.decimal(payload, "A"));
                return 0;
            }
            Payload.number(payload, "T");
            Payload.flag(payload, "m");
            long id = Payload.number(payload, "t");
            if (lastId != null && id <= lastId) {
                throw new IllegalArgumentException(
                        "trade " + id + " of " + name + " follows trade " + lastId + "; is a file listed twice?");
            }
            lastId = id;
            seeNumbers(Payload.decimal(payload, "p"), Payload.decimal(payload, "q"));
            return 1;
        }

        private void seeNumbers(BigDecimal price, BigDecimal quantity) {
            priceDecimals = Math.max(priceDecimals, decimals(price));
            quantityDecimals = Math.max(quantityDecimals, decimals(quantity));
            if (Math.max(priceDecimals, quantityDecimals) > MOST_DECIMALS) {
                throw new IllegalArgumentException("a number has more than eight decimals");
            }
        }

        private Market market() {
            BigDecimal tick = BigDecimal.ONE.movePointLeft(priceDecimals);
            BigDecimal lot = BigDecimal.ONE.movePointLeft(quantityDecimals);
            return new Market(SymbolProfile.instrument(name, tick, lot));
        }

        private static int decimals(BigDecimal number) {
            return Math.max(0, number.stripTrailingZeros().scale());
        }
    }
}
