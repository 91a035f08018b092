package dev.bourse.backend;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the REST API. {@code dbPoolSize} is the environment variable {@code DB_POOL_SIZE}, and so on.
 *
 * @param databaseUrl where candles are read, {@code postgresql://user:password@host:port/database}
 * @param dbPoolSize how many database connections there are at most
 * @param dbConnectTimeout how long a request waits for a connection before it is answered with 503
 * @param dbQueryTimeout how long one query may run before the database cancels it
 * @param orderTimeout how long a request waits for the engine before it is answered with 503 or, when it may have been done, 504
 * @param demoOnRamp whether everybody may credit the own account: for demonstrations only
 * @param corsOrigin origins whose pages may call the API, separated by commas, or {@code *}; empty: none but our own
 * @param websocketPort port of {@code realtime-server}, which the page connects to on the host that it came from
 * @param websocketUrl public WebSocket URL, where that rule does not hold; empty: the rule holds
 * @param pricePollerUrl base URL to ask for health and metrics; empty: not a part of this system
 * @param batchUploaderUrl as above
 * @param realtimeServerUrl as above
 * @param matchingEngineUrl as above
 * @param feedSimulatorUrl as above
 * @param serviceTimeout how long another service may take to tell its health or metrics
 */
@Validated
@ConfigurationProperties
public record HttpBackendProperties(
        @DefaultValue("postgresql://bourse:bourse@localhost:5432/bourse")
        String databaseUrl,

        @DefaultValue("10")
        @Min(value = 1, message = "must be from 1 to 200")
        @Max(value = 200, message = "must be from 1 to 200")
        int dbPoolSize,

        @DefaultValue("2s")
        @DurationUnit(ChronoUnit.MILLIS)
        @DurationMin(millis = 250, message = "must be from 250ms to 60s")
        @DurationMax(seconds = 60, message = "must be from 250ms to 60s")
        Duration dbConnectTimeout,

        @DefaultValue("5s")
        @DurationUnit(ChronoUnit.MILLIS)
        @DurationMin(millis = 10, message = "must be from 10ms to 10m")
        @DurationMax(minutes = 10, message = "must be from 10ms to 10m")
        Duration dbQueryTimeout,

        @DefaultValue("5s")
        @DurationUnit(ChronoUnit.MILLIS)
        @DurationMin(millis = 10, message = "must be from 10ms to 60s")
        @DurationMax(seconds = 60, message = "must be from 10ms to 60s")
        Duration orderTimeout,

        @DefaultValue("false") boolean demoOnRamp,

        @DefaultValue("")
        @Pattern(
                regexp = "\\s*(\\*|" + ORIGIN + "(\\s*,\\s*" + ORIGIN + ")*)?\\s*",
                message = "must be *, or origins such as https://example.com separated by commas")
        String corsOrigin,

        @DefaultValue("3001")
        @Min(value = 1, message = "must be a port from 1 to 65535")
        @Max(value = 65_535, message = "must be a port from 1 to 65535")
        int websocketPort,

        @DefaultValue("")
        @Pattern(
                regexp = "(wss?://[A-Za-z0-9.\\-\\[\\]:]+(/[^\\s;,]*)?)?",
                message = "must be a URL that starts with ws:// or wss://")
        String websocketUrl,

        @DefaultValue("http://localhost:3003") @Pattern(regexp = BASE_URL, message = BASE_URL_RULE)
        String pricePollerUrl,

        @DefaultValue("http://localhost:3004") @Pattern(regexp = BASE_URL, message = BASE_URL_RULE)
        String batchUploaderUrl,

        @DefaultValue("http://localhost:3001") @Pattern(regexp = BASE_URL, message = BASE_URL_RULE)
        String realtimeServerUrl,

        @DefaultValue("http://localhost:3005") @Pattern(regexp = BASE_URL, message = BASE_URL_RULE)
        String matchingEngineUrl,

        @DefaultValue("") @Pattern(regexp = BASE_URL, message = BASE_URL_RULE)
        String feedSimulatorUrl,

        @DefaultValue("1500ms")
        @DurationUnit(ChronoUnit.MILLIS)
        @DurationMin(millis = 10, message = "must be from 10ms to 60s")
        @DurationMax(seconds = 60, message = "must be from 10ms to 60s")
        Duration serviceTimeout) {

    private static final String ORIGIN = "https?://[A-Za-z0-9.\\-\\[\\]:]+";
    private static final String BASE_URL = "(https?://[A-Za-z0-9.\\-\\[\\]:]+(/\\S*)?)?";
    private static final String BASE_URL_RULE = "must be a URL that starts with http:// or https://";

    /** The origins of {@link #corsOrigin()} one by one. */
    public List<String> corsOrigins() {
        return Arrays.stream(corsOrigin.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }
}
