package dev.bourse.backend.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpStatus;

/**
 * An error as TradingView's UDF protocol has it (https://www.tradingview.com/charting-library-docs/latest/connecting_data/UDF), for the
 * paths that speak it. There an error about what was asked is an answer like others, with status 200; whatever else goes wrong keeps its
 * status, with the same body.
 */
@Schema(name = "UdfError")
public record UdfError(
        @Schema(example = "error") String s,

        @Schema(description = "what to do, for a person", example = "There is no market DOGE here.")
        String errmsg) {

    private static final String PATHS = "/api/v1/udf/";

    /** Whether errors at this path have this form. */
    public static boolean isExpectedAt(String path) {
        return path.startsWith(PATHS);
    }

    static UdfError of(RefusedException refusal) {
        return new UdfError("error", String.valueOf(refusal.getMessage()));
    }

    static HttpStatus status(RefusedException refusal) {
        return switch (refusal.code()) {
            case MISSING_PARAMETER, INVALID_PARAMETER, INVALID_RANGE, UNKNOWN_SYMBOL, NO_DATA -> HttpStatus.OK;
            default -> refusal.code().status();
        };
    }
}
