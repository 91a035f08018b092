package dev.bourse.backend.operate;

import dev.bourse.backend.peers.ServiceHealth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is the matter with a service, in sentences, out of what it says of its health. */
final class Problems {

    private static final String UP = "UP";
    private static final String UNKNOWN = "UNKNOWN";
    private static final List<String> TELLING = List.of("problem", "error", "state");

    private Problems() {}

    /** Null when nothing is. */
    static @Nullable String of(ServiceHealth health) {
        if (health.problem() != null) {
            return ended(Character.toUpperCase(health.problem().charAt(0))
                    + health.problem().substring(1));
        }
        if (health.health() == null) {
            return null;
        }
        List<String> all = new ArrayList<>();
        health.health().path("components").forEachEntry((name, component) -> {
            JsonNode details = component.path("details");
            List<String> pauses = pauses(details);
            String status = component.path("status").asString(UP);
            if (!pauses.isEmpty()) {
                all.addAll(pauses);
            } else if (!status.equals(UP) && !status.equals(UNKNOWN)) {
                all.add(ended(name + ": " + reason(status, details)));
            }
        });
        return all.isEmpty() ? null : String.join(" ", all);
    }

    private static String reason(String status, JsonNode details) {
        for (String name : TELLING) {
            String said = details.path(name).asString("");
            if (!said.isEmpty()) {
                return said;
            }
        }
        List<String> said = new ArrayList<>();
        details.forEachEntry((name, value) -> {
            if (value.isString() && !value.asString().equals("ok")) {
                said.add(name + " " + value.asString());
            }
        });
        return said.isEmpty() ? status : String.join(", ", said);
    }

    /** The maker's reasons for not quoting markets, which need not be faults. */
    private static List<String> pauses(JsonNode details) {
        List<String> all = new ArrayList<>();
        details.forEachEntry((market, value) -> {
            String why = value.path("why").asString("");
            if (!why.isEmpty()) {
                all.add(ended(market + " is not quoted: " + why));
            }
        });
        return all;
    }

    private static String ended(String said) {
        return said.endsWith(".") ? said : said + ".";
    }
}
