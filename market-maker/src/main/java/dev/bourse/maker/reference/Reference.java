package dev.bourse.maker.reference;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A price to quote around.
 *
 * @param price null while there is none, or none is known yet
 * @param ageMs how long it has been the newest that is known
 * @param problem why it is of no use, for people; null when nothing speaks against it but perhaps its age
 */
public record Reference(
        @Nullable BigDecimal price, long ageMs, @Nullable String problem) {

    /** Nobody has looked yet. */
    public static final Reference UNKNOWN = new Reference(null, 0, null);

    static Reference none(String problem) {
        return new Reference(null, 0, problem);
    }
}
