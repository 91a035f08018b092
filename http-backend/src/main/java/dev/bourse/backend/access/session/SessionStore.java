package dev.bourse.backend.access.session;

import dev.bourse.common.redis.RedisNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sessions in Redis, and which of them are an account's. A session expires by itself and stays among its account's until somebody looks
 * there; what is there and is no session any more is then taken out.
 */
@Component
final class SessionStore {

    /** Far more than somebody has devices; who begins one more ends the one that was not used for longest. */
    static final int MOST_OF_ACCOUNT = 100;

    /** The longest that a session can be set to live. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final Logger log = LoggerFactory.getLogger(SessionStore.class);

    /** Both at once, so that there is no session that its account can't end. */
    private static final RedisScript<Long> BEGIN = RedisScript.of("""
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
            redis.call('PEXPIRE', KEYS[2], math.max(ARGV[2], redis.call('PTTL', KEYS[2])))
            if redis.call('ZCARD', KEYS[2]) > tonumber(ARGV[6]) then
                for _, token in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
                    if redis.call('EXISTS', ARGV[5] .. token) == 0 then
                        redis.call('ZREM', KEYS[2], token)
                    end
                end
            end
            while redis.call('ZCARD', KEYS[2]) > tonumber(ARGV[6]) do
                redis.call('DEL', ARGV[5] .. redis.call('ZPOPMIN', KEYS[2])[1])
            end
            return 1
            """, Long.class);

    /** Only if it is still there: somebody may be ending it at this moment. */
    private static final RedisScript<Long> RENEW = RedisScript.of("""
            if not redis.call('SET', KEYS[1], ARGV[1], 'XX', 'PX', ARGV[2]) then
                return 0
            end
            redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
            redis.call('PEXPIRE', KEYS[2], math.max(ARGV[2], redis.call('PTTL', KEYS[2])))
            return 1
            """, Long.class);

    private static final RedisScript<Long> NOTE_USE =
            RedisScript.of("return redis.call('ZADD', KEYS[1], 'XX', ARGV[1], ARGV[2])", Long.class);

    private final StringRedisTemplate redis;
    private final JsonMapper mapper;

    SessionStore(StringRedisTemplate redis, JsonMapper mapper) {
        this.redis = redis;
        this.mapper = mapper;
    }

    /** A session with its token, and when it was used last, Unix milliseconds. */
    record Used(SessionToken token, Session session, long lastUsedAt) {}

    /** Stores a new session, which is listed among its account's. */
    void begin(SessionToken token, Session session, Duration age) {
        redis.execute(
                BEGIN,
                keys(token, session),
                mapper.writeValueAsString(session),
                Long.toString(age.toMillis()),
                Long.toString(session.createdAt()),
                token.value(),
                RedisNames.session(""),
                Integer.toString(MOST_OF_ACCOUNT));
    }

    /** Stores a new session, which is not listed. */
    void beginUnlisted(SessionToken token, Session session, Duration age) {
        redis.opsForValue().set(RedisNames.session(token.value()), mapper.writeValueAsString(session), age);
    }

    /** Stores a session that is there already anew, as used now; false when it is not there any more. */
    boolean renew(SessionToken token, Session session, Duration age, long nowMs) {
        Long renewed = redis.execute(
                RENEW,
                keys(token, session),
                mapper.writeValueAsString(session),
                Long.toString(age.toMillis()),
                Long.toString(nowMs),
                token.value());
        return renewed != null && renewed == 1;
    }

    @Nullable
    Session find(SessionToken token) {
        return read(redis.opsForValue().get(RedisNames.session(token.value())));
    }

    /** Remembers that a session was used, if it is listed. */
    void noteUse(SessionToken token, long accountId, long nowMs) {
        redis.execute(NOTE_USE, List.of(RedisNames.sessions(accountId)), Long.toString(nowMs), token.value());
    }

    /** Ends one; it need not be there. */
    void end(SessionToken token, long accountId) {
        end(List.of(token), accountId);
    }

    void end(Collection<SessionToken> tokens, long accountId) {
        if (tokens.isEmpty()) {
            return;
        }
        redis.delete(tokens.stream().map(it -> RedisNames.session(it.value())).toList());
        forget(tokens, accountId);
    }

    /** All that are listed of an account, the one that was used last first. */
    List<Used> ofAccount(long accountId) {
        Set<TypedTuple<String>> listed =
                redis.opsForZSet().reverseRangeWithScores(RedisNames.sessions(accountId), 0, -1);
        if (listed == null || listed.isEmpty()) {
            return List.of();
        }
        List<Used> found = new ArrayList<>();
        List<SessionToken> gone = new ArrayList<>();
        List<String> stored = Objects.requireNonNull(redis.opsForValue()
                .multiGet(listed.stream()
                        .map(it -> RedisNames.session(String.valueOf(it.getValue())))
                        .toList()));
        Iterator<String> sessions = stored.iterator();
        for (TypedTuple<String> it : listed) {
            SessionToken token = new SessionToken(String.valueOf(it.getValue()));
            Session session = read(sessions.next());
            if (session == null) {
                gone.add(token);
            } else {
                found.add(new Used(
                        token, session, Objects.requireNonNull(it.getScore()).longValue()));
            }
        }
        forget(gone, accountId);
        return found;
    }

    /** Whether it is listed among its account's sessions: one that an older version began is not. */
    boolean isListed(SessionToken token, long accountId) {
        return redis.opsForZSet().score(RedisNames.sessions(accountId), token.value()) != null;
    }

    /** Remembers that an account has ended its sessions, for those that are not listed. */
    void noteEnd(long accountId, long nowMs) {
        redis.opsForValue().set(RedisNames.sessionsEnded(accountId), Long.toString(nowMs), LONGEST);
    }

    /** When an account has ended its sessions, Unix milliseconds; 0 when it never has. */
    long endedAt(long accountId) {
        String ended = redis.opsForValue().get(RedisNames.sessionsEnded(accountId));
        return ended == null ? 0 : Long.parseLong(ended);
    }

    private void forget(Collection<SessionToken> tokens, long accountId) {
        if (!tokens.isEmpty()) {
            redis.opsForZSet()
                    .remove(
                            RedisNames.sessions(accountId),
                            tokens.stream().map(SessionToken::value).toArray());
        }
    }

    private @Nullable Session read(@Nullable String json) {
        try {
            return json == null ? null : mapper.readValue(json, Session.class);
        } catch (JacksonException e) { // its text would show what is in it
            log.warn(
                    "session can't be read, so it is none kind={}", e.getClass().getSimpleName());
            return null;
        }
    }

    private static List<String> keys(SessionToken token, Session session) {
        return List.of(RedisNames.session(token.value()), RedisNames.sessions(session.accountId()));
    }
}
