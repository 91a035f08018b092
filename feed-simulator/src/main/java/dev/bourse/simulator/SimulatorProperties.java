package dev.bourse.simulator;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The simulator's settings.
 *
 * @param simulatorSymbols the symbols of the random market
 * @param simulatorSeed another seed makes another market
 * @param tradesPerSecond the average of each symbol of the random market
 * @param recordedFiles when set, these are replayed and there is no random market
 * @param replaySpeed how many times faster than recorded, or {@code max}
 * @param pingInterval how often clients are pinged
 * @param pongTimeout how long an unanswered ping keeps a connection
 * @param maxConnectionAge when a connection is ended
 * @param requestWeightLimit weight of REST requests that a client may use in a minute
 */
@Validated
@ConfigurationProperties
public record SimulatorProperties(
        @DefaultValue({"BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT", "XRPUSDT", "ADAUSDT", "DOGEUSDT"})
        @NotEmpty(message = "must name at least one symbol")
        List<
                        @Pattern(
                                regexp = "[A-Z0-9]{2,20}",
                                message = "must be symbols such as BTCUSDT, separated by commas")
                        String>
                simulatorSymbols,

        @DefaultValue("1") long simulatorSeed,

        @DefaultValue("4") @DecimalMin("0.01") @DecimalMax("20000")
        double tradesPerSecond,

        @DefaultValue List<String> recordedFiles,

        @DefaultValue("1") String replaySpeed,

        @DefaultValue("20s") Duration pingInterval,

        @DefaultValue("60s") Duration pongTimeout,

        @DefaultValue("24h") Duration maxConnectionAge,

        @DefaultValue("6000") @Min(1) int requestWeightLimit) {}
