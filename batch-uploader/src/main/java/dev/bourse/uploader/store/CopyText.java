package dev.bourse.uploader.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of {@code COPY} (PostgreSQL manual, COPY, Text Format). */
public final class CopyText {

    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    private byte[] bytes = new byte[8_192];
    private int length;
    private int[] rowEnds = new int[64];
    private int rows;
    private boolean rowBegun;

    /** Adds a field whose text needs no escaping: numbers, and names of letters, digits and underscores. */
    public CopyText plain(String value) {
        separate(value.length());
        for (int i = 0; i < value.length(); i++) {
            bytes[length++] = (byte) value.charAt(i);
        }
        return this;
    }

    public CopyText number(long value) {
        return plain(Long.toString(value));
    }

    public CopyText flag(boolean value) {
        return plain(value ? "t" : "f");
    }

    /** Adds a field without a value. */
    public CopyText none() {
        return plain("\\N");
    }

    /** Adds a field of bytes, as the type {@code bytea} is written in hexadecimal. */
    public CopyText binary(byte[] value) {
        separate(3 + 2 * value.length);
        bytes[length++] = '\\';
        bytes[length++] = '\\';
        bytes[length++] = 'x';
        for (byte b : value) {
            bytes[length++] = HEX[(b >> 4) & 0xF];
            bytes[length++] = HEX[b & 0xF];
        }
        return this;
    }

    /** Adds a field of any text. */
    public CopyText text(String value) {
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

    public void endRow() {
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

    public int rows() {
        return rows;
    }

    /** Where the rows begin, up to but without {@code row}: the bytes of rows a to b are from {@code start(a)} to {@code start(b)}. */
    int start(int row) {
        return rowEnd(row - 1);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Sends all rows to the database. */
    public void copy(Connection connection, String copy) throws SQLException {
        copy(connection, copy, 0, rows);
    }

    /** Sends the rows from {@code from} up to but without {@code to}. */
    void copy(Connection connection, String sql, int from, int to) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(bytes, start(from), start(to) - start(from));
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
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
