package dev.bourse.realtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP backend as the realtime server sees it: it answers what the test says, 404 otherwise, and knows accounts. */
final class TestBackend implements AutoCloseable {

    private static final String NO_DATA = "{\"error\":{\"code\":\"NO_DATA\",\"message\":\"none\",\"details\":{}}}";

    final TestAccounts accounts = new TestAccounts();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean broken;

    TestBackend() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.endsWith("/enigma")) { // asked for all the time, whatever a test is about
            requests.incrementAndGet();
        }
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        if (!broken && accounts.knows(path)) {
            TestAccounts.Answer answer = accounts.answer(exchange.getRequestMethod(), path, query, exchange);
            send(exchange, answer.status(), answer.json());
            return;
        }
        String body = answers.getOrDefault(path + "?" + query.replaceAll("&startTime.*", ""), NO_DATA);
        send(exchange, broken ? 503 : body.equals(NO_DATA) ? 404 : 200, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    /** While true every request is answered with 503. */
    void broken(boolean isBroken) {
        broken = isBroken;
    }

    void current(String symbol, String duration, String json) {
        answers.put("/api/v1/candles/current?symbol=" + symbol + "&duration=" + duration, json);
    }

    void ticker(String symbol, String json) {
        answers.put("/api/v1/ticker/24hr?symbol=" + symbol, json);
    }

    void noTicker(String symbol) {
        answers.remove("/api/v1/ticker/24hr?symbol=" + symbol);
    }

    void enigma(String symbol, String json) {
        answers.put("/api/v1/symbols/" + symbol + "/enigma?null", json);
    }

    void closed(String symbol, String duration, String candlesJson) {
        answers.put("/candles?asset=" + symbol + "&duration=" + duration, "{\"candles\":[" + candlesJson + "]}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
