package dev.bourse.backend.access.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.access.key.ApiKeys;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Begins, finds and ends sessions. They are in Redis, so that every instance knows them; when it is away nobody is let in by
 * cookie. A session of somebody who logged in is made longer while it is used, and listed for its owner.
 */
@Component
public final class Sessions {

    /** Long enough to ask again for a new one, short enough that a copied cookie is soon worth nothing. */
    private static final Duration KEY_SESSION_TTL = Duration.ofMinutes(5);

    /** How exactly it is known when a session was used last: a use costs no more than one write in this time. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final int MOST_NOTED = 100_000;
    private static final int LONGEST_USER_AGENT = 256;

    private final SessionStore store;
    private final InstantSource clock;
    private final ApiKeys keys;
    private final CrossSite crossSite;
    private final Duration ttl;
    private final String operatorUsername;

    /** Sessions whose use has been noted a moment ago. */
    private final Cache<String, Boolean> noted = Caffeine.newBuilder()
            .maximumSize(MOST_NOTED)
            .expireAfterWrite(NOTED_EVERY)
            .build();

    Sessions(
            SessionStore store,
            InstantSource clock,
            ApiKeys keys,
            CrossSite crossSite,
            HttpBackendProperties properties) {
        this.store = store;
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
                caller.accountId(),
                caller.username(),
                caller.isOperator(),
                now,
                now + ttl.toMillis(),
                null,
                null,
                request.getRemoteAddr(),
                userAgent(request));
        SessionToken token = SessionToken.create();
        store.begin(token, session, ttl);
        SessionCookie.write(request, response, token, ttl);
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
                byKey.permissions(),
                null,
                null);
        SessionToken token = SessionToken.create();
        store.beginUnlisted(token, session, KEY_SESSION_TTL);
        SessionCookie.write(request, response, token, KEY_SESSION_TTL);
        return Identity.keySession(caller, byKey.permissions(), key, session.expiresAt());
    }

    /**
     * Whom the request's cookie stands for.
     *
     * @throws RefusedException when it stands for nobody (any more), or a page of another site sent it
     */
    public Identity identify(HttpServletRequest request, HttpServletResponse response) {
        crossSite.refuse(request);
        SessionToken token = token(request).orElseThrow(() -> RefusedException.of(ErrorCode.UNAUTHENTICATED));
        Session session = store.find(token);
        if (session == null || session.expiresAt() <= clock.millis()) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED);
        }
        Caller caller = new Caller(session.accountId(), session.username(), isOperators(session));
        if (session.apiKey() != null) {
            return keys.inSession(session.apiKey(), session.permissions(), session.expiresAt(), request);
        }
        return Identity.login(caller, used(session, token, request, response));
    }

    /** Ends the session of the request's cookie. */
    public void end(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(token -> store.end(token, caller.accountId()));
        SessionCookie.clear(request, response);
    }

    /** Ends all sessions of somebody who logged in but the one of the request's cookie. */
    public void endOthers(Caller caller, HttpServletRequest request) {
        Optional<SessionToken> current = token(request);
        store.noteEnd(caller.accountId(), clock.millis());
        store.end(
                store.ofAccount(caller.accountId()).stream()
                        .map(SessionStore.Used::token)
                        .filter(it -> !current.equals(Optional.of(it)))
                        .toList(),
                caller.accountId());
    }

    /** The token of the request's cookie, whatever it is worth. */
    static Optional<SessionToken> token(HttpServletRequest request) {
        return Optional.ofNullable(SessionCookie.read(request)).flatMap(SessionToken::of);
    }

    /** Whether it began as an operator's and still is one's: the setting may name another by now. */
    private boolean isOperators(Session session) {
        return session.operator() && session.username().equalsIgnoreCase(operatorUsername);
    }

    /** When a session that is used now ends, which is later than before when less than half of its time was left. */
    private long used(Session session, SessionToken token, HttpServletRequest request, HttpServletResponse response) {
        long now = clock.millis();
        Session known = session.address() == null ? listed(session, token, request, now) : session;
        if (known.expiresAt() - now < ttl.toMillis() / 2) {
            known = known.until(now + ttl.toMillis());
            renew(token, known, now);
            SessionCookie.write(request, response, token, ttl);
        } else if (noted.asMap().putIfAbsent(token.value(), true) == null) {
            store.noteUse(token, known.accountId(), now);
        }
        return known.expiresAt();
    }

    /** A session that a version began which did not list them. It can't have been ended with the others, so that is done now. */
    private Session listed(Session session, SessionToken token, HttpServletRequest request, long now) {
        long accountId = session.accountId();
        if (session.createdAt() <= store.endedAt(accountId) && !store.isListed(token, accountId)) {
            store.end(token, accountId);
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED);
        }
        Session listed = session.from(request.getRemoteAddr(), userAgent(request));
        renew(token, listed, now);
        return listed;
    }

    private void renew(SessionToken token, Session session, long now) {
        if (!store.renew(token, session, Duration.ofMillis(session.expiresAt() - now), now)) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED);
        }
    }

    private static @Nullable String userAgent(HttpServletRequest request) {
        String name = request.getHeader(HttpHeaders.USER_AGENT);
        if (name == null || name.isBlank()) {
            return null;
        }
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST_USER_AGENT));
    }
}
