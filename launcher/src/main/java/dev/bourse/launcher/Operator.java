package dev.bourse.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The operator of this Bourse, whose password is made at the first start and kept beside the data. */
final class Operator {

    static final String USERNAME = "operator@demo.bourse";

    private static final int PASSWORD_BYTES = 18;

    private Operator() {}

    /** The password in that file; made first where there is none, for the owner's eyes only. */
    static String password(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStartException(file + " can't be used for the operator's password (" + e + ").", e);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return;
        }
        Files.write(file, (password + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
    }
}
