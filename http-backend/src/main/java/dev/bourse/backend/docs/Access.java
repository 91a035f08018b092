package dev.bourse.backend.docs;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.access.key.ApiKeys;
import dev.bourse.backend.web.ErrorCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** What the document says of who may call a route, and which refusals follow from that. */
final class Access {

    static final String DESCRIPTION = """
            Routes with a lock want a session (`POST /api/v1/auth/login`, a cookie) or a request that is signed with an API key, as \
            on Binance: the header `X-MBX-APIKEY`, and in the query string `timestamp` (Unix milliseconds), `recvWindow` \
            (milliseconds, 5000 unless given, at most 60000) and `signature`, the hexadecimal HMAC-SHA256, under the key's secret, of \
            the query string without `signature` followed by the body. A signed request that changes something is taken once. \
            `X-RateLimit-Limit` and `X-RateLimit-Remaining` tell how many requests of a second are left.

            A 401 has `WWW-Authenticate: Bourse`, a scheme of our own that stands for both ways: no browser asks for a password because of \
            it. Which way failed, and how, is in `error.code`.""";

    private static final String SESSION = "session";
    private static final String KEY = "apiKey";
    private static final String SIGNATURE = "signature";

    static final Map<String, SecurityScheme> SCHEMES = Map.of(
            SESSION, scheme(SecurityScheme.In.COOKIE, "session_token", "from `POST /api/v1/auth/login`"),
            KEY, scheme(SecurityScheme.In.HEADER, ApiKeys.HEADER, "the public half of a key"),
            SIGNATURE, scheme(SecurityScheme.In.QUERY, "signature", "HMAC-SHA256, together with `timestamp`"));

    private Access() {}

    /** The header of every 401. */
    static Header challenge() {
        return new Header()
                .description("always of the scheme `Bourse`, which stands for a session and for a signed request")
                .schema(new StringSchema())
                .example(ErrorCode.CHALLENGE);
    }

    /** Says which of the schemes a route takes. */
    static void describe(Operation operation, HandlerMethod handler) {
        OpenTo openTo = handler.getMethodAnnotation(OpenTo.class);
        if (openTo == null || openTo.value() == Audience.ANYONE) {
            return;
        }
        operation.addSecurityItem(new SecurityRequirement().addList(SESSION));
        if (openTo.value() != Audience.SESSION) {
            operation.addSecurityItem(new SecurityRequirement().addList(KEY).addList(SIGNATURE));
        }
        String before = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(before + "Needs " + openTo.value().description() + ".");
    }

    /** The refusals that every route with this {@link OpenTo} has. */
    static Stream<ErrorCode> refusals(HandlerMethod handler) {
        OpenTo openTo = handler.getMethodAnnotation(OpenTo.class);
        if (openTo == null) {
            return Stream.of();
        }
        Stream<ErrorCode> limited = openTo.budget() == Budget.NONE ? Stream.of() : Stream.of(ErrorCode.RATE_LIMITED);
        return Stream.concat(limited, refusals(openTo.value(), isRead(handler.getMethodAnnotation(GetMapping.class))));
    }

    private static Stream<ErrorCode> refusals(Audience audience, boolean reads) {
        if (audience == Audience.ANYONE) {
            return Stream.of();
        }
        List<ErrorCode> known = List.of(
                ErrorCode.UNAUTHENTICATED,
                ErrorCode.PERMISSION_DENIED,
                ErrorCode.CROSS_SITE_REQUEST,
                ErrorCode.REDIS_UNAVAILABLE);
        if (audience == Audience.SESSION) {
            return known.stream();
        }
        List<ErrorCode> signed = List.of(
                ErrorCode.MISSING_PARAMETER,
                ErrorCode.INVALID_PARAMETER,
                ErrorCode.INVALID_API_KEY,
                ErrorCode.INVALID_SIGNATURE,
                ErrorCode.TIMESTAMP_OUT_OF_WINDOW,
                ErrorCode.IP_NOT_ALLOWED,
                ErrorCode.DATABASE_UNAVAILABLE);
        Stream<ErrorCode> once = reads ? Stream.of() : Stream.of(ErrorCode.SIGNATURE_REPLAYED);
        return Stream.of(known.stream(), signed.stream(), once).flatMap(it -> it);
    }

    private static boolean isRead(@Nullable GetMapping mapping) {
        return mapping != null;
    }

    private static SecurityScheme scheme(SecurityScheme.In in, String name, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(in)
                .name(name)
                .description(description);
    }
}
