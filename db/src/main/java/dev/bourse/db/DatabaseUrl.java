package dev.bourse.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, as {@code DATABASE_URL} says it: {@code postgresql://user:password@host:port/database}, with JDBC
 * parameters after a {@code ?} if need be. The scheme may also be {@code postgres} or {@code jdbc:postgresql}, and user and
 * password may be parameters. Special characters are percent-encoded, as in any URL.
 *
 * @param jdbcUrl for the driver, without the credentials
 * @param user empty when the URL has none
 * @param password empty when the URL has none
 */
public record DatabaseUrl(String jdbcUrl, String user, String password) {

    /** The form to show to a person whose URL is not understood. */
    public static final String FORM = "postgresql://user:password@host:5432/database";

    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong and shows no password
     */
    public static DatabaseUrl parse(String url) {
        String plain = url.strip();
        if (plain.startsWith("jdbc:")) {
            plain = plain.substring("jdbc:".length());
        }
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw wrong("does not begin with postgresql://");
        }
        return of(uri(plain));
    }

    private static URI uri(String plain) {
        try {
            return new URI(plain).parseServerAuthority();
        } catch (URISyntaxException e) {
            // The parser's own message quotes the URL, and with it the password.
            throw wrong("is not a URL: near character " + (e.getIndex() + 1)
                    + ", something is missing or not percent-encoded");
        }
    }

    private static DatabaseUrl of(URI uri) {
        if (uri.getHost() == null) {
            throw wrong("names no host");
        }
        String database = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        if (database.isEmpty() || database.contains("/")) {
            throw wrong("names no database after the host");
        }
        String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        String user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
        List<String> parameters = new ArrayList<>();
        for (String parameter : query(uri.getRawQuery())) {
            if (parameter.startsWith("user=")) {
                user = URLDecoder.decode(parameter.substring("user=".length()), StandardCharsets.UTF_8);
            } else if (parameter.startsWith("password=")) {
                password = URLDecoder.decode(parameter.substring("password=".length()), StandardCharsets.UTF_8);
            } else {
                parameters.add(parameter);
            }
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + "/" + database + query, user, password);
    }

    private static List<String> query(@Nullable String rawQuery) {
        return rawQuery == null || rawQuery.isEmpty() ? List.of() : List.of(rawQuery.split("&", -1));
    }

    /** Unlike {@link URLDecoder}, leaves a plus sign alone: before the question mark it means itself. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("DATABASE_URL " + what + "; it must look like " + FORM + ".");
    }

    /** The URL in the form that {@link #parse} reads, with the password: for {@code DATABASE_URL}, not for logs. */
    public String toUrl() {
        String address = jdbcUrl.substring("jdbc:postgresql://".length());
        if (user.isEmpty()) {
            return "postgresql://" + address;
        }
        return "postgresql://" + encoded(user) + (password.isEmpty() ? "" : ":" + encoded(password)) + "@" + address;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** For logs: without the password. */
    @Override
    public String toString() {
        return (user.isEmpty() ? "" : user + "@") + jdbcUrl.substring("jdbc:postgresql://".length());
    }
}
