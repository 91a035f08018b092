package dev.bourse.backend.access.key;

import dev.bourse.backend.access.Permission;
import dev.bourse.backend.web.JsonFields;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a new key. */
@Schema(name = "NewKey")
record KeyRequest(
        @Schema(description = "what you call it, at most 64 characters", example = "bot")
        String label,

        @ArraySchema(schema = @Schema(implementation = Permission.class), arraySchema = @Schema(example = "[\"read\"]"))
        Set<Permission> permissions,

        @ArraySchema(
                schema = @Schema(implementation = String.class),
                arraySchema =
                        @Schema(
                                description = "addresses and networks that it may be used from; empty or absent: all",
                                example = "[\"10.0.0.0/8\", \"2001:db8::1\"]"))
        List<String> ipAllowList) {

    private static final int LONGEST_LABEL = 64;
    private static final int MOST_ADDRESSES = 20;
    private static final String ADDRESS_RULE =
            "must be at most 20 IPv4 or IPv6 addresses or networks such as 10.0.0.0/8";

    static KeyRequest read(byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, "label", "permissions", "ipAllowList");
        return new KeyRequest(label(fields), permissions(fields), addresses(fields));
    }

    private static String label(JsonFields fields) {
        String label = fields.text("label").strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw JsonFields.invalid(
                    "label",
                    "must have from 1 to 64 characters, and no control characters",
                    Map.of("maximumLength", LONGEST_LABEL));
        }
        return label;
    }

    private static Set<Permission> permissions(JsonFields fields) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String label : fields.texts("permissions")) {
            permissions.add(Permission.of(label)
                    .orElseThrow(() -> JsonFields.invalid(
                            "permissions",
                            "may have " + String.join(" and ", Permission.LABELS) + " only",
                            Map.of("allowed", Permission.LABELS))));
        }
        return permissions;
    }

    private static List<String> addresses(JsonFields fields) {
        if (!fields.has("ipAllowList")) {
            return List.of();
        }
        List<String> addresses = fields.texts("ipAllowList").stream()
                .map(String::strip)
                .distinct()
                .toList();
        if (addresses.size() > MOST_ADDRESSES || AllowList.parse(addresses).isEmpty()) {
            throw JsonFields.invalid("ipAllowList", ADDRESS_RULE, Map.of("maximumEntries", MOST_ADDRESSES));
        }
        return addresses;
    }
}
