package dev.bourse.backend.access.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.access.Permission;
import dev.bourse.backend.access.limit.Attempts;
import dev.bourse.backend.access.session.CrossSite;
import dev.bourse.backend.access.session.Sessions;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/auth", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Accounts")
final class AuthController {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final Attempts attempts;
    private final Sessions sessions;
    private final CrossSite crossSite;

    AuthController(
            AccountStore accounts,
            Passwords passwords,
            PasswordCheck check,
            Attempts attempts,
            Sessions sessions,
            CrossSite crossSite) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.check = check;
        this.attempts = attempts;
        this.sessions = sessions;
        this.crossSite = crossSite;
    }

    @OpenTo(Audience.ANYONE)
    @PostMapping(path = "/register", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make an account", description = "Also logs in: the reply sets the cookie `session_token`.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Credentials.class)))
    @ApiResponse(responseCode = "201", description = "the account is there, and its owner is logged in")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.CROSS_SITE_REQUEST,
        ErrorCode.USERNAME_TAKEN,
        ErrorCode.TOO_MANY_ATTEMPTS,
        ErrorCode.BUSY,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY,
        ErrorCode.REDIS_UNAVAILABLE
    })
    ResponseEntity<SessionView> register(
            @RequestBody(required = false) byte @Nullable [] body,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        crossSite.refuse(request);
        Credentials credentials = Credentials.read(body);
        attempts.register(request.getRemoteAddr());
        if (accounts.find(credentials.username()).isPresent()) {
            throw taken(credentials);
        }
        Account account = accounts.create(credentials.username(), passwords.hash(credentials.password()))
                .orElseThrow(() -> taken(credentials));
        return view(HttpStatus.CREATED, sessions.begin(account.caller(), request, response));
    }

    @OpenTo(Audience.ANYONE)
    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Log in", description = "The reply sets the cookie `session_token`.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Credentials.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_CREDENTIALS,
        ErrorCode.CROSS_SITE_REQUEST,
        ErrorCode.TOO_MANY_ATTEMPTS,
        ErrorCode.BUSY,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY,
        ErrorCode.REDIS_UNAVAILABLE
    })
    ResponseEntity<SessionView> login(
            @RequestBody(required = false) byte @Nullable [] body,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        crossSite.refuse(request);
        Credentials credentials = Credentials.read(body);
        Account account = check.account(credentials.username(), credentials.password(), request.getRemoteAddr())
                .orElseThrow(() -> RefusedException.of(ErrorCode.INVALID_CREDENTIALS));
        return view(HttpStatus.OK, sessions.begin(account.caller(), request, response));
    }

    @OpenTo(Audience.SESSION)
    @PostMapping("/logout")
    @Operation(summary = "Log out", description = "Ends this session; others of the account go on.")
    @ApiResponse(responseCode = "204", description = "the session is over", content = @Content)
    ResponseEntity<Void> logout(
            Caller caller,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        sessions.end(caller, request, response);
        return ResponseEntity.noContent().build();
    }

    @OpenTo(Audience.READ)
    @GetMapping("/session")
    @Operation(summary = "Who is logged in, or whose key signed the request")
    ResponseEntity<SessionView> session(Identity identity) {
        return view(HttpStatus.OK, identity);
    }

    @OpenTo(Audience.READ)
    @PostMapping("/session")
    @Operation(
            summary = "Make a session of a signed request",
            description =
                    "A session of five minutes that may do what the key may, as long as the key is there; the reply sets "
                            + "the cookie `session_token`. For signed requests only.")
    @ApiResponse(responseCode = "201", description = "the session has begun")
    ResponseEntity<SessionView> sessionOfKey(
            Identity identity,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        KeyRates key = identity.key();
        if (identity.kind() != Identity.Kind.KEY || key == null) {
            String needed = "a request that is signed with an API key";
            throw new RefusedException(
                    ErrorCode.PERMISSION_DENIED, "This needs " + needed + ".", Map.of("needed", needed));
        }
        return view(HttpStatus.CREATED, sessions.begin(identity, key, request, response));
    }

    private static RefusedException taken(Credentials credentials) {
        return new RefusedException(
                ErrorCode.USERNAME_TAKEN,
                ErrorCode.USERNAME_TAKEN.example(),
                Map.of("username", credentials.username()));
    }

    private static ResponseEntity<SessionView> view(HttpStatus status, Identity identity) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(SessionView.of(identity));
    }

    @Schema(name = "Session")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionView(
            @Schema(example = "12") String accountId,

            @Schema(example = "user@example.com") String username,

            boolean operator,

            @Schema(
                    description =
                            "when the session ends unless it is used, Unix milliseconds; absent for a signed request",
                    example = "1756480528000")
            @Nullable
            Long expiresAt,

            @Schema(description = "what the key may do; absent after a log in, which may do everything") @Nullable
            Set<Permission> permissions) {

        static SessionView of(Identity identity) {
            boolean byKey = identity.kind() != Identity.Kind.LOGIN;
            return new SessionView(
                    Long.toString(identity.caller().accountId()),
                    identity.caller().username(),
                    identity.caller().isOperator(),
                    identity.kind() == Identity.Kind.KEY ? null : identity.expiresAt(),
                    byKey ? identity.permissions() : null);
        }
    }
}
