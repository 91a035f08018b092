package dev.bourse.maker.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An exchange whose answers a test says beforehand. What nothing was said about is done. */
public final class TestingExchange implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private int lastId = 100;
    private final List<Request> requests = new ArrayList<>();

    private record Answer(int status, String body, String retryAfter) {}

    /**
     * What was asked.
     *
     * @param what such as {@code POST order}
     */
    public record Request(String what, String query, String key, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    public TestingExchange() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next such request gets that answer; several in a row one each. */
    public TestingExchange answers(String what, int status, String body) {
        return answers(what, status, body, "");
    }

    /** As above, with a header that says when to come again. */
    public synchronized TestingExchange answers(String what, int status, String body, String retryAfter) {
        answers.computeIfAbsent(what, _ -> new ArrayDeque<>()).add(new Answer(status, body, retryAfter));
        return this;
    }

    /** As above; it refuses with a code. */
    public TestingExchange refuses(String what, int status, String code) {
        return answers(
                what, status, "{\"error\":{\"code\":\"%s\",\"message\":\"No.\",\"details\":{}}}".formatted(code));
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Such requests so far. */
    public List<Request> requests(String what) {
        return requests().stream().filter(it -> it.what().equals(what)).toList();
    }

    private void handle(HttpExchange it) throws IOException {
        try (it) {
            String path = it.getRequestURI().getPath().substring("/api/v1/".length());
            String what = it.getRequestMethod() + " " + path;
            String body = new String(it.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = it.getRequestHeaders().getFirst("X-MBX-APIKEY");
            Answer answer;
            synchronized (this) {
                requests.add(
                        new Request(what, String.valueOf(it.getRequestURI().getRawQuery()), String.valueOf(key), body));
                Deque<Answer> said = answers.getOrDefault(what, new ArrayDeque<>());
                answer =
                        said.isEmpty() ? new Answer(200, "{\"orderId\":\"" + ++lastId + "\"}", "") : said.removeFirst();
            }
            if (!answer.retryAfter().isEmpty()) {
                it.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            it.sendResponseHeaders(answer.status(), bytes.length);
            it.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
