package dev.bourse.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Asks the simulated exchange which symbols it has: of a recording nobody else knows, and all of it is carried. */
final class SimulatedSymbols {

    private SimulatedSymbols() {}

    static List<String> of(String restUrl) {
        URI uri = URI.create(restUrl + "/api/v3/exchangeInfo");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared()
                    .readTree(body)
                    .path("symbols")
                    .valueStream()
                    .map(it -> it.path("symbol").asString())
                    .toList();
        } catch (IOException e) {
            throw new CannotStartException("The simulated exchange does not answer at " + uri + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("Interrupted while starting.", e);
        }
    }
}
