package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import dev.bourse.engine.book.TriggerBook.Direction;

/** When an order begins to trade. */
public enum Trigger {
    /** At once. */
    NONE,
    /** When the last price has gone against it: a buy when it has risen to the trigger price, a sell when it has fallen to it. */
    STOP_LOSS,
    /** When the last price has gone its way: a buy when it has fallen to the trigger price, a sell when it has risen to it. */
    TAKE_PROFIT;

    /** Which way the last price must go for an order of that side. */
    Direction direction(Side side) {
        return (this == STOP_LOSS) == (side == Side.BUY) ? Direction.RISE : Direction.FALL;
    }
}
