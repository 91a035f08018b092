package dev.bourse.simulator.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Errors as Binance writes them. */
@RestControllerAdvice
final class ErrorReplies {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorReplies.class);
    private static final String NOT_FOUND_PAGE = "<html><body><h2>404 Not found</h2></body></html>";

    @ExceptionHandler(BinanceException.class)
    ResponseEntity<String> refused(BinanceException refusal) {
        return json(refusal);
    }

    /** Browsers get a page, programs get JSON (CHANGELOG.md of Binance, "Changes regarding invalid endpoints being sent"). */
    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<String> notFound(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return ResponseEntity.status(404).contentType(MediaType.TEXT_HTML).body(NOT_FOUND_PAGE);
        }
        return json(new BinanceException(404, -1020, "This operation is not supported."));
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<String> notSupported() {
        return json(new BinanceException(405, -1020, "This operation is not supported."));
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<String> notReadable() {
        return json(BinanceException.badRequest(-1135, "Invalid JSON Request"));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> unknown(Exception failure) {
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return json(new BinanceException(
                    response.getStatusCode().value(), -1100, "Illegal characters found in a parameter."));
        }
        LOG.error("request failed", failure);
        return json(new BinanceException(500, -1000, "An unknown error occurred while processing the request."));
    }

    private static ResponseEntity<String> json(BinanceException refusal) {
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(RestJson.write(refusal.body()));
    }
}
