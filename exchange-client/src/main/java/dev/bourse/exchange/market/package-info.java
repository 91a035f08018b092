/** The exchange's assets and markets: their units as decimals and back, exact or not at all. */
@NullMarked
package dev.bourse.exchange.market;

import org.jspecify.annotations.NullMarked;
