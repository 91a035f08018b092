package dev.bourse.backend.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** The body of every error: {@code {"error":{"code","message","details"}}}. */
@Schema(name = "Error", description = "The body of every error, whatever its path and status")
public record ErrorBody(Detail error) {

    /**
     * What went wrong.
     *
     * @param code upper snake, never renamed
     * @param message what a person can do about it
     * @param details the values behind it; {@code allowed} where a value is out of a fixed set
     */
    @Schema(name = "ErrorDetail")
    public record Detail(String code, String message, Map<String, Object> details) {}

    static ErrorBody of(ErrorCode code, String message, Map<String, Object> details) {
        return new ErrorBody(new Detail(code.name(), message, details));
    }
}
