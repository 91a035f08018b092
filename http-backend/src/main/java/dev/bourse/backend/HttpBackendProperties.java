package dev.bourse.backend;

import dev.bourse.service.SecretText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the REST API. {@code dbPoolSize} is the environment variable {@code DB_POOL_SIZE}, and so on.
 *
 * @param databaseUrl where candles are read, {@code postgresql://user:password@host:port/database}
 * @param dbPoolSize how many database connections there are at most
 * @param dbConnectTimeout how long a request waits for a connection before it is answered with 503
 * @param dbQueryTimeout how long one query may run before the database cancels it
 * @param exchangeRedisUrl the Redis of the exchange's logs; by default that of prices and sessions
 * @param orderTimeout how long a request waits for the engine before it is answered with 503 or, when it may have been done, 504
 * @param demoOnRamp whether everybody may credit the own account: for demonstrations only
 * @param demoFunds what with, and how much at a time
 * @param demoDepositsPerHour how many times an account may do so; 0: without limit
 * @param corsOrigin origins whose pages may call the API, separated by commas, or {@code *}; empty: none but our own
 * @param websocketPort port of {@code realtime-server}, which the page connects to on the host that it came from
 * @param websocketUrl public WebSocket URL, where that rule does not hold; empty: the rule holds
 * @param pricePollerUrl base URL to ask for health and metrics; empty: not a part of this system
 * @param batchUploaderUrl as above
 * @param realtimeServerUrl as above
 * @param matchingEngineUrl as above
 * @param marketMakerUrl as above
 * @param feedSimulatorUrl as above
 * @param serviceTimeout how long another service may take to tell its health or metrics
 * @param dbWritePoolSize how many further database connections there are at most, for what accounts write
 * @param sessionTtl how long a session lives after it was last used, to within half of this
 * @param operatorUsername the one account that may do what only operators may; whoever else could loses that at the start, with
 *     sessions and keys. Empty: nobody may
 * @param operatorPassword its password, set anew at each start
 * @param secretKeyFile what the secrets of API keys are encrypted with; made at the first start
 * @param ordersPerSecond how many orders an account, and an address, may send in a second; 0: without limit
 * @param marketDataPerSecond how many other requests; 0: without limit
 * @param loginFailuresPerName how many wrong passwords one account may have within the window; 0: without limit
 * @param loginFailuresPerAddress how many one address may send within the window; 0: without limit
 * @param loginFailureWindow the time after which all of them are possible again
 * @param registrationsPerHour how many accounts one address may make; 0: without limit
 * @param passwordMemoryKib memory that hashing one password takes, in KiB
 * @param passwordIterations how many times that memory is gone through
 */
@Validated
@ConfigurationProperties
public record HttpBackendProperties(
        @DefaultValue("postgresql://bourse:bourse@localhost:5432/bourse")
        String databaseUrl,

        @DefaultValue("10") @Range(min = 1, max = 200) int dbPoolSize,

        @DefaultValue("2s") @DurationMin(millis = 250) @DurationMax(seconds = 60)
        Duration dbConnectTimeout,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(minutes = 10)
        Duration dbQueryTimeout,

        @DefaultValue("redis://localhost:6379") String exchangeRedisUrl,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(seconds = 60)
        Duration orderTimeout,

        @DefaultValue("false") boolean demoOnRamp,

        @DefaultValue("USDT:10000,INR:500000")
        @Pattern(
                regexp = "\\s*" + FUND + "(\\s*,\\s*" + FUND + ")*\\s*",
                message = "must be assets with amounts above 0, such as USDT:10000,INR:500000")
        String demoFunds,

        @DefaultValue("10") @Range(max = MAX_RATE) int demoDepositsPerHour,

        @DefaultValue("")
        @Pattern(
                regexp = "\\s*(\\*|" + ORIGIN + "(\\s*,\\s*" + ORIGIN + ")*)?\\s*",
                message = "must be *, or origins such as https://example.com separated by commas")
        String corsOrigin,

        @DefaultValue("3001") @Range(min = 1, max = 65_535) int websocketPort,

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
        String marketMakerUrl,

        @DefaultValue("") @Pattern(regexp = BASE_URL, message = BASE_URL_RULE)
        String feedSimulatorUrl,

        @DefaultValue("1500ms") @DurationMin(millis = 10) @DurationMax(seconds = 60)
        Duration serviceTimeout,

        @DefaultValue("4") @Range(min = 1, max = 50) int dbWritePoolSize,

        @DefaultValue("12h") @DurationMin(seconds = 1) @DurationMax(days = 90)
        Duration sessionTtl,

        @DefaultValue("") String operatorUsername,

        @DefaultValue("") SecretText operatorPassword,

        @DefaultValue("data/secret.key") @NotBlank(message = "must be the path of a file")
        String secretKeyFile,

        @DefaultValue("10") @Range(max = MAX_RATE) int ordersPerSecond,

        @DefaultValue("100") @Range(max = MAX_RATE) int marketDataPerSecond,

        @DefaultValue("5") @Range(max = MAX_RATE) int loginFailuresPerName,

        @DefaultValue("30") @Range(max = MAX_RATE) int loginFailuresPerAddress,

        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration loginFailureWindow,

        @DefaultValue("20") @Range(max = MAX_RATE) int registrationsPerHour,

        @DefaultValue("19456") @Range(min = 8, max = 1_048_576)
        int passwordMemoryKib,

        @DefaultValue("2") @Range(min = 1, max = 100) int passwordIterations) {

    /** The most that a rate may be set to, a second. */
    public static final int MAX_RATE = 1_000_000;

    private static final String FUND = "[A-Z0-9]{1,16}:(?=[0-9.]*[1-9])[0-9]{1,15}(\\.[0-9]{1,18})?";
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
