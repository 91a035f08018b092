/** One market's book and trades to very many WebSocket clients. */
@NullMarked
package dev.bourse.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
