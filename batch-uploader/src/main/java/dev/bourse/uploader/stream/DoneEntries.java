package dev.bourse.uploader.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.XAddArgs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends the life of entries: acknowledges them, and puts those that can never be stored where a person can see them. */
public final class DoneEntries {

    private static final byte[] GROUP = RedisNames.UPLOADER_GROUP.getBytes(UTF_8);
    private static final byte[] DEAD_STREAM = RedisNames.DEAD_STREAM.getBytes(UTF_8);
    private static final int MOST_AT_ONCE = 2_000;

    private final RedisLink redis;
    private final byte[] stream;
    private final long mostDead;

    /**
     * For one stream.
     *
     * @param mostDead the dead stream's bound; its oldest entries go
     */
    public DoneEntries(RedisLink redis, String stream, long mostDead) {
        this.redis = redis;
        this.stream = stream.getBytes(UTF_8);
        this.mostDead = mostDead;
    }

    /** Copies an entry to the dead stream, as received. It still has to be acknowledged; if that fails it comes here twice. */
    @SuppressWarnings("ArrayAsKeyOfSetOrMap") // as many fields as were received, also of one name
    public void bury(Entry entry, String reason) {
        Map<byte[], byte[]> fields = new LinkedHashMap<>(entry.fields());
        fields.put(RedisNames.REASON.getBytes(UTF_8), reason.getBytes(UTF_8));
        fields.put(RedisNames.ORIGIN.getBytes(UTF_8), stream);
        redis.commands().xadd(DEAD_STREAM, XAddArgs.Builder.maxlen(mostDead).approximateTrimming(), fields);
    }

    /** Tells the group that these are done. */
    public void acknowledge(List<String> ids) {
        for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + MOST_AT_ONCE, ids.size()));
            redis.commands().xack(stream, GROUP, some.toArray(String[]::new));
        }
    }
}
