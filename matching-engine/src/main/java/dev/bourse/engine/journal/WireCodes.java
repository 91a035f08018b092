package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.CancelReason;
import dev.bourse.engine.core.MarketStatus;
import dev.bourse.engine.core.OrderType;
import dev.bourse.engine.core.RejectReason;
import dev.bourse.engine.core.TimeInForce;
import dev.bourse.engine.core.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The engine's words and those of the wire: the same names with the same numbers, which is how one becomes the other without a look-up. A
 * test holds them together.
 */
@SuppressWarnings("EnumOrdinal")
final class WireCodes {

    static final Side[] SIDES = Side.values();
    static final OrderType[] ORDER_TYPES = OrderType.values();
    static final TimeInForce[] TIMES_IN_FORCE = TimeInForce.values();
    static final SelfTradePrevention[] PREVENTIONS = SelfTradePrevention.values();
    static final Trigger[] TRIGGERS = Trigger.values();

    /** What {@link Prevention#MARKET_DEFAULT} is on the wire. */
    static final int MARKET_DEFAULT = PREVENTIONS.length;

    static final MarketStatus[] STATUSES = MarketStatus.values();

    private static final dev.bourse.common.engine.wire.Side[] WIRE_SIDES = dev.bourse.common.engine.wire.Side.values();
    private static final dev.bourse.common.engine.wire.OrderType[] WIRE_ORDER_TYPES =
            dev.bourse.common.engine.wire.OrderType.values();
    private static final dev.bourse.common.engine.wire.TimeInForce[] WIRE_TIMES_IN_FORCE =
            dev.bourse.common.engine.wire.TimeInForce.values();
    private static final Prevention[] WIRE_PREVENTIONS = Prevention.values();
    private static final dev.bourse.common.engine.wire.Trigger[] WIRE_TRIGGERS =
            dev.bourse.common.engine.wire.Trigger.values();
    private static final dev.bourse.common.engine.wire.MarketStatus[] WIRE_STATUSES =
            dev.bourse.common.engine.wire.MarketStatus.values();
    private static final dev.bourse.common.engine.wire.CancelReason[] WIRE_CANCEL_REASONS =
            dev.bourse.common.engine.wire.CancelReason.values();
    private static final dev.bourse.common.engine.wire.RejectReason[] WIRE_REJECT_REASONS =
            dev.bourse.common.engine.wire.RejectReason.values();

    private WireCodes() {}

    /** Null for what the market does by default. */
    static @Nullable SelfTradePrevention prevention(int code) {
        return code == MARKET_DEFAULT ? null : PREVENTIONS[code];
    }

    static dev.bourse.common.engine.wire.Side wire(Side value) {
        return WIRE_SIDES[value.ordinal()];
    }

    static dev.bourse.common.engine.wire.OrderType wire(OrderType value) {
        return WIRE_ORDER_TYPES[value.ordinal()];
    }

    static dev.bourse.common.engine.wire.TimeInForce wire(TimeInForce value) {
        return WIRE_TIMES_IN_FORCE[value.ordinal()];
    }

    static Prevention wire(SelfTradePrevention value) {
        return WIRE_PREVENTIONS[value.ordinal()];
    }

    static dev.bourse.common.engine.wire.Trigger wire(Trigger value) {
        return WIRE_TRIGGERS[value.ordinal()];
    }

    static dev.bourse.common.engine.wire.MarketStatus wire(MarketStatus value) {
        return WIRE_STATUSES[value.ordinal()];
    }

    static dev.bourse.common.engine.wire.CancelReason wire(CancelReason value) {
        return WIRE_CANCEL_REASONS[value.ordinal()];
    }

    static dev.bourse.common.engine.wire.RejectReason wire(RejectReason value) {
        return WIRE_REJECT_REASONS[value.ordinal()];
    }

    static Flag wire(boolean value) {
        return value ? Flag.YES : Flag.NO;
    }
}
