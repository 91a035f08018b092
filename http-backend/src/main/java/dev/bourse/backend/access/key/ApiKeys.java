package dev.bourse.backend.access.key;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.access.Permission;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Knows callers by signed requests. Keys are kept in memory for a few seconds, so a request costs no query; a key that is
 * deleted is refused at once by this instance, and after those seconds by the others.
 */
@Component
public final class ApiKeys {

    /** How requests name their key. */
    public static final String HEADER = "X-MBX-APIKEY";

    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);

    static final Duration KEPT_FOR = Duration.ofSeconds(5);

    /** Clocks differ: so far ahead of ours a client's may be. */
    private static final long AHEAD_MS = 1_000;

    private static final int MOST_KEPT = 100_000;
    private static final int LONGEST_NAME = 64;

    private final KeyStore store;
    private final KeyCipher cipher;
    private final KeyUse use;
    private final UsedSignatures used;
    private final InstantSource clock;
    private final LoadingCache<String, KnownKey> known;

    ApiKeys(KeyStore store, KeyCipher cipher, KeyUse use, UsedSignatures used, InstantSource clock) {
        this.store = store;
        this.cipher = cipher;
        this.use = use;
        this.used = used;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(KEPT_FOR)
                .build(this::load);
    }

    /** Whether the request names a key, whatever it is worth. */
    public static boolean isNamedBy(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /** Whether the request carries a signature. */
    public static boolean isSigned(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.contains(SignedQuery.SIGNATURE + "=");
    }

    /**
     * Checks the key, its address list, the time and the signature.
     *
     * @param body all bytes of the body
     * @throws RefusedException when one of them is not right
     */
    public SignedRequest verify(HttpServletRequest request, byte[] body) {
        KnownKey key = find(Objects.requireNonNull(request.getHeader(HEADER)));
        if (!key.exists()) {
            throw RefusedException.of(ErrorCode.INVALID_API_KEY);
        }
        SignedQuery query = SignedQuery.parse(request.getQueryString());
        checkTime(query);
        Mac mac = key.mac();
        mac.update(query.payload().getBytes(StandardCharsets.UTF_8));
        if (!MessageDigest.isEqual(mac.doFinal(body), query.signatureBytes())) {
            throw RefusedException.of(ErrorCode.INVALID_SIGNATURE);
        }
        checkAddress(key, request.getRemoteAddr());
        Identity identity = key.identity();
        use.note(Objects.requireNonNull(identity.key()).keyId());
        return new SignedRequest(identity, query.signature(), query.timestampMs() + query.recvWindowMs());
    }

    /**
     * Refuses a signature that has been used before. Only for requests that change something: to read twice does no harm.
     *
     * @throws RefusedException when it has been used
     */
    public void useOnce(SignedRequest request) {
        long remaining = Math.max(1, request.expiresAtMs() - clock.millis() + AHEAD_MS);
        if (!used.add(request.signature(), remaining)) {
            throw RefusedException.of(ErrorCode.SIGNATURE_REPLAYED);
        }
    }

    /**
     * Whom a session stands for that this key made. The key must still be there and allow the address; the session may do what
     * both the key could do then and can do now.
     */
    public Identity inSession(
            String apiKey, @Nullable Set<Permission> granted, long expiresAt, HttpServletRequest request) {
        KnownKey key = find(apiKey);
        if (!key.exists()) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED);
        }
        checkAddress(key, request.getRemoteAddr());
        Identity owner = key.identity();
        Set<Permission> both = EnumSet.noneOf(Permission.class);
        both.addAll(owner.permissions());
        both.retainAll(granted == null ? Set.of() : granted);
        return Identity.keySession(owner.caller(), both, Objects.requireNonNull(owner.key()), expiresAt);
    }

    /** Makes this instance look a key up again. */
    void forget(String apiKey) {
        known.invalidate(apiKey);
    }

    private KnownKey find(String apiKey) {
        // What can't be one of ours is not kept either: it would push out those that are.
        if (apiKey.length() > LONGEST_NAME) {
            return KnownKey.NONE;
        }
        KnownKey kept = known.getIfPresent(apiKey);
        if (kept != null) {
            return kept;
        }
        return cipher.isOurs(apiKey) ? Objects.requireNonNull(known.get(apiKey)) : KnownKey.NONE;
    }

    private KnownKey load(String apiKey) {
        return store.find(apiKey, this::known).orElse(KnownKey.NONE);
    }

    private KnownKey known(StoredKey key, byte[] encryptedSecret) {
        KeyRates rates = key.key();
        AllowList allowList = AllowList.parse(key.ipAllowList())
                .orElseThrow(() -> new IllegalStateException("API key " + rates.keyId() + " has a malformed address"));
        Optional<String> secret = cipher.decrypt(encryptedSecret, rates.keyId());
        if (secret.isEmpty()) {
            log.error(
                    "API key refused: its row was not written for it with this SECRET_KEY_FILE keyId={}",
                    rates.keyId());
            return KnownKey.NONE;
        }
        return KnownKey.of(
                Identity.key(key.owner(), key.permissions(), rates),
                allowList,
                KeyCipher.hmac(secret.get().getBytes(StandardCharsets.US_ASCII)));
    }

    private void checkTime(SignedQuery query) {
        long now = clock.millis();
        if (query.timestampMs() >= now + AHEAD_MS || now - query.timestampMs() > query.recvWindowMs()) {
            throw new RefusedException(
                    ErrorCode.TIMESTAMP_OUT_OF_WINDOW,
                    ErrorCode.TIMESTAMP_OUT_OF_WINDOW.example(),
                    Map.of(
                            "serverTime", now,
                            "timestamp", query.timestampMs(),
                            "recvWindow", query.recvWindowMs()));
        }
    }

    private static void checkAddress(KnownKey key, String address) {
        if (!key.allows(address)) {
            throw new RefusedException(
                    ErrorCode.IP_NOT_ALLOWED,
                    "This API key may not be used from " + address + ".",
                    Map.of("address", address));
        }
    }
}
