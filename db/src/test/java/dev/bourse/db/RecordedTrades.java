package dev.bourse.db;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.wire.WireJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** Trades of real captures of Binance's WebSocket, where they lie beside the project. */
public final class RecordedTrades {

    private static final String FOLDER = "../shared/data/binance-spot-2024-08-08";

    private RecordedTrades() {}

    /** The trades of one capture, for example {@code spot-btcusdt_20240808.gz}; the test is skipped when it is not there. */
    public static List<MarketTrade> of(String file) {
        Path capture = projectRoot().resolve(FOLDER).resolve(file).normalize();
        Assumptions.assumeTrue(Files.exists(capture), "no recorded data at " + FOLDER + "/" + file);
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(capture)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.contains("\"e\":\"trade\""))
                    .map(line -> trade(WireJson.read(line.substring(line.indexOf(' ') + 1), JsonNode.class)
                            .get("data")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("can't read " + capture, e);
        }
    }

    private static MarketTrade trade(JsonNode data) {
        return new MarketTrade(
                data.get("s").asString(),
                data.get("t").asLong(),
                data.get("T").asLong(),
                new BigDecimal(data.get("p").asString()),
                new BigDecimal(data.get("q").asString()),
                data.get("m").asBoolean());
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(".mvn")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
