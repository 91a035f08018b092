package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.AmendOrderEncoder;
import dev.bourse.common.engine.wire.CancelAllEncoder;
import dev.bourse.common.engine.wire.CancelOrderEncoder;
import dev.bourse.common.engine.wire.ChangeMarketRulesEncoder;
import dev.bourse.common.engine.wire.ChangeMarketStatusEncoder;
import dev.bourse.common.engine.wire.ClearMarketEncoder;
import dev.bourse.common.engine.wire.CreateMarketEncoder;
import dev.bourse.common.engine.wire.DepositEncoder;
import dev.bourse.common.engine.wire.HeartbeatEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.PlaceOrderEncoder;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.TickEncoder;
import dev.bourse.common.engine.wire.WithdrawEncoder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands as they stand in the log. What is not said is 0: a good-till-cancel limit order to buy, of no account, and so on. */
public final class CommandBytes {

    private static final int ROOM = 512;

    private CommandBytes() {}

    public static byte[] place(Consumer<PlaceOrderEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        PlaceOrderEncoder it = new PlaceOrderEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it.prevention(Prevention.MARKET_DEFAULT));
        return bytes(buffer, it.limit());
    }

    public static byte[] cancel(Consumer<CancelOrderEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        CancelOrderEncoder it = new CancelOrderEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] amend(Consumer<AmendOrderEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        AmendOrderEncoder it = new AmendOrderEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] cancelAll(Consumer<CancelAllEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        CancelAllEncoder it = new CancelAllEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] deposit(Consumer<DepositEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        DepositEncoder it = new DepositEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] withdraw(Consumer<WithdrawEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        WithdrawEncoder it = new WithdrawEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] createMarket(Consumer<CreateMarketEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        CreateMarketEncoder it = new CreateMarketEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] changeStatus(Consumer<ChangeMarketStatusEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        ChangeMarketStatusEncoder it =
                new ChangeMarketStatusEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] changeRules(Consumer<ChangeMarketRulesEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        ChangeMarketRulesEncoder it =
                new ChangeMarketRulesEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] clear(Consumer<ClearMarketEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        ClearMarketEncoder it = new ClearMarketEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] heartbeat(Consumer<HeartbeatEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        HeartbeatEncoder it = new HeartbeatEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    public static byte[] tick(Consumer<TickEncoder> fields) {
        UnsafeBuffer buffer = buffer();
        TickEncoder it = new TickEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        fields.accept(it);
        return bytes(buffer, it.limit());
    }

    private static UnsafeBuffer buffer() {
        return new UnsafeBuffer(new byte[ROOM]);
    }

    private static byte[] bytes(UnsafeBuffer buffer, int length) {
        return Arrays.copyOf(buffer.byteArray(), length);
    }
}
