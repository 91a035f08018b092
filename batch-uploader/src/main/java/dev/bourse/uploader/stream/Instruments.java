package dev.bourse.uploader.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.common.market.Instrument;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The hash in which everyone finds what is traded here: the poller writes the feed's instruments there, this those of the exchange. */
public final class Instruments {

    private static final byte[] KEY = RedisNames.INSTRUMENTS.getBytes(UTF_8);

    private final RedisLink redis;

    public Instruments(RedisLink redis) {
        this.redis = redis;
    }

    /**
     * Writes those that the hash does not have as they are.
     *
     * @return how many were written
     * @throws io.lettuce.core.RedisException when Redis can't be reached
     */
    public int keep(Collection<Instrument> instruments) {
        if (instruments.isEmpty()) {
            return 0;
        }
        RedisCommands<byte[], byte[]> commands = redis.commands();
        byte[][] symbols =
                instruments.stream().map(it -> it.symbol().getBytes(UTF_8)).toArray(byte[][]::new);
        List<byte[]> wanted = new ArrayList<>();
        instruments.forEach(it -> wanted.add(WireJson.write(it).getBytes(UTF_8)));
        List<KeyValue<byte[], byte[]>> there = commands.hmget(KEY, symbols);
        int written = 0;
        for (int i = 0; i < symbols.length; i++) {
            if (!Arrays.equals(there.get(i).getValueOrElse(new byte[0]), wanted.get(i))) {
                commands.hset(KEY, symbols[i], wanted.get(i));
                written++;
            }
        }
        return written;
    }
}
