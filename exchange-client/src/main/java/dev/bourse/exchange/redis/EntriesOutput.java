package dev.bourse.exchange.redis;

import dev.bourse.common.log.LogPosition;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandKeyword;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of one stream as XREAD answers them, into memory that is used again: the client library's own way makes a dozen
 * objects for each entry, which the garbage collector then stops the engine for. An entry's bytes are those of its field {@code data};
 * without one it has none.
 */
final class EntriesOutput extends CommandOutput<byte[], byte[], EntriesOutput> {

    private static final byte[] DATA = RedisNames.DATA.getBytes(StandardCharsets.US_ASCII);

    /** What comes next: the stream's name first; then each entry is its id, a count, and names and values in turn. */
    private enum Next {
        STREAM,
        ID,
        COUNT,
        NAME,
        VALUE,
        DATA
    }

    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer();
    private long[] majors = new long[64];
    private long[] minors = new long[64];
    private int[] ends = new int[64];
    private Next next = Next.ID;
    private int fieldsLeft;
    private int count;

    /** Takes an entry; its bytes are valid until this returns. */
    interface Visitor {
        void entry(long major, long minor, ExpandableArrayBuffer bytes, int offset, int length);
    }

    EntriesOutput() {
        super(ByteArrayCodec.INSTANCE, null);
        output = this;
    }

    /** What XREAD is given to read entries after a place; it waits on the server when {@code wait} is positive. */
    static CommandArgs<byte[], byte[]> readAfter(byte[] stream, LogPosition after, int limit, Duration wait) {
        CommandArgs<byte[], byte[]> arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE)
                .add(CommandKeyword.COUNT)
                .add(limit);
        if (wait.isPositive()) {
            arguments.add(CommandKeyword.BLOCK).add(wait.toMillis());
        }
        return arguments.add("STREAMS").addKey(stream).add(after.toString());
    }

    /** Begins with an answer of XREAD. */
    EntriesOutput forRead() {
        next = Next.STREAM;
        count = 0;
        return this;
    }

    /** How many entries were read. */
    int count() {
        return count;
    }

    /** Hands the entries over, in their order. */
    void visit(Visitor visitor) {
        for (int i = 0; i < count; i++) {
            int begin = i == 0 ? 0 : ends[i - 1];
            visitor.entry(majors[i], minors[i], bytes, begin, ends[i] - begin);
        }
    }

    @Override
    public void multi(int size) {
        if (next == Next.COUNT) {
            fieldsLeft = size / 2;
            next = Next.NAME;
        }
    }

    @Override
    public void set(@Nullable ByteBuffer value) {
        if (value == null) {
            return; // no answer in the time that it waited
        }
        switch (next) {
            case STREAM -> next = Next.ID;
            case ID -> begin(value);
            case NAME -> next = isData(value) ? Next.DATA : Next.VALUE;
            case DATA -> {
                int end = ends[count - 1];
                int length = value.remaining();
                bytes.putBytes(end, value, value.position(), length);
                ends[count - 1] = end + length;
                endField();
            }
            case VALUE -> endField();
            case COUNT -> throw new IllegalStateException("an entry without fields");
        }
    }

    private void begin(ByteBuffer id) {
        if (count == ends.length) {
            majors = Arrays.copyOf(majors, count * 2);
            minors = Arrays.copyOf(minors, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        majors[count] = number(id);
        minors[count] = number(id);
        ends[count] = count == 0 ? 0 : ends[count - 1];
        count++;
        next = Next.COUNT;
    }

    private void endField() {
        fieldsLeft--;
        next = fieldsLeft > 0 ? Next.NAME : Next.ID;
    }

    /** Reads the digits up to a dash or the end, and the dash. */
    private static long number(ByteBuffer text) {
        long value = 0;
        while (text.hasRemaining()) {
            int digit = text.get() - '0';
            if (digit < 0) {
                break;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean isData(ByteBuffer name) {
        return name.remaining() == DATA.length && name.equals(ByteBuffer.wrap(DATA));
    }
}
