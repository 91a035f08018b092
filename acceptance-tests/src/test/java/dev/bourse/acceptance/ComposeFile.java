package dev.bourse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml}, read. */
final class ComposeFile {

    /** {@code ${NAME:-default}} */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

    /** Where the project is, from this module. */
    static final Path ROOT = Path.of("..");

    /** The project's own. */
    static final ComposeFile PROJECT = read(ROOT.resolve("docker-compose.yml"));

    private final Map<?, ?> root;

    private ComposeFile(Map<?, ?> root) {
        this.root = root;
    }

    private static ComposeFile read(Path file) {
        try {
            return new ComposeFile(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Container> services() {
        Map<String, Container> services = new LinkedHashMap<>();
        map(root.get("services")).forEach((name, it) -> services.put(name, new Container(name, map(it))));
        return services;
    }

    List<Container> services(String profile) {
        return services().values().stream()
                .filter(it -> it.profiles().contains(profile))
                .toList();
    }

    Set<String> networks() {
        return map(root.get("networks")).keySet();
    }

    Set<String> volumes() {
        return map(root.get("volumes")).keySet();
    }

    /** What {@code text} is when no variable is set: each stands for its default. */
    static String withDefaults(String text) {
        String result = VARIABLE.matcher(text).replaceAll(it -> Matcher.quoteReplacement(it.group(2)));
        if (result.contains("$")) {
            throw new IllegalArgumentException("'" + text + "' has a variable without a default");
        }
        return result;
    }

    /** The default if {@code text} is nothing but a variable of that name. */
    static Optional<String> defaultOf(String name, String text) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.matches() && matcher.group(1).equals(name) ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** A service: what runs in one container. */
    record Container(String name, Map<String, Object> settings) {

        String image() {
            return text("image");
        }

        /** The module that it is built from; empty for an image that somebody else makes. */
        Optional<String> module() {
            Map<String, Object> build = map(settings.get("build"));
            return Optional.ofNullable(map(build.get("args")).get("MODULE")).map(Object::toString);
        }

        String text(String setting) {
            return String.valueOf(settings.get(setting));
        }

        List<String> list(String setting) {
            Object value = settings.get(setting);
            return value == null
                    ? List.of()
                    : ((Collection<?>) value).stream().map(Object::toString).toList();
        }

        List<String> profiles() {
            return list("profiles");
        }

        /** As written, with variables. */
        Map<String, String> environment() {
            return map(settings.get("environment")).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, it -> String.valueOf(it.getValue())));
        }

        /** As the container gets it when no variable is set. */
        Map<String, String> defaultEnvironment() {
            return environment().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, it -> withDefaults(it.getValue())));
        }

        /** Its networks, and the names by which others find it there. */
        Map<String, Set<String>> networks() {
            Map<String, Set<String>> networks = new LinkedHashMap<>();
            if (settings.get("networks") instanceof Map<?, ?>) {
                map(settings.get("networks")).forEach((network, it) -> networks.put(network, names(map(it))));
            } else {
                list("networks").forEach(it -> networks.put(it, Set.of(name)));
            }
            return networks;
        }

        private Set<String> names(Map<String, Object> network) {
            Set<String> names = new HashSet<>(Set.of(name));
            if (network.get("aliases") instanceof Collection<?> aliases) {
                aliases.forEach(it -> names.add(it.toString()));
            }
            return names;
        }

        /** The services that it waits for, and until when. */
        Map<String, String> dependsOn() {
            return map(settings.get("depends_on")).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            it -> String.valueOf(map(it.getValue()).get("condition"))));
        }

        /** The command that tells whether it is well, its words separated by blanks; empty when there is none. */
        String healthCheck() {
            Object test = map(settings.get("healthcheck")).get("test");
            return test == null
                    ? ""
                    : ((Collection<?>) test).stream().map(Object::toString).collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
