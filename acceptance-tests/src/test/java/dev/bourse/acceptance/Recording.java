package dev.bourse.acceptance;

import dev.bourse.common.market.MarketTrade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recording as the tests read it: with no line of the project's own code in between. */
final class Recording {

    private static final Path REAL = Path.of("../../shared/data/binance-spot-2024-08-08");

    private Recording() {}

    /** Where real recordings are, if this machine has them. */
    static Path real(String name) {
        return REAL.resolve(name).toAbsolutePath().normalize();
    }

    /** All trades of these files, in the order of the files. */
    static List<MarketTrade> trades(List<Path> files) {
        List<MarketTrade> trades = new ArrayList<>();
        for (Path file : files) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                lines.lines()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .filter(json -> json.contains("\"e\":\"trade\""))
                        .map(Recording::trade)
                        .forEach(trades::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return trades;
    }

    private static MarketTrade trade(String json) {
        JsonNode message = JsonMapper.shared().readTree(json);
        JsonNode it = message.path("data").isObject() ? message.path("data") : message;
        return new MarketTrade(
                it.path("s").asString(),
                it.path("t").longValue(),
                it.path("T").longValue(),
                new BigDecimal(it.path("p").asString()),
                new BigDecimal(it.path("q").asString()),
                it.path("m").booleanValue());
    }
}
