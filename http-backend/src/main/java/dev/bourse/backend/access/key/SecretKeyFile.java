package dev.bourse.backend.access.key;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.service.InvalidSettingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The master key: 32 random bytes in Base64, in a file that only its owner may read. It is made at the first start. Whoever has
 * the database alone can't sign for anybody; whoever loses this file makes all API keys worthless.
 */
@Component
final class SecretKeyFile {

    private static final int BYTES = 32;
    private static final Logger log = LoggerFactory.getLogger(SecretKeyFile.class);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final byte[] masterKey;

    SecretKeyFile(HttpBackendProperties properties) {
        Path path = Path.of(properties.secretKeyFile());
        try {
            if (!Files.exists(path)) {
                create(path.toAbsolutePath());
            }
            this.masterKey = read(path);
        } catch (IOException e) {
            throw unusable(path);
        }
    }

    byte[] masterKey() {
        return masterKey.clone();
    }

    /** Writes a file beside and links it: of two instances that start at once one wins, and neither sees half a key. */
    private static void create(Path path) throws IOException {
        Path directory = path.getParent();
        if (directory == null) {
            throw unusable(path);
        }
        Files.createDirectories(directory);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path temporary = Files.createTempFile(directory, ".secret", ".new", OWNER_ONLY);
        try {
            Files.writeString(temporary, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
            Files.createLink(path, temporary);
            log.info("made the key that API secrets are encrypted with; keep a copy of it file={}", path);
        } catch (FileAlreadyExistsException e) {
            log.info("another instance has just made the key file={}", path);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static byte[] read(Path path) throws IOException {
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(path, StandardCharsets.US_ASCII).strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw unusable(path);
        }
        throw unusable(path);
    }

    private static InvalidSettingException unusable(Path path) {
        return new InvalidSettingException(
                "SECRET_KEY_FILE",
                path.toString(),
                "a readable file of 32 random bytes in Base64, or one that can be made there");
    }
}
