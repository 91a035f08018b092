package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.BalancesQueryEncoder;
import dev.bourse.common.engine.wire.DepthQueryEncoder;
import dev.bourse.common.engine.wire.MarketsQueryEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.OpenOrdersQueryEncoder;
import dev.bourse.common.engine.wire.OrderQueryEncoder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Queries as they are asked. What is not said is 0. */
public final class Queries {

    private static final int ROOM = 128;

    private Queries() {}

    public static byte[] depth(Consumer<DepthQueryEncoder> fields) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
        DepthQueryEncoder it = new DepthQueryEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return Arrays.copyOf(buffer.byteArray(), it.limit());
    }

    public static byte[] openOrders(Consumer<OpenOrdersQueryEncoder> fields) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
        OpenOrdersQueryEncoder it =
                new OpenOrdersQueryEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return Arrays.copyOf(buffer.byteArray(), it.limit());
    }

    public static byte[] order(Consumer<OrderQueryEncoder> fields) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
        OrderQueryEncoder it = new OrderQueryEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return Arrays.copyOf(buffer.byteArray(), it.limit());
    }

    public static byte[] balances(Consumer<BalancesQueryEncoder> fields) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
        BalancesQueryEncoder it = new BalancesQueryEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return Arrays.copyOf(buffer.byteArray(), it.limit());
    }

    public static byte[] markets(Consumer<MarketsQueryEncoder> fields) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
        MarketsQueryEncoder it = new MarketsQueryEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return Arrays.copyOf(buffer.byteArray(), it.limit());
    }
}
