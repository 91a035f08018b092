/**
 * Recorded messages of an exchange, replayed. A recording is text, plain or gzip, one line a message: the time of receipt in
 * nanoseconds since 1970, a space, and the JSON as it was received: {@code {"stream":...,"data":...}}, or a bare snapshot of
 * the book as REST returns it. Trades and best prices are passed on character by character.
 *
 * <p>The files are read twice: once at the start, so that a damaged one stops it and symbols, ticks and lots are known, and
 * once at the pace of the replay. Several files are merged by time of receipt.
 */
@NullMarked
package dev.bourse.simulator.recorded;

import org.jspecify.annotations.NullMarked;
