/**
 * What a market is, whatever it is made of: trades with contiguous ids, the klines, aggregate trades and rolling statistics that
 * follow from them, and the best prices of its book. Prices are counted in ticks, quantities in lots. Plain Java.
 */
@NullMarked
package dev.bourse.simulator.market;

import org.jspecify.annotations.NullMarked;
