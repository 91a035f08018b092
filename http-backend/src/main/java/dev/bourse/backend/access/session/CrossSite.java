package dev.bourse.backend.access.session;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Keeps pages of other sites from acting with a user's session. Browsers tell where a request comes from in
 * {@code Sec-Fetch-Site} (Fetch Metadata) or {@code Origin}, which no page can change; what sends neither is no browser, and
 * whoever runs it had to be given the cookie.
 */
@Component
public final class CrossSite {

    private final Set<String> trusted;

    CrossSite(HttpBackendProperties properties) {
        this.trusted =
                properties.corsOrigins().stream().filter(it -> !it.equals("*")).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Lets requests of our own pages and of {@code CORS_ORIGIN} pass.
     *
     * @throws RefusedException when a page of another site made the request
     */
    public void refuse(HttpServletRequest request) {
        if (isForeign(request)) {
            throw RefusedException.of(ErrorCode.CROSS_SITE_REQUEST);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && trusted.contains(origin)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return origin != null && !isOurs(origin, request);
    }

    /** Whether a page of this origin came from the scheme, host and port that the client asks now. */
    private static boolean isOurs(@Nullable String origin, HttpServletRequest request) {
        String host = request.getServerName();
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        String ours = request.getScheme() + "://" + host + (usual ? "" : ":" + port);
        return ours.equalsIgnoreCase(origin);
    }
}
