package dev.bourse.maker.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Makes a demonstration, and ends: for {@code docker-compose.yml}. */
final class MakeDemo {

    private static final String API_URL = "API_URL";
    private static final String OPERATOR_USERNAME = "OPERATOR_USERNAME";
    private static final String OPERATOR_PASSWORD = "OPERATOR_PASSWORD";
    private static final String API_KEY_FILE = "API_KEY_FILE";
    private static final List<String> VARIABLES = List.of(API_URL, OPERATOR_USERNAME, OPERATOR_PASSWORD, API_KEY_FILE);

    private MakeDemo() {}

    static void main() throws InterruptedException {
        List<String> missing =
                VARIABLES.stream().filter(it -> value(it).isEmpty()).toList();
        if (!missing.isEmpty()) {
            fail("Not set: " + String.join(", ", missing) + ".");
        }
        try {
            new DemoExchange(
                            URI.create(value(API_URL)),
                            value(OPERATOR_USERNAME),
                            value(OPERATOR_PASSWORD),
                            Path.of(value(API_KEY_FILE)))
                    .make();
            System.out.println("The demo's markets, accounts and the market maker's key are there.");
        } catch (DemoFailedException | IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private static String value(String variable) {
        return System.getenv().getOrDefault(variable, "");
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
