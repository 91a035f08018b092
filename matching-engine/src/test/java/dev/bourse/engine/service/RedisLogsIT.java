package dev.bourse.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.engine.transport.RedisReplies;
import dev.bourse.exchange.redis.RedisCommandLog;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is appended to the logs on a real Redis is read as it was, whatever else stands there. */
final class RedisLogsIT {

    @TempDir
    Path folder;

    private RedisProcess redis;
    private RedisClient client;
    private StatefulRedisConnection<String, String> other;
    private RedisCommandLog commands;
    private RedisEventLog events;

    @BeforeEach
    void start() throws IOException {
        redis = new RedisProcess(folder);
        client = RedisClient.create(redis.url());
        other = client.connect();
        commands = new RedisCommandLog(new RedisLink(client, Duration.ofSeconds(20)));
        events = new RedisEventLog(new RedisLink(client, Duration.ofSeconds(20)));
    }

    @AfterEach
    void stop() {
        client.close();
        redis.close();
    }

    @Test
    void commandsAreReadInTheirOrderWithTheirPlaceAndTime() {
        List<LogPosition> places = new ArrayList<>();
        List<String> texts = List.of("first", "", "x".repeat(100_000), "last");
        texts.forEach(it -> places.add(append(it)));

        List<String> read = new ArrayList<>();
        int count =
                commands.read(LogPosition.START, 10, Duration.ZERO, (major, minor, timeMs, buffer, offset, length) -> {
                    assertThat(timeMs).isEqualTo(major);
                    assertThat(new LogPosition(major, minor)).isEqualTo(places.get(read.size()));
                    read.add(text(buffer, offset, length));
                });
        assertThat(count).isEqualTo(4);
        assertThat(read).isEqualTo(texts);
        assertThat(commands.last()).isEqualTo(places.getLast());
    }

    @Test
    void noMoreAreReadThanWereAskedForAndNoneBeforeThat() {
        LogPosition first = append("first");
        append("second");
        append("third");
        assertThat(read(first, 1)).containsExactly("second");
        assertThat(read(first, 10)).containsExactly("second", "third");
        assertThat(read(commands.last(), 10)).isEmpty();
    }

    @Test
    void waitingForACommandThatDoesNotComeEnds() {
        assertThat(commands.read(LogPosition.START, 10, Duration.ofMillis(20), (a, b, c, d, e, f) -> {}))
                .isZero();
        append("first");
        assertThat(commands.read(LogPosition.START, 10, Duration.ofSeconds(20), (a, b, c, d, e, f) -> {}))
                .isEqualTo(1);
    }

    @Test
    void whoWaitsForACommandCanDoSomethingElseMeanwhile() {
        int count = commands.read(
                LogPosition.START,
                10,
                Duration.ofSeconds(20),
                (done, atMost) -> {
                    assertThat(done).isNotDone();
                    assertThat(atMost).isEqualTo(Duration.ofSeconds(40));
                    other.sync().xadd(RedisNames.ENGINE_COMMANDS, Map.of(RedisNames.DATA, "first"));
                },
                (major, minor, timeMs, buffer, offset, length) ->
                        assertThat(text(buffer, offset, length)).isEqualTo("first"));

        assertThat(count).isEqualTo(1);
    }

    @Test
    void whatOthersPutThereIsAnEntryWithoutBytes() {
        RedisCommands<String, String> redisCommands = other.sync();
        redisCommands.xadd(RedisNames.ENGINE_COMMANDS, Map.of("foreign", "field"));
        redisCommands.xadd(RedisNames.ENGINE_COMMANDS, "a", "1", RedisNames.DATA, "between", "b", "2");
        append("own");
        assertThat(read(LogPosition.START, 10)).containsExactly("", "between", "own");
    }

    @Test
    void itKnowsWhichCommandsItHas() {
        assertThat(commands.has(new LogPosition(1, 0))).isFalse();
        LogPosition first = append("first");
        append("second");
        assertThat(commands.has(first)).isTrue();
        assertThat(commands.has(new LogPosition(first.major() - 1, 0))).isFalse();
        assertThat(commands.has(new LogPosition(first.major() + 100_000, 0))).isFalse();
    }

