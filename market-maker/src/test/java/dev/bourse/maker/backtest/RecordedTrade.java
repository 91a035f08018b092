package dev.bourse.maker.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trade of a recording, in units of 8 decimals.
 *
 * @param takerBuys false when a seller took what a buyer had offered
 */
record RecordedTrade(long timeMs, long price, long quantity, boolean takerBuys) {

    /** All of a file: lines with a time of receipt, a blank and a message of Binance's. */
    static List<RecordedTrade> in(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(it -> it.substring(it.indexOf(' ') + 1))
                    .filter(it -> it.contains("\"e\":\"trade\""))
                    .map(RecordedTrade::of)
                    .toList();
        }
    }

    private static RecordedTrade of(String json) {
        JsonNode message = JsonMapper.shared().readTree(json);
        JsonNode it = message.path("data").isObject() ? message.path("data") : message;
        return new RecordedTrade(
                it.path("T").longValue(),
                units(it.path("p")),
                units(it.path("q")),
                !it.path("m").booleanValue());
    }

    private static long units(JsonNode decimal) {
        return new BigDecimal(decimal.asString()).movePointRight(8).longValueExact();
    }
}
