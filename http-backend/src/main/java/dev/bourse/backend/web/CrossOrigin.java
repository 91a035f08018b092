package dev.bourse.backend.web;

import dev.bourse.backend.HttpBackendProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets pages of the origins in {@code CORS_ORIGIN} read the API. Without any, no CORS header is ever sent and browsers keep
 * foreign pages out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class CrossOrigin extends CorsFilter {

    CrossOrigin(HttpBackendProperties properties, JsonMapper mapper) {
        super(source(properties.corsOrigins()));
        setCorsProcessor(new JsonRefusal(mapper));
    }

    private static UrlBasedCorsConfigurationSource source(List<String> origins) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            CorsConfiguration configuration = new CorsConfiguration();
            configuration.setAllowedOrigins(origins);
            configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
            configuration.setAllowedHeaders(List.of("*"));
            configuration.setExposedHeaders(
                    List.of("ETag", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining"));
            // A named origin may act for the user. Everybody may not: the user's own site alone would be asked.
            configuration.setAllowCredentials(!origins.contains("*"));
            configuration.setMaxAge(Duration.ofHours(1));
            source.registerCorsConfiguration("/**", configuration);
        }
        return source;
    }

    private static final class JsonRefusal extends DefaultCorsProcessor {

        private final JsonMapper mapper;

        JsonRefusal(JsonMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ErrorCode code = ErrorCode.ORIGIN_NOT_ALLOWED;
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            response.getBody().write(mapper.writeValueAsBytes(ErrorBody.of(code, code.example(), Map.of())));
            response.flush();
        }
    }
}
