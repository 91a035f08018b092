package dev.bourse.maker.quoting;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param interval between two looks at a market
 * @param staleAfter a price, or what is known of the account, that is older is of no use
 * @param jumpLimit see {@link dev.bourse.maker.strategy.JumpGuard}
 */
public record Timing(Duration interval, Duration staleAfter, long jumpLimit, Duration jumpWindow, Duration jumpPause) {}
