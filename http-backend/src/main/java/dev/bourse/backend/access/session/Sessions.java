package dev.bourse.backend.access.session;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.access.key.ApiKeys;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.redis.RedisNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Begins, finds and ends sessions. They are in Redis, so that every instance knows them; when it is away nobody is let in by
 * cookie. A session of somebody who logged in is made longer while it is used.
 */
@Component
public final class Sessions {

    /** Long enough to ask again for a new one, short enough that a copied cookie is soon worth nothing. */
    private static final Duration KEY_SESSION_TTL = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final StringRedisTemplate redis;
    private final JsonMapper mapper;
    private final InstantSource clock;
    private final ApiKeys keys;
    private final CrossSite crossSite;
    private final Duration ttl;
    private final String operatorUsername;

    Sessions(
            StringRedisTemplate redis,
            JsonMapper mapper,
            InstantSource clock,
            ApiKeys keys,
            CrossSite crossSite,
            HttpBackendProperties properties) {
        this.redis = redis;
        this.mapper = mapper;
        this.clock = clock;
        this.keys = keys;
        this.crossSite = crossSite;
        this.ttl = properties.sessionTtl();
        this.operatorUsername = properties.operatorUsername().strip();
    }

    /** Whether the request has a session's cookie, whatever it is worth. */
    public boolean isNamedBy(HttpServletRequest request) {
        return SessionCookie.read(request) != null;
    }

    /** Begins a session for somebody who has just shown a password; its cookie goes into the response. */
    public Identity begin(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        long now = clock.millis();
        Session session = new Session(
                caller.accountId(), caller.username(), caller.isOperator(), now, now + ttl.toMillis(), null, null);
        start(session, ttl, request, response);
        return Identity.login(caller, session.expiresAt());
    }

    /** Begins a short session with the permissions of the key that signed the request. */
    public Identity begin(Identity byKey, KeyRates key, HttpServletRequest request, HttpServletResponse response) {
        Caller caller = byKey.caller();
        long now = clock.millis();
        Session session = new Session(
                caller.accountId(),
                caller.username(),
                caller.isOperator(),
                now,
                now + KEY_SESSION_TTL.toMillis(),
                key.apiKey(),
                byKey.permissions());
        start(session, KEY_SESSION_TTL, request, response);
        return Identity.keySession(caller, byKey.permissions(), key, session.expiresAt());
    }

    /**
     * Whom the request's cookie stands for.
     *
     * @throws RefusedException when it stands for nobody (any more), or a page of another site sent it
     */
    public Identity identify(HttpServletRequest request, HttpServletResponse response) {
        crossSite.refuse(request);
        SessionToken token = Optional.ofNullable(SessionCookie.read(request))
                .flatMap(SessionToken::of)
                .orElseThrow(() -> RefusedException.of(ErrorCode.UNAUTHENTICATED));
        Session session = find(token);
        if (session == null || session.expiresAt() <= clock.millis()) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED);
        }
        Caller caller = new Caller(session.accountId(), session.username(), isOperators(session));
        if (session.apiKey() != null) {
            return keys.inSession(session.apiKey(), session.permissions(), session.expiresAt(), request);
        }
        return Identity.login(caller, prolong(session, token, request, response));
    }

    /** Whether it began as an operator's and still is one's: the setting may name another by now. */
    private boolean isOperators(Session session) {
        return session.operator() && session.username().equalsIgnoreCase(operatorUsername);
    }

    /** Ends the session of the request's cookie. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(SessionCookie.read(request))
                .flatMap(SessionToken::of)
                .ifPresent(token -> redis.delete(RedisNames.session(token.value())));
        SessionCookie.clear(request, response);
    }

    private void start(Session session, Duration age, HttpServletRequest request, HttpServletResponse response) {
        SessionToken token = SessionToken.create();
        redis.opsForValue().set(RedisNames.session(token.value()), mapper.writeValueAsString(session), age);
        SessionCookie.write(request, response, token, age);
    }

    private @Nullable Session find(SessionToken token) {
        String json = redis.opsForValue().get(RedisNames.session(token.value()));
        try {
            return json == null ? null : mapper.readValue(json, Session.class);
        } catch (JacksonException e) { // its text would show what is in it
            log.warn(
                    "session can't be read, so it is none kind={}", e.getClass().getSimpleName());
            return null;
        }
    }

    /** When the session ends, which is later than before when less than half of its time was left. */
    private long prolong(
            Session session, SessionToken token, HttpServletRequest request, HttpServletResponse response) {
        long now = clock.millis();
        if (session.expiresAt() - now >= ttl.toMillis() / 2) {
            return session.expiresAt();
        }
        Session longer = session.until(now + ttl.toMillis());
        // Only if it is still there: somebody may be logging out at this moment.
        Boolean renewed = redis.opsForValue()
                .setIfPresent(RedisNames.session(token.value()), mapper.writeValueAsString(longer), ttl);
        if (!Boolean.TRUE.equals(renewed)) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED);
        }
        SessionCookie.write(request, response, token, ttl);
        return longer.expiresAt();
    }
}
