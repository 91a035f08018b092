/**
 * What to quote, as a pure function of what is known: no clock, no network, no decimals. Prices are ticks, quantities lots, values ticks times
 * lots, fractions parts per million; all whole numbers, as on the exchange itself.
 *
 * <pre>
 *   Situation (reference, position, funds, limits, own orders) -> GridStrategy -> List of Intention, to be done in that order
 * </pre>
 */
@NullMarked
package dev.bourse.maker.strategy;

import org.jspecify.annotations.NullMarked;
