/**
 * What the exchange's rules are: markets, prices and quantities that are allowed, what an order costs and what fee it pays.
 *
 * <p>Deterministic: no clock, no randomness, no I/O. Prices are ticks, quantities are lots, amounts are units: whole numbers of an
 * asset's smallest part. All of it is exact; an overflow is a refusal, never a wrap.
 */
@NullMarked
package dev.bourse.engine.core;

import org.jspecify.annotations.NullMarked;
