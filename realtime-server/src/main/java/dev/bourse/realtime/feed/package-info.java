/**
 * What comes from Redis: prices, tickers and the state of the feed by pub/sub, trades from the tail of their stream. Each reader
 * survives any absence of Redis and goes on where it stopped.
 */
@NullMarked
package dev.bourse.realtime.feed;

import org.jspecify.annotations.NullMarked;
