package dev.bourse.exchange.redis;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogUnavailableException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A connection to Redis that is opened when it is needed, and anew after something has failed on it. For one thread at a time. */
public final class RedisLink implements AutoCloseable {

    private final RedisClient client;
    private final Duration timeout;
    private @Nullable StatefulRedisConnection<byte[], byte[]> connection;

    /**
     * Does not connect yet.
     *
     * @param timeout after which an answer counts as never coming
     */
    public RedisLink(RedisClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** Work on the connection. */
    interface Work<T> {
        T on(StatefulRedisConnection<byte[], byte[]> redis)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    /**
     * Does something on the connection.
     *
     * @param what for the error, such as {@code "read commands"}
     * @throws LogUnavailableException when it fails; the connection is then closed
     */
    synchronized <T> T call(String what, Work<T> work) {
        try {
            return work.on(connected());
        } catch (ExecutionException e) {
            throw failed(what, e.getCause() == null ? e : e.getCause());
        } catch (RedisException | CompletionException | TimeoutException e) {
            throw failed(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what, e);
        }
    }

    /** Waits for an answer. */
    <T> T await(Future<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for an answer that may take longer than others. */
    <T> T await(Future<T> answer, Duration longer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(timeout.plus(longer).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As above, with something else to do meanwhile. */
    <T> T await(RedisFuture<T> answer, Duration longer, CommandLog.Meanwhile meanwhile)
            throws InterruptedException, ExecutionException, TimeoutException {
        meanwhile.until(answer.toCompletableFuture(), timeout.plus(longer));
        return await(answer, longer);
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            CompletableFuture<Void> _ = connection.closeAsync(); // it may never answer
            connection = null;
        }
    }

    private StatefulRedisConnection<byte[], byte[]> connected() {
        if (connection == null) {
            connection = client.connect(ByteArrayCodec.INSTANCE);
        }
        return connection;
    }

    private LogUnavailableException failed(String what, Throwable cause) {
        close();
        return new LogUnavailableException("can't " + what + ": " + cause.getMessage(), cause);
    }
}
