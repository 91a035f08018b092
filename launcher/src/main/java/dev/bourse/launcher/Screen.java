package dev.bourse.launcher;

import dev.bourse.maker.demo.DemoExchange;
import java.nio.file.Path;
import java.time.Duration;

/** What the terminal shows. */
final class Screen {

    private Screen() {}

    /** One screen that says what runs where. */
    static String ready(Ports ports, Feed feed, Path data, Duration took) {
        String source = switch (feed) {
            case Feed.Simulated _ -> "simulated market (http://localhost:" + ports.simulator() + "), not real prices";
            case Feed.Binance _ -> "Binance, live";
            case Feed.Recorded(var files, var speed) ->
                files.size() + " recorded file(s) at speed " + speed + ", not live prices";
        };
        return """

                Bourse is up (%.1f s).

                  Page           http://localhost:%d/
                  REST API       http://localhost:%d/docs
                  WebSocket      ws://localhost:%d/
                  Feed           %s
                  Trade as       %s, password %s (play money)
                  Operator       %s, password in %s
                  Market maker   quotes all markets; http://localhost:%d/health says how
                  Health         http://localhost:%d/api/v1/health
                  PostgreSQL     postgresql://postgres:postgres@localhost:%d/postgres
                  Redis          redis://localhost:%d
                  Data and logs  %s

                Ctrl-C stops it; the data stays.
                """.formatted(
                        took.toMillis() / 1000.0,
                        ports.backend(),
                        ports.backend(),
                        ports.realtime(),
                        source,
                        String.join(" or ", DemoExchange.TRADERS),
                        DemoExchange.PASSWORD,
                        Operator.USERNAME,
                        data.resolve("operator.password"),
                        ports.maker(),
                        ports.backend(),
                        ports.postgres(),
                        ports.redis(),
                        data);
    }

    /** The innermost message of a failure: what a person can do something about. */
    static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null ? innermost.toString() : message;
    }
}
