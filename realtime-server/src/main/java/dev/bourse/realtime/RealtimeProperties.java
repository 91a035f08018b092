package dev.bourse.realtime;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings; a property {@code clientBuffer} is the environment variable {@code CLIENT_BUFFER}. Durations are milliseconds
 * unless they have a unit.
 *
 * @param supportedSymbols the symbols while the poller has not written down which it carries
 * @param exchangeRedisUrl the Redis of the exchange's logs; null when that is the one of market data
 * @param backendUrl the HTTP backend, from which live candles are started, and which knows the accounts
 * @param corsOrigin origins whose pages may connect besides those of the same host; {@code *} for any
 * @param clientBuffer messages that wait for one client before prices are conflated; the most that wait unconflated
 * @param slowClientTimeout how long messages may wait for a client before it is disconnected
 * @param maxClients connections at the same time
 * @param maxSubscriptions streams, and symbols by name, of one client
 * @param maxRequestsPerSecond messages of one client that are read each second
 * @param pingInterval time between the server's pings; a pong must come within the same time. Readers of Server-Sent Events get a
 *     comment as often, and no less than every 15 seconds
 * @param closeTimeout how long a client has to close after it was told why
 * @param sessionCheckInterval how often the session of an account's stream is looked at
 * @param conflationInterval least time between two messages of one ticker or one open candle
 * @param feedSilence after how long without a word from the poller the feed counts as down
 * @param feedStatusInterval how often clients are told the state of the feed though it did not change
 * @param symbolsInterval how often the list of symbols is read
 * @param tradeHistory newest trades of a symbol that are kept to start candles from
 */
@Validated
@ConfigurationProperties
public record RealtimeProperties(
        @DefaultValue({"BTCUSDT", "ETHUSDT", "SOLUSDT"}) @NotEmpty(message = "must name at least one symbol")
        List<String> supportedSymbols,

        @Nullable String exchangeRedisUrl,

        @DefaultValue("http://localhost:3002") URI backendUrl,

        @DefaultValue List<String> corsOrigin,

        @DefaultValue("256") @Range(min = 16, max = 65536) int clientBuffer,

        @DefaultValue("10s") @DurationMin(millis = 100) Duration slowClientTimeout,

        @DefaultValue("20000") @Min(1) int maxClients,

        @DefaultValue("200") @Min(1) int maxSubscriptions,

        @DefaultValue("200") @Min(1) int maxRequestsPerSecond,

        @DefaultValue("25s") @DurationMin(millis = 100) Duration pingInterval,

        @DefaultValue("2s") @DurationMin(millis = 100) Duration closeTimeout,

        @DefaultValue("60s") @DurationMin(millis = 100) Duration sessionCheckInterval,

        @DefaultValue("100ms") @DurationMin(message = "must not be negative")
        Duration conflationInterval,

        @DefaultValue("5s") @DurationMin(millis = 100) Duration feedSilence,

        @DefaultValue("5s") @DurationMin(millis = 100) Duration feedStatusInterval,

        @DefaultValue("2s") @DurationMin(millis = 100) Duration symbolsInterval,

        @DefaultValue("5000") @Range(min = 1, max = 1_000_000)
        int tradeHistory) {}
