/**
 * Who owns what: for each account and asset an available and a locked balance, in the asset's smallest unit.
 *
 * <p>Every amount is a {@code long} and every sum exact. Nothing is created or destroyed but by {@link
 * dev.bourse.engine.ledger.Ledger#deposit} and {@link dev.bourse.engine.ledger.Ledger#withdraw}: for each asset the sum over all
 * accounts is what was deposited less what was withdrawn. As that sum is kept within a {@code long}, no balance can overflow.
 *
 * <p>A refusal that a person can cause is an answer; a call that would break the books is a bug and throws before anything has changed.
 * One thread uses a ledger.
 */
@NullMarked
package dev.bourse.engine.ledger;

import org.jspecify.annotations.NullMarked;
