package dev.bourse.uploader.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Rows in the text format of {@code COPY} (PostgreSQL manual, COPY, Text Format). */
public final class CopyText {

    private byte[] bytes = new byte[8_192];
    private int length;
    private int[] rowEnds = new int[64];
    private int rows;
    private boolean rowBegun;

    /** Adds a field whose text needs no escaping: numbers, and names of letters, digits and underscores. */
    CopyText plain(String value) {
        separate(value.length());
        for (int i = 0; i < value.length(); i++) {
            bytes[length++] = (byte) value.charAt(i);
        }
        return this;
    }

    CopyText number(long value) {
        return plain(Long.toString(value));
    }

    CopyText flag(boolean value) {
        return plain(value ? "t" : "f");
    }

    /** Adds a field of any text. */
    CopyText text(String value) {
        byte[] encoded = value.getBytes(UTF_8);
        separate(2 * encoded.length);
        for (byte b : encoded) {
            byte escaped = switch (b) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (escaped == 0) {
                bytes[length++] = b;
            } else {
                bytes[length++] = '\\';
                bytes[length++] = escaped;
            }
        }
        return this;
    }

    void endRow() {
        ensure(1);
        bytes[length++] = '\n';
        if (rows == rowEnds.length) {
            rowEnds = Arrays.copyOf(rowEnds, 2 * rows);
        }
        rowEnds[rows++] = length;
        rowBegun = false;
    }

    /** Takes back the fields of the row that has not ended. */
    void dropRow() {
        length = rowEnd(rows - 1);
        rowBegun = false;
    }

    int rows() {
        return rows;
    }

    /** Where the rows begin, up to but without {@code row}: the bytes of rows a to b are from {@code start(a)} to {@code start(b)}. */
    int start(int row) {
        return rowEnd(row - 1);
    }

    byte[] bytes() {
        return bytes;
    }

    private int rowEnd(int row) {
        return row < 0 ? 0 : rowEnds[row];
    }

    private void separate(int capacity) {
        ensure(capacity + 1);
        if (rowBegun) {
            bytes[length++] = '\t';
        }
        rowBegun = true;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
