package dev.bourse.backend.access.account;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.access.session.Sessions;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accounts")
final class PasswordController {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final OperatorAccount operator;
    private final Sessions sessions;

    PasswordController(
            AccountStore accounts,
            Passwords passwords,
            PasswordCheck check,
            OperatorAccount operator,
            Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.check = check;
        this.operator = operator;
        this.sessions = sessions;
    }

    @Schema(name = "PasswordChange")
    record ChangeDocument(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "correct horse battery staple")
            String currentPassword,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Credentials.MIN_PASSWORD,
                    maxLength = Credentials.MAX_PASSWORD,
                    example = "another horse battery staple")
            String newPassword) {}

    @OpenTo(Audience.SESSION)
    @PostMapping(
            path = "/api/v1/auth/password",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Change the password",
            description =
                    "Ends all other sessions of the account. API keys stay. Guesses are limited as those of a log in.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ChangeDocument.class)))
    @ApiResponse(responseCode = "204", description = "the new password holds", content = @Content)
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.WRONG_PASSWORD,
        ErrorCode.PASSWORD_IS_A_SETTING,
        ErrorCode.TOO_MANY_ATTEMPTS,
        ErrorCode.BUSY,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<Void> change(
            Caller caller,
            @RequestBody(required = false) byte @Nullable [] body,
            @Parameter(hidden = true) HttpServletRequest request) {
        JsonFields fields = JsonFields.read(body, "currentPassword", "newPassword");
        String current = fields.text("currentPassword");
        String wanted = Credentials.password(fields, "newPassword");
        if (operator.isNamed(caller.username())) {
            throw RefusedException.of(ErrorCode.PASSWORD_IS_A_SETTING);
        }
        if (wanted.equals(current)) {
            throw JsonFields.invalid("newPassword", "must be another than currentPassword", Map.of());
        }
        Account account = check.account(caller.username(), current, request.getRemoteAddr())
                .orElseThrow(PasswordController::wrong);
        if (!accounts.changePassword(account, passwords.hash(wanted))) {
            throw wrong(); // another request has changed it at the same time
        }
        sessions.endOthers(caller, request);
        return ResponseEntity.noContent().build();
    }

    private static RefusedException wrong() {
        return new RefusedException(
                ErrorCode.WRONG_PASSWORD, ErrorCode.WRONG_PASSWORD.example(), Map.of("parameter", "currentPassword"));
    }
}
