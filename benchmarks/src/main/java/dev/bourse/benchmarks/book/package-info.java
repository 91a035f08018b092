/** {@code book}: the order book beside exchange-core's, on the same commands. */
@NullMarked
package dev.bourse.benchmarks.book;

import org.jspecify.annotations.NullMarked;
