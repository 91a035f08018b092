package dev.bourse.backend.access;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * The connection for what is asked at every request, without Spring Data's templates around it: they wait with a timer for each
 * command, while Lettuce's own timeouts cost next to nothing. It is made when it is wanted first, since the service starts without Redis as well.
 */
@Component
public final class SharedRedis implements AutoCloseable {

    private final LettuceConnectionFactory factory;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

    SharedRedis(LettuceConnectionFactory factory) {
        this.factory = factory;
    }

    /**
     * The connection, which mends itself after Redis was away.
     *
     * @throws RedisException when Redis has never been reached
     */
    public StatefulRedisConnection<String, byte[]> connection() {
        StatefulRedisConnection<String, byte[]> known = connection;
        return known == null ? connect() : known;
    }

    @Override
    public void close() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open != null && open.isOpen()) { // the client closes its connections itself when it is stopped first
            open.close();
        }
    }

    private StatefulRedisConnection<String, byte[]> connect() {
        connecting.lock();
        try {
            StatefulRedisConnection<String, byte[]> known = connection;
            if (known != null) {
                return known;
            }
            AbstractRedisClient client = factory.getRequiredNativeClient();
            if (!(client instanceof RedisClient single)) {
                throw new IllegalStateException("not the client of a single Redis: " + client);
            }
            StatefulRedisConnection<String, byte[]> opened =
                    single.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            connection = opened;
            return opened;
        } finally {
            connecting.unlock();
        }
    }
}
