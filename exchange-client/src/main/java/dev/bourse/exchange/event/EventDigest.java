package dev.bourse.exchange.event;

import java.util.zip.CRC32C;

/**
 * The event log is a chain: each entry repeats a digest of all entries before it, so that who agrees on one link agrees on all before. The
 * digest of none is 0. For one thread.
 */
public final class EventDigest {

    private final CRC32C crc = new CRC32C();

    /**
     * The digest of all entries up to and with one.
     *
     * @param before the digest of all before it
     */
    public long after(long before, byte[] bytes, int offset, int length) {
        crc.reset();
        crc.update(bytes, offset, length);
        return before * 0x9E3779B97F4A7C15L + crc.getValue(); // 2 to the 64, divided by the golden ratio
    }
}
