package dev.bourse.maker.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the maker has its API key from: its settings, or a file with the answer of {@code POST /api/v1/keys}. The file may come, and may change,
 * at any time. Thread-safe.
 */
public final class KeyHolder {

    private static final Logger LOG = LoggerFactory.getLogger(KeyHolder.class);
    private static final int MOST_BYTES = 16_384;

    private final @Nullable Credentials given;
    private final @Nullable Path file;
    private String problem = "";

    private KeyHolder(@Nullable Credentials given, @Nullable Path file) {
        this.given = given;
        this.file = file;
    }

    /** Always this key. */
    public static KeyHolder of(Credentials key) {
        return new KeyHolder(key, null);
    }

    /** What stands in that file whenever it is asked for. */
    public static KeyHolder in(Path file) {
        return new KeyHolder(null, file);
    }

    /** No key at all. */
    public static KeyHolder empty() {
        return new KeyHolder(null, null);
    }

    /** The key; null while there is none. */
    public synchronized @Nullable Credentials key() {
        if (given != null || file == null) {
            return given;
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                return unusable(file + " is too long for an API key");
            }
            JsonNode key = JsonMapper.shared().readTree(Files.readString(file));
            String apiKey = key.path("apiKey").asString("");
            String secret = key.path("secret").asString("");
            if (apiKey.isEmpty() || secret.isEmpty()) {
                return unusable(file + " has no apiKey and secret; it must be the answer of POST /api/v1/keys");
            }
            problem = "";
            return new Credentials(apiKey, secret);
        } catch (NoSuchFileException e) {
            return unusable(file + " is not there yet");
        } catch (IOException e) {
            return unusable(file + " can't be read (" + e + ")");
        } catch (JacksonException e) {
            return unusable(file + " is not JSON; it must be the answer of POST /api/v1/keys");
        }
    }

    /** Why there is no key, for people: part of a sentence. */
    public synchronized String problem() {
        return file == null ? "neither API_KEY and API_SECRET nor API_KEY_FILE is set" : problem;
    }

    private @Nullable Credentials unusable(String why) {
        if (!why.equals(problem)) {
            LOG.info("no API key cause={}", why);
            problem = why;
        }
        return null;
    }
}
