/**
 * Accounts' streams: what happens to one account, numbered from 1 on without a gap.
 *
 * <pre>
 * http-backend --events up to a sequence--&gt; AccountStream --log from there on--&gt; AccountEvents.join --live--&gt; client
 *                                           (virtual thread)                     ^ the tail of the event log
 * </pre>
 *
 * <p>The backend says who a client is and how many events its account has had as of some place in the log; from there on events
 * are counted here, by the same rule. A stream reads the log by itself until it is where the tail is; only then it gets what the
 * tail reads. Both are decided under one lock, so nothing falls between.
 */
@NullMarked
package dev.bourse.realtime.account;

import org.jspecify.annotations.NullMarked;
