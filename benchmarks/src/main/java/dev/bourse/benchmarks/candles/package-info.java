/** How fast {@code GET /candles} is over millions of stored trades. */
@NullMarked
package dev.bourse.benchmarks.candles;

import org.jspecify.annotations.NullMarked;
