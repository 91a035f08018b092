package dev.bourse.uploader.stream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection of our own, opened when it is first needed, so that a start does not need Redis. Commands wait in line on a
 * connection, so a reader that blocks has one for itself.
 *
 * <p>Spring Data Redis makes the client and configures it. Entries are read with the client's own commands: they give bytes as
 * they were received, thousands in one answer, without a detour through maps of maps. It ends with its client.
 */
public final class RedisLink {

    private final RedisClient client;
    private final Duration timeout;
    private @Nullable StatefulRedisConnection<byte[], byte[]> connection;

    /**
     * Does not connect yet.
     *
     * @param timeout after which a command fails; longer than any command that blocks
     */
    public RedisLink(RedisClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /**
     * Connected commands.
     *
     * @throws io.lettuce.core.RedisException when Redis can't be reached
     */
    synchronized RedisCommands<byte[], byte[]> commands() {
        if (connection == null) {
            connection = client.connect(ByteArrayCodec.INSTANCE);
            connection.setTimeout(timeout);
        }
        return connection.sync();
    }
}
