package dev.bourse.simulator.fault;

import dev.bourse.simulator.connection.ClientConnection;
import dev.bourse.simulator.fault.Fault.GarbageKind;
import java.nio.charset.StandardCharsets;

/** What a broken proxy or a confused server may send. */
final class Garbage {

    private static final String TEXT = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    private static final String TRUNCATED =
            "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161255343,"
                    + "\"s\":\"BTCUSDT\",\"t\":3735683259,\"p\":\"6183";
    private static final String SHAPE = "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"s\":[\"BTCUSDT\"],"
            + "\"t\":\"not a number\",\"p\":null}}";
    private static final byte[] BINARY = "\u0000\u0001\u00ff{\"e\":\"trade\"}".getBytes(StandardCharsets.ISO_8859_1);

    private Garbage() {}

    static void send(ClientConnection connection, GarbageKind kind, long count) {
        for (long i = 0; i < Math.max(1, count); i++) {
            switch (kind) {
                case TEXT -> connection.sendText(TEXT);
                case TRUNCATED -> connection.sendText(TRUNCATED);
                case SHAPE -> connection.sendText(SHAPE);
                case BINARY -> connection.sendBinary(BINARY);
                case ALL -> {
                    connection.sendText(TEXT);
                    connection.sendText(TRUNCATED);
                    connection.sendText(SHAPE);
                    connection.sendBinary(BINARY);
                }
            }
        }
    }
}
