package dev.bourse.benchmarks.orders;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An account with an API key, which makes signed orders. For one thread. */
final class Trader {

    private static final HexFormat HEX = HexFormat.of();

    private final String apiKey;
    private final Mac mac;
    private final SplittableRandom random;

    Trader(String apiKey, String secret, long seed) throws GeneralSecurityException {
        this.apiKey = apiKey;
        this.mac = Mac.getInstance("HmacSHA256");
        this.mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        this.random = new SplittableRandom(seed);
    }

    /** A whole HTTP request: an order to either side at the one price at which all meet, so that the book stays small. */
    byte[] order() {
        String body = "{\"market\":\"" + Traders.MARKET + "\",\"side\":\"" + (random.nextBoolean() ? "buy" : "sell")
                + "\",\"type\":\"limit\",\"price\":\"100.00\",\"quantity\":\""
                + random.nextInt(1, 11) + "\",\"clientOrderId\":\"" + clientOrderId() + "\"}";
        String query = "timestamp=" + System.currentTimeMillis();
        String signature = HEX.formatHex(mac.doFinal((query + body).getBytes(StandardCharsets.US_ASCII)));
        return ("POST /api/v1/order?" + query + "&signature=" + signature
                        + " HTTP/1.1\r\nHost: localhost\r\nX-MBX-APIKEY: "
                        + apiKey + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A UUID of version 7, as bots that want to retry use. */
    private String clientOrderId() {
        long high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
