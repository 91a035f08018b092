/**
 * A random market that is a pure function of seed, symbol and time. Nothing is stored: any trade of the past can be computed
 * again, so REST and WebSocket always agree, history joins the live price, and a restart changes nothing.
 *
 * <p>{@link dev.bourse.simulator.random.TradeSchedule} says how many trades happen until a time, which gives each block of time
 * a contiguous range of ids; {@link dev.bourse.simulator.random.TradeBlock} places these within the block and gives them price
 * and quantity along {@link dev.bourse.simulator.random.PricePath}. Only {@code StrictMath} is used where rounding could differ
 * between machines.
 */
@NullMarked
package dev.bourse.simulator.random;

import org.jspecify.annotations.NullMarked;
