/**
 * Live candles: computed here from the trades, each started from what the HTTP backend knows of the open candle, so that no
 * trade is missed and none is counted twice. All amounts are exact.
 */
@NullMarked
package dev.bourse.realtime.candle;

import org.jspecify.annotations.NullMarked;
