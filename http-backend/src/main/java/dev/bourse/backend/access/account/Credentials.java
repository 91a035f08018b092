package dev.bourse.backend.access.account;

import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.RefusedException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name and a password that are within the rules. */
@Schema(name = "Credentials")
record Credentials(
        @Schema(description = "an e-mail address or a simple name; capitals don't count", example = "user@example.com")
        String username,

        @Schema(minLength = MIN_PASSWORD, maxLength = MAX_PASSWORD, example = "correct horse battery staple")
        String password) {

    static final String USERNAME_RULE = "must be an e-mail address, or a name of letters, digits, dots, hyphens, plus "
            + "signs and underscores, of 3 to 254 characters";
    static final String PASSWORD_RULE = "must have from 8 to 128 characters";

    static final int MIN_PASSWORD = 8;
    static final int MAX_PASSWORD = 128;

    private static final int MIN_USERNAME = 3;
    private static final int MAX_USERNAME = 254;
    private static final Pattern USERNAME =
            Pattern.compile("[a-z0-9][a-z0-9._+-]*(@[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*)?");

    /** Reads {@code {"username","password"}}. */
    static Credentials read(byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, "username", "password");
        String username = normalized(fields.text("username"));
        String password = fields.text("password");
        if (!isUsername(username)) {
            throw invalid("username", USERNAME_RULE, MIN_USERNAME, MAX_USERNAME);
        }
        return new Credentials(username, requirePassword("password", password));
    }

    /** A password in a field of that name, which must be there. */
    static String password(JsonFields fields, String name) {
        return requirePassword(name, fields.text(name));
    }

    private static String requirePassword(String name, String password) {
        if (!isPassword(password)) {
            throw invalid(name, PASSWORD_RULE, MIN_PASSWORD, MAX_PASSWORD);
        }
        return password;
    }

    /** A name as accounts have it. */
    static String normalized(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isUsername(String username) {
        return username.length() >= MIN_USERNAME
                && username.length() <= MAX_USERNAME
                && USERNAME.matcher(username).matches();
    }

    static boolean isPassword(String password) {
        int characters = password.codePointCount(0, password.length());
        return characters >= MIN_PASSWORD && characters <= MAX_PASSWORD;
    }

    private static RefusedException invalid(String name, String rule, int min, int max) {
        return JsonFields.invalid(name, rule, Map.of("minimumLength", min, "maximumLength", max));
    }

    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
