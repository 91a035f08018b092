package dev.bourse.exchange.client;

import dev.bourse.common.redis.RedisNames;
import dev.bourse.exchange.event.Answer;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.event.EventReader;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands and queries, and waits for what comes of them. A command is sent once and never again by itself: after a failure nothing of it
 * is on its way any more, so that a look at the log afterwards says the last word. Thread-safe; callers block, on virtual threads.
 *
 * <p>Connects when it is used first, and goes on by itself after Redis was away.
 */
public final class ExchangeClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ExchangeClient.class);
    private static final byte[] COMMANDS = ascii(RedisNames.ENGINE_COMMANDS);
    private static final byte[] QUERIES = ascii(RedisNames.ENGINE_QUERIES);
    private static final byte[] DATA = ascii(RedisNames.DATA);

    private static final long SWEEP_MS = 20;

    private final RedisClient redis;
    private final Duration timeout;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("exchange-timeouts").daemon().factory());
    private final Semaphore room;
    private final long instance = new SecureRandom().nextLong(1, Long.MAX_VALUE);
    private final AtomicLong lastRequestId = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private @Nullable StatefulRedisConnection<byte[], byte[]> connection;
    private @Nullable StatefulRedisPubSubConnection<byte[], byte[]> subscription;

    /** What a request waits for: parts of a reply until the last has come, or an answer. */
    private static final class Pending {
        final CompletableFuture<Reply> reply = new CompletableFuture<>();
        final CompletableFuture<Answer> answer = new CompletableFuture<>();
        final List<EngineEvent> events = new ArrayList<>(8);
        final long sinceNanos = System.nanoTime();
        final boolean isCommand;
        long nextSequence;

        Pending(boolean isCommand) {
            this.isCommand = isCommand;
        }

        void fail(ExchangeUnavailableException why) {
            reply.completeExceptionally(why);
            answer.completeExceptionally(why);
        }
    }

    /**
     * Does not connect yet.
     *
     * @param redis a client of its own: its options are set here, and it is closed with this
     * @param timeout how long a request waits
     * @param mostPending how many requests may wait at once; one more is refused
     */
    public ExchangeClient(RedisClient redis, Duration timeout, int mostPending) {
        this.redis = redis;
        this.timeout = timeout;
        this.room = new Semaphore(mostPending);
        redis.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true) // never sent again after a reconnect
                .build());
        var _ = sweeper.scheduleWithFixedDelay(this::expire, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @throws ExchangeUnavailableException when there is none in time; the exception says whether the command may have been done
     */
    public Reply send(Command command) {
        return exchange(
                id -> connected().async().xadd(COMMANDS, DATA, new RequestWriter().write(command, id, instance)),
                it -> it.reply,
                true);
    }

    /**
     * Asks a query.
     *
     * @throws ExchangeUnavailableException when there is no answer in time, or the engine has too many queries already
     */
    public Answer ask(Query query) {
        Answer answer = exchange(
                id -> connected().async().publish(QUERIES, new RequestWriter().write(query, id, instance)),
                it -> it.answer,
                false);
        if (answer.isBusy()) {
            throw new ExchangeUnavailableException("the engine has more questions than it can answer", false);
        }
        return answer;
    }

    private interface Send {
        RedisFuture<?> send(long requestId);
    }

    private interface Outcome<T> {
        CompletableFuture<T> of(Pending pending);
    }

    private <T> T exchange(Send send, Outcome<T> outcome, boolean isCommand) {
        if (!room.tryAcquire()) {
            throw new ExchangeUnavailableException("too many requests wait for the engine", false);
        }
        long id = lastRequestId.incrementAndGet();
        Pending waiting = new Pending(isCommand);
        pending.put(id, waiting);
        try {
            CompletableFuture<T> result = outcome.of(waiting);
            RedisFuture<?> sent = send(send, id);
            sent.exceptionally(failure -> {
                boolean maybeDone = isCommand && !isRefusal(failure);
                result.completeExceptionally(new ExchangeUnavailableException(
                        "the exchange's log can't be reached: " + failure.getMessage(), maybeDone));
                return null;
            });
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ExchangeUnavailableException unavailable
                    ? unavailable
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExchangeUnavailableException("interrupted while waiting for the engine", isCommand);
        } finally {
            pending.remove(id);
            room.release();
        }
    }

    /**
     * Ends the waiting of those that have waited too long. One look at all of them now and then: a timer for each, which is hardly
     * ever needed, would be a good part of what a request costs.
     */
    private void expire() {
        long now = System.nanoTime();
        pending.values().stream()
                .filter(it -> now - it.sinceNanos > timeout.toNanos())
                .forEach(it -> it.fail(new ExchangeUnavailableException(
                        "the engine has not answered within " + timeout.toMillis() + " ms", it.isCommand)));
    }

    private static RedisFuture<?> send(Send send, long id) {
        try {
            return send.send(id);
        } catch (RedisException e) { // not connected: nothing was sent
            throw new ExchangeUnavailableException("the exchange's log can't be reached: " + e.getMessage(), false);
        }
    }

    /** True when Redis itself has said no, or the connection was known to be away: then the command is not in the log. */
    private static boolean isRefusal(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof RedisCommandExecutionException || message.contains("Currently not connected");
    }

    private synchronized StatefulRedisConnection<byte[], byte[]> connected() {
        if (subscription == null) {
            StatefulRedisPubSubConnection<byte[], byte[]> opened = redis.connectPubSub(ByteArrayCodec.INSTANCE);
            opened.addListener(new RedisPubSubAdapter<>() {
                private final EventReader reader = new EventReader();

                @Override
                public void message(byte[] channel, byte[] message) {
                    received(reader, message);
                }
            });
            opened.sync().subscribe(ascii(RedisNames.engineReplies(instance)));
            subscription = opened;
        }
        if (connection == null) {
            connection = redis.connect(ByteArrayCodec.INSTANCE);
        }
        return connection;
    }

    /** Replies and answers, each with its length before it. On a thread of the Redis client's, in their order. */
    private void received(EventReader reader, byte[] message) {
        try {
            UnsafeBuffer buffer = new UnsafeBuffer(message);
            int at = 0;
            while (at < message.length) {
                int length = buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
                int begin = at + Integer.BYTES;
                if (reader.isAnswer(buffer, begin)) {
                    answered(reader.readAnswer(buffer, begin, length));
                } else {
                    replied(reader.readEntry(buffer, begin, length));
                }
                at = begin + length;
            }
        } catch (RuntimeException e) {
            log.error("a reply can't be read bytes={}", message.length, e);
        }
    }

    private void answered(Answer answer) {
        Pending waiting = pending.get(answer.requestId());
        if (waiting != null) {
            waiting.answer.complete(answer);
        }
    }

    private void replied(EventEntry entry) {
        Pending waiting = pending.get(entry.requestId());
        boolean isAwaited =
                waiting != null && (waiting.nextSequence == 0 || waiting.nextSequence == entry.firstSequence());
        if (waiting == null || !isAwaited) {
            return; // too late, or what another engine has said already
        }
        waiting.nextSequence = entry.lastSequence() + 1;
        waiting.events.addAll(entry.events());
        if (entry.isLast()) {
            waiting.reply.complete(new Reply(entry.timeMs(), entry.lastSequence(), waiting.events));
        }
    }

    /** Who still waits is told so at once. */
    @Override
    public synchronized void close() {
        sweeper.shutdownNow();
        pending.values()
                .forEach(it -> it.fail(
                        new ExchangeUnavailableException("the connection to the exchange is closed", it.isCommand)));
        if (subscription != null) {
            subscription.close();
        }
        if (connection != null) {
            connection.close();
        }
        redis.shutdown(0, 2, TimeUnit.SECONDS);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