    @Test
    void eventsAreThereOnceHoweverOftenTheyAreWritten() {
        assertThat(write(3, "one to three", 5, "four and five")).isZero();
        assertThat(write(3, "again", 5, "again", 6, "six")).isEqualTo(2);
        assertThat(readEvents(0)).containsExactly("3 one to three", "5 four and five", "6 six");
        assertThat(readEvents(3)).containsExactly("5 four and five", "6 six");
        assertThat(events.lastSequence()).isEqualTo(6);
        assertThat(events.last()).isEqualTo("six".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aRedisThatTakesNoMoreIsAnErrorAndAllIsWellAfterwards() {
        write(1, "one");
        other.sync().configSet("maxmemory", "1");
        assertThatThrownBy(() -> write(2, "two", 3, "three"))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("OOM");
        assertThatThrownBy(() -> append("command"))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("OOM");
        other.sync().configSet("maxmemory", "0");
        assertThat(write(2, "two", 3, "three")).isZero();
        assertThat(readEvents(0)).containsExactly("1 one", "2 two", "3 three");
    }

    @Test
    void repliesComeWithTheEventsOrWhenTheEngineHasLookedAtThoseThatWereThere() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (StatefulRedisPubSubConnection<byte[], byte[]> subscription =
                client.connectPubSub(ByteArrayCodec.INSTANCE)) {
            subscription.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(byte[] channel, byte[] message) {
                    heard.add(new String(
                            message, Integer.BYTES, message.length - Integer.BYTES, StandardCharsets.US_ASCII));
                }
            });
            subscription.sync().subscribe(RedisNames.engineReplies(7).getBytes(StandardCharsets.US_ASCII));
            RedisReplies replies = new RedisReplies(events);

            appendEvents(3, "one to three");
            reply(replies, "three");
            assertThat(replies.flushAfter(events)).isZero();
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("three");

            appendEvents(3, "again");
            appendEvents(4, "four");
            reply(replies, "four");
            assertThat(replies.flushAfter(events)).isEqualTo(1);
            reply(replies, "five");
            replies.flush();
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("four");
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("five");
            assertThat(readEvents(0)).containsExactly("3 one to three", "4 four");

            other.sync().scriptFlush();
            reply(replies, "six");
            assertThat(replies.flushAfter(events)).isZero();
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("six");
        }
    }

    @Test
    void entriesThatAreTooMuchForOneCallAreWrittenInSeveral() {
        String half = "x".repeat(600_000);
        assertThat(write(1, half, 2, half, 3, half, 4, "last")).isZero();
        assertThat(readEvents(2)).containsExactly("3 " + half, "4 last");
        assertThat(write(1, half, 2, half, 3, half, 5, "new")).isEqualTo(3);
    }

    private void reply(RedisReplies replies, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        replies.send(7, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private LogPosition append(String command) {
        byte[] bytes = command.getBytes(StandardCharsets.US_ASCII);
        return commands.append(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private List<String> read(LogPosition after, int limit) {
        List<String> read = new ArrayList<>();
        commands.read(
                after,
                limit,
                Duration.ZERO,
                (major, minor, timeMs, buffer, offset, length) -> read.add(text(buffer, offset, length)));
        return read;
    }

    /** Writes entries: the sequence of the last event, and a text in its place. */
    private int write(Object... entries) {
        for (int i = 0; i < entries.length; i += 2) {
            appendEvents((int) entries[i], entries[i + 1].toString());
        }
        return events.flush();
    }

    private void appendEvents(long lastSequence, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        events.append(lastSequence, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private List<String> readEvents(long after) {
        List<String> read = new ArrayList<>();
        events.read(
                after,
                10,
                Duration.ZERO,
                (sequence, buffer, offset, length) -> read.add(sequence + " " + text(buffer, offset, length)));
        return read;
    }

    private static String text(DirectBuffer buffer, int offset, int length) {
        return buffer.getStringWithoutLengthAscii(offset, length);
    }
}
