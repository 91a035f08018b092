package dev.bourse.maker.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Makes a demonstration, and ends: for {@code docker-compose.yml}. */
final class MakeDemo {

    private MakeDemo() {}

    static void main() throws InterruptedException {
        Map<String, String> environment = System.getenv();
        try {
            new DemoExchange(
                            URI.create(required(environment, "API_URL")),
                            required(environment, "OPERATOR_USERNAME"),
                            required(environment, "OPERATOR_PASSWORD"),
                            Path.of(required(environment, "API_KEY_FILE")))
                    .make();
            System.out.println("The demo's markets, accounts and the market maker's key are there.");
        } catch (DemoFailedException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static String required(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(variable + " is not set.");
        }
        return value;
    }
}
