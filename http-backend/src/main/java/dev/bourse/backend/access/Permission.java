package dev.bourse.backend.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an API key may do. Somebody who logged in may do all of it. */
public enum Permission {
    READ,
    TRADE;

    /** All labels. */
    public static final List<String> LABELS =
            Arrays.stream(values()).map(Permission::label).toList();

    /** The one of this label. */
    public static Optional<Permission> of(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }

    /** As clients write it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
