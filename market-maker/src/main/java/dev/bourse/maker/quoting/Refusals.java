package dev.bourse.maker.quoting;

import dev.bourse.maker.api.Outcome.Refused;
import dev.bourse.maker.quoting.Pause.Reason;
import java.time.Duration;

/** What a refusal means for the market in which it happened. */
final class Refusals {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private Refusals() {}

    /**
     * What comes of it.
     *
     * @param pause why the market is left alone
     * @param length for how long
     */
    record Consequence(Pause pause, Duration length) {}

    /** For a refusal that is not about a single order's moment, see {@link #isOfTheMoment}. */
    static Consequence of(Refused it) {
        return switch (it.code()) {
            case "RATE_LIMITED" ->
                new Consequence(
                        new Pause(Reason.RATE_LIMITED, "The exchange wants fewer requests: " + it.message()),
                        it.retryAfter().compareTo(A_MOMENT) < 0 ? A_MOMENT : it.retryAfter());
            case "UNREACHABLE", "EXCHANGE_UNAVAILABLE", "REDIS_UNAVAILABLE", "BUSY" ->
                new Consequence(
                        new Pause(Reason.EXCHANGE_UNAVAILABLE, "The exchange does nothing: " + it.message()), A_MOMENT);
            case "UNAUTHENTICATED",
                    "INVALID_API_KEY",
                    "INVALID_SIGNATURE",
                    "TIMESTAMP_OUT_OF_WINDOW",
                    "PERMISSION_DENIED",
                    "IP_NOT_ALLOWED" ->
                new Consequence(
                        new Pause(Reason.ACCESS_REFUSED, "The exchange refuses the API key: " + it.message()), A_WHILE);
            case "INSUFFICIENT_BALANCE" ->
                new Consequence(new Pause(Reason.NOT_FUNDED, "The account has too little: " + it.message()), A_WHILE);
            case "MARKET_HALTED" -> new Consequence(new Pause(Reason.MARKET_HALTED, it.message()), A_MOMENT);
            case "MARKET_CANCEL_ONLY" -> new Consequence(new Pause(Reason.MARKET_CANCEL_ONLY, it.message()), A_MOMENT);
            default ->
                new Consequence(
                        new Pause(Reason.ORDER_REFUSED, "The exchange refuses an order: " + it.message()), A_WHILE);
        };
    }

    /** True when the market has only moved on in between: looking anew is all that it takes. */
    static boolean isOfTheMoment(Refused it) {
        return switch (it.code()) {
            case "POST_ONLY_WOULD_TAKE",
                    "ORDER_NOT_OPEN",
                    "UNKNOWN_ORDER",
                    "DUPLICATE_CLIENT_ORDER_ID",
                    "SIGNATURE_REPLAYED" -> true;
            default -> false;
        };
    }
}
