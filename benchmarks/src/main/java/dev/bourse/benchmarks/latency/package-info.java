/** How long a trade takes from the exchange's socket to a client's. */
@NullMarked
package dev.bourse.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
