package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of Server-Sent Events that reads when the test says so. */
final class TestEventSource implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    /** One event; {@code id} is empty for none. */
    record Event(String event, String id, String data) {}

    TestEventSource(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        headers.forEach(request::header);
        response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The next event of that kind; others are passed over. */
    Event next(String kind) throws IOException {
        return next(kind, "");
    }

    /** As {@link #next(String)}, with {@code part} in it. */
    Event next(String kind, String part) throws IOException {
        Event event = next();
        while (event != null && !(event.event().equals(kind) && event.data().contains(part))) {
            event = next();
        }
        if (event == null) {
            throw new IOException("the stream has ended before there was another " + kind);
        }
        return event;
    }

    /** The next event; null at the end. */
    @Nullable
    Event next() throws IOException {
        String kind = "";
        String id = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] field = line.split(": ", 2);
            switch (field[0]) {
                case "event" -> kind = field[1];
                case "id" -> id = field[1];
                case "data" -> data = field[1];
                default -> {
                    if (line.isEmpty() && !data.isEmpty()) {
                        return new Event(kind, id, data);
                    }
                }
            }
        }
        return null;
    }

    /** Reads up to the next comment, which shows that the server is there; null at the end. */
    @Nullable
    String nextComment() throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(":")) {
            line = lines.readLine();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
