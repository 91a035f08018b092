package dev.bourse.backend.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Gives every error of every path the one shape. A 4xx is the client's matter and logged at DEBUG in one line; of a 5xx the
 * client sees no more than its code and a sentence.
 */
@RestControllerAdvice
final class ErrorAdvice implements ResponseBodyAdvice<Object> {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);
    private static final DisconnectedClientHelper DISCONNECTED =
            new DisconnectedClientHelper("dev.bourse.backend.gone");

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handle(Exception failure, HttpServletRequest request) {
        if (DISCONNECTED.checkAndLogClientDisconnectedException(failure)) {
            return null;
        }
        RefusedException refusal = refusal(failure, request);
        if (refusal == null) {
            log.error("request failed method={} path={}", request.getMethod(), request.getRequestURI(), failure);
            refusal = RefusedException.of(ErrorCode.INTERNAL_ERROR);
        } else if (refusal.code().status().is5xxServerError()) {
            log.warn(
                    "request refused path={} code={} cause={}",
                    request.getRequestURI(),
                    refusal.code(),
                    oneLine(failure));
        } else {
            log.debug("request refused path={} message={}", request.getRequestURI(), refusal.getMessage());
        }
        boolean udf = UdfError.isExpectedAt(request.getRequestURI());
        return ResponseEntity.status(
                        udf ? UdfError.status(refusal) : refusal.code().status())
                .headers(headers(failure, refusal))
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(udf ? UdfError.of(refusal) : refusal.body());
    }

    /** What to tell of {@code failure}; null when it is a mistake of ours. */
    private static @Nullable RefusedException refusal(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case RefusedException refused -> refused;
            case HttpRequestMethodNotSupportedException wrong -> methodNotAllowed(wrong);
            case HttpMediaTypeException wrong -> wrongMediaType(wrong);
            case MissingServletRequestParameterException missing ->
                new RefusedException(
                        ErrorCode.MISSING_PARAMETER,
                        missing.getParameterName() + " is missing.",
                        Map.of("parameter", missing.getParameterName()));
            case MethodArgumentTypeMismatchException mismatch ->
                new RefusedException(
                        ErrorCode.INVALID_PARAMETER,
                        mismatch.getName() + " has a value that can't be read.",
                        Map.of("parameter", mismatch.getName()));
            case InvalidParameterException undecodable -> RefusedException.of(ErrorCode.BAD_REQUEST);
            // The firewall checks headers and parameters when they are read.
            case RequestRejectedException malformed -> RefusedException.of(ErrorCode.BAD_REQUEST);
            case HttpMessageNotReadableException unreadable -> RefusedException.of(ErrorCode.INVALID_JSON);
            case ErrorResponse other -> ofStatus(other.getStatusCode().value(), request);
            default -> StoreFailure.refusal(failure);
        };
    }

    /** The refusal that an HTTP status alone allows. */
    static RefusedException ofStatus(int status, HttpServletRequest request) {
        ErrorCode code = ErrorCode.ofStatus(status);
        Map<String, Object> details =
                code == ErrorCode.NOT_FOUND ? Map.of("path", Parameters.echo(originalPath(request))) : Map.of();
        return new RefusedException(code, code.example(), details);
    }

    private static RefusedException methodNotAllowed(HttpRequestMethodNotSupportedException wrong) {
        Set<HttpMethod> allowed = wrong.getSupportedHttpMethods();
        List<String> names = allowed == null
                ? List.of()
                : allowed.stream().map(HttpMethod::name).sorted().toList();
        return new RefusedException(
                ErrorCode.METHOD_NOT_ALLOWED,
                Parameters.echo(wrong.getMethod()) + " is not possible here; use " + String.join(" or ", names) + ".",
                Map.of("method", Parameters.echo(wrong.getMethod()), "allowed", names));
    }

    private static RefusedException wrongMediaType(HttpMediaTypeException wrong) {
        ErrorCode code = ErrorCode.ofStatus(wrong.getStatusCode().value());
        List<String> allowed = wrong.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .distinct()
                .toList();
        Map<String, Object> details = new LinkedHashMap<>();
        if (!allowed.isEmpty()) {
            details.put("allowed", allowed);
        }
        return new RefusedException(code, code.example(), details);
    }

    /** The headers that the failure's own standard asks for, for example {@code Allow} of 405. */
    private static HttpHeaders headers(Exception failure, RefusedException refusal) {
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof ErrorResponse response) {
            headers.addAll(response.getHeaders());
        }
        if (refusal.code().status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, ErrorCode.CHALLENGE);
        }
        if (refusal.retryAfterSeconds() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfterSeconds()));
        }
        return headers;
    }

    private static String originalPath(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? request.getRequestURI() : path.toString();
    }

    private static String oneLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).replaceAll("\\s+", " ");
    }

    /** Endpoints that are not ours, as {@code /health/{component}}, tell an error by its status only; they get a body here. */
    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return returnType.getContainingClass().getName().startsWith("org.springframework.boot.");
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null && response instanceof ServletServerHttpResponse servlet) {
            int status = servlet.getServletResponse().getStatus();
            if (status >= 400) {
                ErrorCode code = ErrorCode.ofStatus(status);
                response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
                return ErrorBody.of(
                        code, code.example(), Map.of("path", request.getURI().getPath()));
            }
        }
        return body;
    }
}
