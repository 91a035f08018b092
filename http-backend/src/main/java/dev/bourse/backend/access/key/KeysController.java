package dev.bourse.backend.access.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.access.Permission;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "API keys")
final class KeysController {

    private static final int MOST_KEYS = 50;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final KeyStore store;
    private final KeyCipher cipher;
    private final ApiKeys keys;
    private final InstantSource clock;

    KeysController(KeyStore store, KeyCipher cipher, ApiKeys keys, InstantSource clock) {
        this.store = store;
        this.cipher = cipher;
        this.keys = keys;
        this.clock = clock;
    }

    @OpenTo(Audience.SESSION)
    @GetMapping
    @Operation(
            summary = "Your API keys",
            description = "Without their secrets, which are shown once, when a key is made.")
    @Refuses({ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.DATABASE_BUSY})
    ResponseEntity<List<KeyView>> list(Caller caller) {
        return Fresh.ok(store.ofAccount(caller.accountId()).stream()
                .map(key -> KeyView.of(key, null))
                .toList());
    }

    @OpenTo(Audience.SESSION)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make an API key", description = "The reply is the only place that ever shows its secret.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = KeyRequest.class)))
    @ApiResponse(responseCode = "201", description = "the key is there")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.TOO_MANY_KEYS,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<KeyView> create(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        KeyRequest wanted = KeyRequest.read(body);
        StoredKey key = new StoredKey(
                new KeyRates(store.nextId(), cipher.newApiKey(), null, null),
                caller,
                wanted.label(),
                wanted.permissions(),
                wanted.ipAllowList(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
        String secret = cipher.newSecret();
        if (!store.add(key, cipher.encrypt(secret, key.key().keyId()), MOST_KEYS)) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY_KEYS, ErrorCode.TOO_MANY_KEYS.example(), Map.of("maximum", MOST_KEYS));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(KeyView.of(key, secret));
    }

    @OpenTo(Audience.SESSION)
    @DeleteMapping("/{id}")
    @Operation(
            summary = "Delete an API key",
            description =
                    "Requests signed with it are refused at once here, and within five seconds by other instances.")
    @ApiResponse(responseCode = "204", description = "the key is gone", content = @Content)
    @Refuses({ErrorCode.UNKNOWN_KEY, ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.DATABASE_BUSY})
    ResponseEntity<Void> delete(Caller caller, @Parameter(example = "7") @PathVariable String id) {
        String apiKey = store.delete(caller.accountId(), keyId(id)).orElseThrow(() -> unknown(id));
        keys.forget(apiKey);
        return ResponseEntity.noContent().build();
    }

    @OpenTo(Audience.OPERATOR)
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Give an API key rates of its own",
            description =
                    "Of any account. In place of the general limits of its account and address; null takes them away "
                            + "again, 0 is without limit.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Rates.class)))
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_KEY,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<KeyView> setRates(
            @Parameter(example = "7") @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, "ordersPerSecond", "marketDataPerSecond");
        StoredKey key = store.setRates(
                        keyId(id),
                        fields.whole("ordersPerSecond", 0, HttpBackendProperties.MAX_RATE),
                        fields.whole("marketDataPerSecond", 0, HttpBackendProperties.MAX_RATE))
                .orElseThrow(() -> unknown(id));
        keys.forget(key.key().apiKey());
        return Fresh.ok(KeyView.of(key, null));
    }

    private static long keyId(String id) {
        if (!ID.matcher(id).matches()) {
            throw unknown(id);
        }
        return Long.parseLong(id);
    }

    private static RefusedException unknown(String id) {
        return new RefusedException(
                ErrorCode.UNKNOWN_KEY, ErrorCode.UNKNOWN_KEY.example(), Map.of("id", Parameters.echo(id)));
    }

    /** The body of a change of rates; for the document only. */
    @Schema(name = "KeyRates")
    record Rates(
            @Schema(example = "500") @Nullable Integer ordersPerSecond,

            @Schema(example = "1000") @Nullable Integer marketDataPerSecond) {}

    @Schema(name = "Key")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyView(
            @Schema(example = "7") String id,

            @Schema(description = "goes into the header `X-MBX-APIKEY`")
            String apiKey,

            @Schema(description = "only in the reply that made the key") @Nullable
            String secret,

            @Schema(example = "bot") String label,

            Set<Permission> permissions,

            @Schema(example = "[\"10.0.0.0/8\"]") List<String> ipAllowList,

            @Schema(description = "absent: as everybody") @Nullable
            Integer ordersPerSecond,

            @Schema(description = "absent: as everybody") @Nullable
            Integer marketDataPerSecond,

            @Schema(description = "Unix milliseconds", example = "1756480528000")
            long createdAt,

            @Schema(
                    description = "to within a minute, Unix milliseconds; absent: never used",
                    example = "1756480528000")
            @Nullable
            Long lastUsedAt) {

        static KeyView of(StoredKey key, @Nullable String secret) {
            return new KeyView(
                    Long.toString(key.key().keyId()),
                    key.key().apiKey(),
                    secret,
                    key.label(),
                    key.permissions(),
                    key.ipAllowList(),
                    key.key().ordersPerSecond(),
                    key.key().marketDataPerSecond(),
                    key.createdAt().toEpochMilli(),
                    key.lastUsedAt() == null ? null : key.lastUsedAt().toEpochMilli());
        }

        @Override
        public String toString() {
            return "KeyView[" + id + "]";
        }
    }
}
