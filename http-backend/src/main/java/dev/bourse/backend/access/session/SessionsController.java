package dev.bourse.backend.access.session;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.access.session.SessionStore.Used;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/auth/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Accounts")
final class SessionsController {

    private final SessionStore store;
    private final Sessions sessions;

    SessionsController(SessionStore store, Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    @OpenTo(Audience.SESSION)
    @GetMapping
    @Operation(
            summary = "Where the account is logged in",
            description = "The session that was used last comes first. Those that API keys made are not among them.")
    ResponseEntity<SessionsView> list(Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        Optional<SessionToken> current = Sessions.token(request);
        return Fresh.ok(new SessionsView(store.ofAccount(caller.accountId()).stream()
                .map(it -> ListedSession.of(it, current))
                .toList()));
    }

    @OpenTo(Audience.SESSION)
    @DeleteMapping("/{id}")
    @Operation(summary = "Log out somewhere", description = "Ends one session of the account, be it this one.")
    @ApiResponse(responseCode = "204", description = "the session is over", content = @Content)
    @Refuses(ErrorCode.UNKNOWN_SESSION)
    ResponseEntity<Void> end(
            Caller caller,
            @Parameter(example = "5d41402abc4b2a76b9719d911017c592") @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        SessionToken token = store.ofAccount(caller.accountId()).stream()
                .map(Used::token)
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.UNKNOWN_SESSION,
                        ErrorCode.UNKNOWN_SESSION.example(),
                        Map.of("id", Parameters.echo(id))));
        if (Sessions.token(request).equals(Optional.of(token))) {
            sessions.end(caller, request, response);
        } else {
            store.end(token, caller.accountId());
        }
        return ResponseEntity.noContent().build();
    }

    @OpenTo(Audience.SESSION)
    @DeleteMapping
    @Operation(summary = "Log out everywhere else", description = "Ends all sessions of the account but this one.")
    @ApiResponse(responseCode = "204", description = "the others are over", content = @Content)
    ResponseEntity<Void> endOthers(Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        sessions.endOthers(caller, request);
        return ResponseEntity.noContent().build();
    }

    @Schema(name = "Sessions")
    record SessionsView(List<ListedSession> sessions) {}

    @Schema(name = "ListedSession")
    record ListedSession(
            @Schema(description = "for ending it; not its token", example = "5d41402abc4b2a76b9719d911017c592")
            String id,

            @Schema(description = "Unix milliseconds", example = "1756480528000")
            long createdAt,

            @Schema(
                    description = "Unix milliseconds, to within a minute; a live stream uses it too",
                    example = "1756480588000")
            long lastUsedAt,

            @Schema(description = "when it ends unless it is used, Unix milliseconds", example = "1756523728000")
            long expiresAt,

            @Schema(description = "where it began", example = "203.0.113.7") @Nullable
            String address,

            @Schema(
                    description = "what the client called itself then; null when it did not",
                    example = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0")
            @Nullable
            String userAgent,

            @Schema(description = "whether this request belongs to it")
            boolean current) {

        static ListedSession of(Used it, Optional<SessionToken> current) {
            return new ListedSession(
                    it.token().id(),
                    it.session().createdAt(),
                    it.lastUsedAt(),
                    it.session().expiresAt(),
                    it.session().address(),
                    it.session().userAgent(),
                    current.equals(Optional.of(it.token())));
        }
    }
}
