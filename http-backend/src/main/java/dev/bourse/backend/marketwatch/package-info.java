/**
 * Which markets each account watches. The table {@code market_watch} is the truth. Those of the feed are repeated in Redis, where the
 * poller looks which symbols somebody wants:
 *
 * <pre>
 * MarketWatchController --&gt; MarketWatchStore --(the account's row is locked)--&gt; WatchedSets --&gt; marketwatch:{accountId}
 *                               ^
 *                           SetUpkeep: at the start, after Redis failed, and now and then
 * </pre>
 *
 * <p>A set is written only while the account's row is locked, so the one that is written last is of the newest list, however many
 * instances there are.
 */
@NullMarked
package dev.bourse.backend.marketwatch;

import org.jspecify.annotations.NullMarked;
