package dev.bourse.launcher;

import dev.bourse.maker.demo.SecretFile;
import java.io.IOException;
import java.nio.file.Path;

/** The operator of this Bourse, whose password is made at the first start and kept beside the data. */
final class Operator {

    static final String USERNAME = "operator@demo.bourse";

    private Operator() {}

    /** The password in that file; made first where there is none, for the owner's eyes only. */
    static String password(Path file) {
        try {
            return SecretFile.password(file);
        } catch (IOException e) {
            throw new CannotStartException(file + " can't be used for the operator's password (" + e + ").", e);
        }
    }
}
