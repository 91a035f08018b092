package dev.bourse.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogTrimmedException;
import dev.bourse.exchange.redis.RedisCommandLog;
import dev.bourse.exchange.redis.RedisLink;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command log tells where it begins: who is behind that place must not read on as if nothing were missing. */
final class TrimmedLogIT {

    @TempDir
    Path folder;

    private RedisProcess redis;
    private RedisClient client;
    private RedisCommandLog log;

    @BeforeEach
    void start() throws IOException {
        redis = new RedisProcess(folder);
        client = RedisClient.create(redis.url());
        log = new RedisCommandLog(new RedisLink(client, Duration.ofSeconds(20)));
    }

    @AfterEach
    void stop() {
        client.close();
        redis.close();
    }

    @Test
    void beforeAnythingIsTrimmedItBeginsAtItsStart() {
        assertThat(log.trimmedTo()).isEqualTo(LogPosition.START);
        LogPosition first = append();
        assertThat(log.trimmedTo()).isEqualTo(LogPosition.START);
        assertThat(read(LogPosition.START)).isEqualTo(1);
        assertThat(log.last()).isEqualTo(first);
    }

    @Test
    void whoIsBehindWhatWasTrimmedIsTold() {
        LogPosition first = append();
        LogPosition second = append();
        append();
        log.trim(second);
        assertThat(log.trimmedTo()).isEqualTo(second);
        assertThat(read(second)).isEqualTo(1);
        assertThatThrownBy(() -> read(first)).isInstanceOf(LogTrimmedException.class);
    }

    /** An engine with older snapshots trims behind them after another has trimmed behind newer ones. */
    @Test
    void whatWasTrimmedIsNotTakenBack() {
        LogPosition first = append();
        LogPosition second = append();
        LogPosition third = append();
        log.trim(second);
        log.trim(first);
        assertThat(log.trimmedTo()).isEqualTo(second);
        log.trim(new LogPosition(second.major() - 1, second.minor() + 1));
        assertThat(log.trimmedTo()).isEqualTo(second);
        log.trim(third);
        assertThat(log.trimmedTo()).isEqualTo(third);
    }

    private LogPosition append() {
        return log.append(new UnsafeBuffer(new byte[] {1, 2, 3}), 0, 3);
    }

    private int read(LogPosition after) {
        return log.read(after, 10, Duration.ZERO, (major, minor, timeMs, buffer, offset, length) -> {});
    }
}
