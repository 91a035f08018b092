package dev.bourse.engine.service;

import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.engine.journal.EventBatch;
import dev.bourse.engine.journal.Replica;
import dev.bourse.exchange.redis.RedisCommandLog;
import dev.bourse.exchange.redis.RedisLink;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads the command log beside the engine, undisturbed, and knows what has to come of it. */
final class Witness {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofMillis(50);

    private final Replica replica = new Replica();
    private final Set<String> positions = new HashSet<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<Long, List<byte[]>> byRequest = new HashMap<>();
    private final RedisLink link;
    private final RedisCommandLog commands;
    private final Thread thread;
    private volatile boolean stopped;

    Witness(RedisClient redis) {
        link = new RedisLink(redis, TIMEOUT);
        commands = new RedisCommandLog(link);
        thread = Thread.ofPlatform().name("witness").start(this::follow);
    }

    /** Reads the log to its end; then the rest here may be asked. */
    void finish() throws InterruptedException {
        stopped = true;
        thread.join();
        while (read(Duration.ZERO) > 0) {}
        link.close();
    }

    Replica replica() {
        return replica;
    }

    /** The ids of all commands. */
    Set<String> positions() {
        return positions;
    }

    /** What has to be in the event log, entry by entry. */
    List<byte[]> entries() {
        return entries;
    }

    /** What has to be the reply to a request, part by part. */
    List<byte[]> reply(long requestId) {
        return byRequest.getOrDefault(requestId, List.of());
    }

    private void follow() {
        while (!stopped) {
            try {
                read(WAIT);
            } catch (LogUnavailableException e) {
                Thread.onSpinWait(); // Redis is killed now and then
            }
        }
    }

    private int read(Duration wait) {
        LogPosition from = replica.position();
        int read = commands.read(from, 1_000, wait, (major, minor, timeMs, buffer, offset, length) -> {
            positions.add(new LogPosition(major, minor).toString());
            replica.entry(major, minor, timeMs, buffer, offset, length);
        });
        EventBatch batch = replica.batch();
        EventsDecoder events = new EventsDecoder();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (int part = 0; part < batch.parts(); part++) {
            byte[] bytes = new byte[batch.length(part)];
            batch.buffer().getBytes(batch.offset(part), bytes);
            if (batch.hasEvents(part)) {
                entries.add(bytes);
            }
            events.wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, header);
            byRequest
                    .computeIfAbsent(events.requestId(), _ -> new ArrayList<>())
                    .add(bytes);
        }
        batch.clear();
        return read;
    }
}
