package dev.bourse.backend.web;

import org.springframework.http.HttpStatus;

/** The stable {@code error.code} of every refusal, with its HTTP status and an example of what it tells. */
public enum ErrorCode {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid HTTP."),
    MISSING_PARAMETER(HttpStatus.BAD_REQUEST, "duration is missing; it must be one of 30s, 1m, 5m, 15m, 1h, 4h, 1d."),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "limit is 'many', but it must be a whole number from 1 to 1000."),
    INVALID_RANGE(HttpStatus.BAD_REQUEST, "startTime is after endTime; exchange them."),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Pages of this origin may not call the API."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this path."),
    UNKNOWN_SYMBOL(HttpStatus.NOT_FOUND, "There is no market DOGE here."),
    NO_DATA(HttpStatus.NOT_FOUND, "There is no price of BTCUSDT at the moment."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "POST is not possible here."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer can't have the type that the Accept header asks for."),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large."),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a type that can't be read here."),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The address and headers are too long."),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side; it has been logged."),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "This method is not known."),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service can't answer at the moment; try again soon."),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database can't be reached; try again soon."),
    DATABASE_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "The database took too long; try again, or ask for less."),
    REDIS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Live prices can't be reached; try again soon.");

    private final HttpStatus status;
    private final String example;

    ErrorCode(HttpStatus status, String example) {
        this.status = status;
        this.example = example;
    }

    public HttpStatus status() {
        return status;
    }

    /** A message as a client may get it with this code. */
    public String example() {
        return example;
    }

    /** The most general code of an HTTP status. */
    static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 403 -> ORIGIN_NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 503 -> SERVICE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
