package dev.bourse.engine.core;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The name that a client gives to an order or a transfer: up to {@link #MAX_LENGTH} of the characters {@code A-Z a-z 0-9 . _ : / -}, or
 * nothing. Filled anew for each command, so that the hot path allocates nothing.
 */
public final class ClientId {

    /** The most characters. */
    public static final int MAX_LENGTH = 36;

    static final int WORDS = 5;

    /** The characters, eight to a word from its lowest byte on; zeros after the last. */
    final long[] words = new long[WORDS];

    /** Makes it nothing. */
    public ClientId clear() {
        words[0] = 0;
        words[1] = 0;
        words[2] = 0;
        words[3] = 0;
        words[4] = 0;
        return this;
    }

    /** Takes over a text of ASCII characters, at most {@link #MAX_LENGTH}. */
    public ClientId set(CharSequence text) {
        clear();
        for (int i = 0; i < text.length(); i++) {
            words[i / Long.BYTES] |= (text.charAt(i) & 0xFFL) << (i % Long.BYTES * Byte.SIZE);
        }
        return this;
    }

    /** Takes over {@link #MAX_LENGTH} bytes: characters, then zeros. */
    public ClientId set(DirectBuffer buffer, int offset) {
        for (int i = 0; i < WORDS - 1; i++) {
            words[i] = buffer.getLong(offset + i * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        }
        int last = buffer.getInt(offset + (WORDS - 1) * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        words[WORDS - 1] = Integer.toUnsignedLong(last);
        return this;
    }

    /** Writes {@link #MAX_LENGTH} bytes: characters, then zeros. */
    public void copyTo(MutableDirectBuffer buffer, int offset) {
        for (int i = 0; i < WORDS - 1; i++) {
            buffer.putLong(offset + i * Long.BYTES, words[i], ByteOrder.LITTLE_ENDIAN);
        }
        buffer.putInt(offset + (WORDS - 1) * Long.BYTES, (int) words[WORDS - 1], ByteOrder.LITTLE_ENDIAN);
    }

    /** True when it is nothing. */
    public boolean isEmpty() {
        return (words[0] | words[1] | words[2] | words[3] | words[4]) == 0;
    }

    /** True when it has only characters that are allowed, and nothing after the first zero. */
    public boolean isValid() {
        boolean ended = false;
        for (int i = 0; i < MAX_LENGTH; i++) {
            int character = charAt(i);
            if (character == 0) {
                ended = true;
            } else if (ended || !isAllowed(character)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(MAX_LENGTH);
        for (int i = 0; i < MAX_LENGTH && charAt(i) != 0; i++) {
            text.append((char) charAt(i));
        }
        return text.toString();
    }

    private int charAt(int index) {
        return (int) (words[index / Long.BYTES] >>> (index % Long.BYTES * Byte.SIZE)) & 0xFF;
    }

    private static boolean isAllowed(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '-' && character <= ':') // - . / 0-9 :
                || character == '_';
    }
}
