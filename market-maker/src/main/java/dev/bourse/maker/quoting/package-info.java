/**
 * Keeps the maker's orders as its strategy wants them, or away while it must not quote.
 *
 * <pre>
 *   FeedPrices, OwnPrices ─┐
 *   MarketList ────────────┼─> MarketQuoter (a thread for each market) ──> GridStrategy ──> ExchangeApi
 *   Account ───────────────┘             │ says that it is alive
 *                                        └─> DeadManSwitch (a thread of its own) ──> countdownCancelAll
 * </pre>
 *
 * A quoter does one thing after the other, waits until the stream has told of it, and looks anew. What it does not know it withdraws: cancelling
 * all comes after whatever was sent before, so once that is answered nothing of the maker's is open in the market.
 */
@NullMarked
package dev.bourse.maker.quoting;

import org.jspecify.annotations.NullMarked;
