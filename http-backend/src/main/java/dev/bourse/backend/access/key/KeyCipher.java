package dev.bourse.backend.access.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What is done with the master key. Secrets are encrypted with AES-256-GCM for one key id, so a row that is moved to another key
 * can't be read. And a key's public half ends with a check that only we can make: whoever tries random ones never gets as far as
 * the database.
 */
@Component
final class KeyCipher {

    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int RANDOM_BYTES = 24;
    private static final int CHECK_BYTES = 9;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec secrets;
    private final Mac checks;

    KeyCipher(SecretKeyFile file) {
        Mac master = hmac(file.masterKey());
        this.secrets = new SecretKeySpec(master.doFinal(ascii("secrets of API keys")), "AES");
        this.checks = hmac(master.doFinal(ascii("names of API keys")));
    }

    /** A MAC of this key; to be cloned before it is used, which is thread-safe and far cheaper than to make one. */
    static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** A fresh copy of a MAC that {@link #hmac} made. */
    static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HMAC-SHA256 can be cloned", e);
        }
    }

    /** A new public half: 44 letters, digits, hyphens and underscores. */
    String newApiKey() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        ByteBuffer key =
                ByteBuffer.allocate(RANDOM_BYTES + CHECK_BYTES).put(bytes).put(check(bytes));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.array());
    }

    /** Whether we made this public half, be it that it has been deleted since. */
    boolean isOurs(String apiKey) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(apiKey);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return bytes.length == RANDOM_BYTES + CHECK_BYTES
                && MessageDigest.isEqual(
                        check(Arrays.copyOf(bytes, RANDOM_BYTES)),
                        Arrays.copyOfRange(bytes, RANDOM_BYTES, bytes.length));
    }

    /** A new secret: 64 hexadecimal digits. */
    String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    byte[] encrypt(String secret, long keyId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, ascii(secret), keyId);
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** The secret of this key; empty when the row was not written for it, or with another master key. */
    Optional<String> decrypt(byte[] stored, long keyId) {
        if (stored.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
        try {
            byte[] secret = crypt(Cipher.DECRYPT_MODE, nonce, encrypted, keyId);
            return Optional.of(new String(secret, StandardCharsets.US_ASCII));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, long keyId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secrets, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ascii("key " + keyId));
        return cipher.doFinal(input);
    }

    private byte[] check(byte[] bytes) {
        return Arrays.copyOf(copy(checks).doFinal(bytes), CHECK_BYTES);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
