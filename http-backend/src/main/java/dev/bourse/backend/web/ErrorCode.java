package dev.bourse.backend.web;

import org.springframework.http.HttpStatus;

/** The stable {@code error.code} of every refusal, with its HTTP status and an example of what it tells. */
public enum ErrorCode {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid HTTP."),
    MISSING_PARAMETER(HttpStatus.BAD_REQUEST, "duration is missing; it must be one of 30s, 1m, 5m, 15m, 1h, 4h, 1d."),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "limit is 'many', but it must be a whole number from 1 to 1000."),
    INVALID_RANGE(HttpStatus.BAD_REQUEST, "startTime is after endTime; exchange them."),
    INVALID_JSON(HttpStatus.BAD_REQUEST, "The body is not a JSON object."),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "There is no field pasword; there are username, password."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED, "Log in with POST /api/v1/auth/login, or sign the request with an API key."),
    INVALID_CREDENTIALS(HttpStatus.UNAUTHORIZED, "There is no account with this name and password."),
    INVALID_API_KEY(HttpStatus.UNAUTHORIZED, "There is no such API key; it may have been deleted."),
    INVALID_SIGNATURE(HttpStatus.UNAUTHORIZED, "The signature does not belong to this request and key."),
    TIMESTAMP_OUT_OF_WINDOW(
            HttpStatus.UNAUTHORIZED, "timestamp is not within recvWindow of our time; set the clock, or sign anew."),
    SIGNATURE_REPLAYED(HttpStatus.UNAUTHORIZED, "This signed request has been made already; sign a new one."),
    PERMISSION_DENIED(HttpStatus.FORBIDDEN, "This needs an API key with the permission trade."),
    IP_NOT_ALLOWED(HttpStatus.FORBIDDEN, "This API key may not be used from 203.0.113.7."),
    CROSS_SITE_REQUEST(HttpStatus.FORBIDDEN, "A page of another site can't use this session."),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Pages of this origin may not call the API."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this path."),
    UNKNOWN_SYMBOL(HttpStatus.NOT_FOUND, "There is no market DOGE here."),
    NO_DATA(HttpStatus.NOT_FOUND, "There is no price of BTCUSDT at the moment."),
    UNKNOWN_ASSET(HttpStatus.NOT_FOUND, "There is no asset DOGE here."),
    UNKNOWN_ACCOUNT(HttpStatus.NOT_FOUND, "There is no account 12 here."),
    UNKNOWN_ORDER(HttpStatus.NOT_FOUND, "You have no such order."),
    CONTRADICTORY_ORDER(
            HttpStatus.BAD_REQUEST, "The order's properties exclude one another, such as postOnly and ioc."),
    INVALID_CLIENT_ORDER_ID(
            HttpStatus.BAD_REQUEST, "clientOrderId must be 1 to 36 of the characters A-Z a-z 0-9 . _ : / -"),
    CLIENT_ORDER_ID_FROM_FUTURE(
            HttpStatus.BAD_REQUEST, "The clientOrderId carries a date that is still to come; set the clock."),
    PRICE_NOT_ON_TICK(
            HttpStatus.BAD_REQUEST, "The price is no multiple of the tick; the nearest that is right is 100.50."),
    PRICE_OUT_OF_BAND(
            HttpStatus.BAD_REQUEST, "The price is too far from the last one; the nearest that is right is 110.00."),
    QUANTITY_NOT_ON_LOT(
            HttpStatus.BAD_REQUEST, "The quantity is no multiple of the lot; the nearest that is right is 0.01."),
    QUANTITY_TOO_SMALL(HttpStatus.BAD_REQUEST, "The quantity is not allowed; the nearest that is right is 0.01."),
    QUANTITY_TOO_LARGE(HttpStatus.BAD_REQUEST, "The quantity is not allowed; the nearest that is right is 1000.00."),
    INVALID_DISPLAY_QUANTITY(
            HttpStatus.BAD_REQUEST, "displayQuantity does not fit; the nearest that is right is 1.00."),
    MIN_NOTIONAL(HttpStatus.BAD_REQUEST, "The order is worth too little: it must be at least 1.00 INR."),
    NOTIONAL_TOO_LARGE(HttpStatus.BAD_REQUEST, "Price times quantity is too large."),
    EXPIRY_NOT_IN_FUTURE(HttpStatus.BAD_REQUEST, "expiresAt has passed already."),
    INVALID_TIMEOUT(HttpStatus.BAD_REQUEST, "countdownTime is too long."),
    INVALID_MARKET(HttpStatus.BAD_REQUEST, "A market needs two different assets with short names."),
    INVALID_MARKET_RULES(HttpStatus.BAD_REQUEST, "The market's limits or fees contradict one another."),
    TICK_TIMES_LOT_NOT_WHOLE(
            HttpStatus.BAD_REQUEST,
            "tickSize times lotSize must be a whole number of the quote asset's smallest unit."),
    NOT_YOUR_ACCOUNT(HttpStatus.FORBIDDEN, "userId is another's; leave it out, or give your own."),
    ON_RAMP_CLOSED(HttpStatus.FORBIDDEN, "Only an operator can credit accounts here."),
    DUPLICATE_CLIENT_ORDER_ID(
            HttpStatus.CONFLICT, "There is another order with this clientOrderId; use another, or look that order up."),
    ORDER_NOT_OPEN(HttpStatus.CONFLICT, "The order is filled, so nothing can be done with it."),
    MARKET_EXISTS(HttpStatus.CONFLICT, "There is a market with this symbol already."),
    ASSET_SCALE_DIFFERS(HttpStatus.CONFLICT, "The asset exists with another number of decimals."),
    MARKET_HALTED(HttpStatus.CONFLICT, "The market is halted; try again when it is open."),
    MARKET_CANCEL_ONLY(HttpStatus.CONFLICT, "In this market orders can only be cancelled at the moment."),
    WRONG_PASSWORD(HttpStatus.UNPROCESSABLE_CONTENT, "currentPassword is not your password."),
    INSUFFICIENT_BALANCE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "This needs 1000.00 INR and 500.00 is available; deposit more, or ask for less."),
    SUPPLY_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "There can't be so much of this asset."),
    POST_ONLY_WOULD_TAKE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The order would trade at once, at 100.75, and it is post-only; use another price."),
    FILL_OR_KILL_NOT_FILLED(
            HttpStatus.UNPROCESSABLE_CONTENT, "The order can't be filled wholly at once, and it is fill-or-kill."),
    NO_LIQUIDITY(HttpStatus.UNPROCESSABLE_CONTENT, "There is nothing to trade with at the moment; use a limit order."),
    TOO_MANY_OPEN_ORDERS(HttpStatus.UNPROCESSABLE_CONTENT, "You have as many open orders as you may; cancel some."),
    UNKNOWN_KEY(HttpStatus.NOT_FOUND, "You have no API key with this id."),
    UNKNOWN_SESSION(HttpStatus.NOT_FOUND, "You have no session with this id; it may have ended."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "POST is not possible here."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer can't have the type that the Accept header asks for."),
    USERNAME_TAKEN(HttpStatus.CONFLICT, "There is an account with this name already; log in, or choose another."),
    PASSWORD_IS_A_SETTING(
            HttpStatus.CONFLICT,
            "The operator's password is the setting OPERATOR_PASSWORD, which each start puts back; change it there."),
    TOO_MANY_KEYS(HttpStatus.CONFLICT, "You have 50 API keys, which is the most; delete one first."),
    TOO_MANY_WATCHED(HttpStatus.CONFLICT, "You watch 50 markets, which is the most; remove one first."),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body has more than 16384 bytes."),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a type that can't be read here."),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The address and headers are too long."),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "You may ask 10 times a second; wait 1 s."),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts; wait 60 s."),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side; it has been logged."),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "This method is not known."),
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service can't answer at the moment; try again soon."),
    EXCHANGE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "The exchange does not answer, so nothing was done; try again soon."),
    HISTORY_BEHIND(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The history is not up to date, so this can't be said yet; try again soon."),
    STATUS_UNKNOWN(
            HttpStatus.GATEWAY_TIMEOUT,
            "It is not known yet whether this was done; look, or send it again with the same id."),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too many people log in at once; try again in a moment."),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database can't be reached; try again soon."),
    DATABASE_BUSY(HttpStatus.SERVICE_UNAVAILABLE, "The database took too long; try again, or ask for less."),
    REDIS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "Redis can't be reached, which has prices and sessions; try again soon.");

    /**
     * The header {@code WWW-Authenticate} of every 401, which RFC 9110 section 11.6.1 asks for. The scheme is one of our own, which
     * no browser knows: for {@code Basic} and its like they would ask for a password in a dialog, over the page that asks itself.
     */
    public static final String CHALLENGE = "Bourse realm=\"account\"";

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
            case 401 -> UNAUTHENTICATED;
            case 403 -> ORIGIN_NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 503 -> SERVICE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
