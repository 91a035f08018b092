package dev.bourse.uploader;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The uploader's settings; each is the environment variable of the same name in upper snake case. Durations without a unit are
 * milliseconds.
 *
 * @param databaseUrl where the database is, {@code postgresql://user:password@host:port/database}
 * @param exchangeRedisUrl where the exchange's event log is; by default where market data is
 * @param dbPoolSize most connections to it
 * @param batchSize most entries that are stored in one transaction; of the exchange, about so many events
 * @param batchTimeout how long a batch that is not full waits for more entries: the delay of a live trade, and at most so many
 *     transactions a second
 * @param consumerName this process's name in the consumer group; by default made of host, process id and chance
 * @param claimAfter entries that a consumer has held for so long without acknowledging them are taken over
 * @param consumerExpiry a consumer that was not heard of for so long, and holds nothing, is removed from the group
 * @param keepEntries acknowledged entries that are kept at the end of the stream for its other readers
 * @param deadEntries most entries of the stream of those that can never be stored; the oldest go
 * @param reconnectDelay first wait after the database or Redis failed; doubles up to {@code maxReconnectDelay}
 * @param maxReconnectDelay longest wait before the next try
 */
@Validated
@ConfigurationProperties
public record UploaderProperties(
        @DefaultValue("postgresql://bourse:bourse@localhost:5432/bourse")
        String databaseUrl,

        @DefaultValue("redis://localhost:6379") String exchangeRedisUrl,

        @DefaultValue("5") @Range(min = 1, max = 100) int dbPoolSize,

        @DefaultValue("10000") @Range(min = 1, max = 100_000)
        int batchSize,

        @DefaultValue("200ms") @DurationMin(message = "must not be negative")
        Duration batchTimeout,

        @DefaultValue("")
        @Pattern(
                regexp = "[A-Za-z0-9._-]{0,100}",
                message = "must be letters, digits, dots, dashes and underscores, at most 100")
        String consumerName,

        @DefaultValue("30s") @DurationMin(millis = 100) Duration claimAfter,

        @DefaultValue("10m") @DurationMin(millis = 100) Duration consumerExpiry,

        @DefaultValue("10000") @Min(0) long keepEntries,

        @DefaultValue("100000") @Min(1) long deadEntries,

        @DefaultValue("1s") @DurationMin(millis = 1) Duration reconnectDelay,

        @DefaultValue("30s") @DurationMin(millis = 1) Duration maxReconnectDelay) {}
