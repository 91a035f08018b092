package dev.bourse.backend.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with JSON that is already bytes, and with 304 when the client has just these. */
public final class JsonBytes {

    private static final int TAG_BYTES = 12;

    private JsonBytes() {}

    /**
     * A cacheable answer. Clients must ask again before they use it ({@code no-cache}), as a late trade corrects even an old
     * candle; the tag is weak, since the same JSON travels compressed or not.
     */
    public static ResponseEntity<byte[]> ok(byte[] json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .eTag("W/\"" + tag(json) + '"')
                .body(json);
    }

    private static String tag(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
