package dev.bourse.simulator.stream;

import dev.bourse.simulator.connection.ClientConnection;
import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.connection.Endings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code SUBSCRIBE} and its relatives (web-socket-streams.md, "Live Subscribing/Unsubscribing to streams"). Errors come
 * as {@code {"error":{"code","msg"},"id"}}, as clients of Binance report them; the page shows the inner part alone.
 */
final class ControlMessages {

    private static final int MOST_STREAMS = 1_024;
    private static final Pattern STREAM = Pattern.compile("[^@\\s]+@\\S+|!\\S+");
    private static final Pattern TEXT_ID = Pattern.compile("[A-Za-z0-9]{0,36}");
    private static final String METHODS =
            "`SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final Connections connections;

    ControlMessages(Connections connections) {
        this.connections = connections;
    }

    /** Handles one text message and sends the reply. */
    void receive(ClientConnection connection, String text) {
        JsonNode request;
        try {
            request = mapper.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "line 1 column 1" : "line " + at.getLineNr() + " column " + at.getColumnNr();
            reply(connection, error(3, "Invalid JSON: expected value at " + where, mapper.nullNode()));
            return;
        }
        ObjectNode reply = mapper.createObjectNode();
        JsonNode id = request.path("id");
        try {
            JsonNode result = handle(connection, request, text);
            reply.set("result", result);
            reply.set("id", id);
            reply(connection, reply);
        } catch (BadRequest e) {
            reply(connection, error(e.code, e.getMessage(), id));
        }
    }

    /** Subscribes a connection to the streams that its URL names. */
    void subscribeAll(ClientConnection connection, List<String> streams) {
        if (streams.size() > MOST_STREAMS) {
            Endings.tooManyStreams(connection);
            return;
        }
        streams.forEach(it -> connections.subscribe(connection, it));
    }

    private JsonNode handle(ClientConnection connection, JsonNode request, String text) throws BadRequest {
        String end = " at line 1 column " + text.length();
        if (!request.isObject() || !request.has("method")) {
            throw new BadRequest(2, "Invalid request: missing field `method`" + end);
        }
        JsonNode id = request.path("id");
        boolean validId = id.isNull()
                || (id.isIntegralNumber() && id.canConvertToLong())
                || (id.isString() && TEXT_ID.matcher(id.asString()).matches());
        if (!validId) {
            throw new BadRequest(2, "Invalid request: request ID must be an unsigned integer");
        }
        String method = request.path("method").asString("");
        return switch (method) {
            case "SUBSCRIBE" -> subscribe(connection, streams(request, end));
            case "UNSUBSCRIBE" -> {
                streams(request, end).forEach(it -> connections.unsubscribe(connection, it));
                yield mapper.nullNode();
            }
            case "LIST_SUBSCRIPTIONS" -> mapper.valueToTree(connection.streams());
            case "SET_PROPERTY" -> setProperty(connection, property(request, 2));
            case "GET_PROPERTY" -> {
                property(request, 1);
                yield mapper.getNodeFactory().booleanNode(connection.isCombined());
            }
            default ->
                throw new BadRequest(
                        2, "Invalid request: unknown variant `" + method + "`, expected one of " + METHODS + end);
        };
    }

    private JsonNode subscribe(ClientConnection connection, List<String> streams) {
        long total = connection.streams().size()
                + streams.stream()
                        .filter(it -> !connection.streams().contains(it))
                        .distinct()
                        .count();
        if (total > MOST_STREAMS) {
            Endings.tooManyStreams(connection);
        } else {
            streams.forEach(it -> connections.subscribe(connection, it));
        }
        return mapper.nullNode();
    }

    private static List<String> streams(JsonNode request, String end) throws BadRequest {
        JsonNode params = request.path("params");
        if (!params.isArray()) {
            throw new BadRequest(2, "Invalid request: missing field `params`" + end);
        }
        List<String> streams = new ArrayList<>();
        for (JsonNode stream : params) {
            if (!stream.isString() || !STREAM.matcher(stream.asString()).matches()) {
                throw new BadRequest(2, "Invalid request: invalid stream");
            }
            streams.add(stream.asString());
        }
        return streams;
    }

    private JsonNode setProperty(ClientConnection connection, JsonNode params) throws BadRequest {
        if (!params.path(1).isBoolean()) {
            throw new BadRequest(1, "Invalid value type: expected Boolean");
        }
        connection.setCombined(params.path(1).asBoolean());
        return mapper.nullNode();
    }

    private static JsonNode property(JsonNode request, int size) throws BadRequest {
        JsonNode params = request.path("params");
        if (!params.path(0).isString()) {
            throw new BadRequest(2, "Invalid request: property name must be a string");
        }
        if (params.size() > size) {
            throw new BadRequest(2, "Invalid request: too many parameters");
        }
        if (!params.path(0).asString().equals("combined")) {
            throw new BadRequest(0, "Unknown property");
        }
        return params;
    }

    private ObjectNode error(int code, String message, JsonNode id) {
        ObjectNode reply = mapper.createObjectNode();
        reply.putObject("error").put("code", code).put("msg", message);
        if (!id.isMissingNode()) {
            reply.set("id", id);
        }
        return reply;
    }

    private static void reply(ClientConnection connection, JsonNode reply) {
        connection.sendText(reply.toString());
    }

    private static final class BadRequest extends Exception {

        private final int code;

        private BadRequest(int code, String message) {
            super(message);
            this.code = code;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
