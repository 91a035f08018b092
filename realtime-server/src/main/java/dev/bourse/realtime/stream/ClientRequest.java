package dev.bourse.realtime.stream;

import dev.bourse.realtime.stream.Topic.OfMarket;
import dev.bourse.realtime.stream.Topic.Prices;
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

    /**
     * Streams that a client wants.
     *
     * @param account the client's account; null when that is not one of them
     */
    record SubscribeStreams(
            List<OfMarket> streams,
            @Nullable AccountWish account,
            @Nullable JsonNode id) implements ClientRequest {}

    /**
     * How a client wants its account's stream.
     *
     * @param resumeFrom the last event that it has; null to begin with the next one that happens
     */
    record AccountWish(@Nullable Long resumeFrom) {}

    record UnsubscribeStreams(
            List<OfMarket> streams,
            boolean account,
            @Nullable JsonNode id) implements ClientRequest {}

    record ListSubscriptions(@Nullable JsonNode id) implements ClientRequest {}

    /** From now on the client acts for the account that the API key is of. */
    record Authenticate(SignedRequest signed, @Nullable JsonNode id) implements ClientRequest {}

    record Refused(Refusal refusal, @Nullable JsonNode id) implements ClientRequest {}
}
