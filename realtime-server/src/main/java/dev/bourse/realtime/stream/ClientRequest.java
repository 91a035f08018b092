package dev.bourse.realtime.stream;

import dev.bourse.realtime.stream.Topic.Prices;
import dev.bourse.realtime.stream.Topic.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client asks for. The {@code id} of a request by {@code method} comes back in its reply. */
public sealed interface ClientRequest {

    /** {@code {"type":"subscribe","symbols":[..]}}: from now on only the prices that were asked for. */
    record SubscribePrices(List<Prices> prices) implements ClientRequest {}

    record UnsubscribePrices(List<Prices> prices) implements ClientRequest {}

    record Ping() implements ClientRequest {}

    /** {@code {"type":"pong"}}, which needs no answer. */
    record Pong() implements ClientRequest {}

    record SubscribeStreams(List<Stream> streams, @Nullable JsonNode id) implements ClientRequest {}

    record UnsubscribeStreams(
            List<Stream> streams, @Nullable JsonNode id) implements ClientRequest {}

    record ListSubscriptions(@Nullable JsonNode id) implements ClientRequest {}

    record Refused(Refusal refusal, @Nullable JsonNode id) implements ClientRequest {}
}
