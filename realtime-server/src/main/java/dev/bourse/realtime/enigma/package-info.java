/**
 * Where the price of each market stands between the lowest and the highest of its history. Begun with what the HTTP backend knows, moved by
 * each trade, and asked for again now and then, since history that is filled in later may reach further.
 *
 * <pre>
 * http-backend --enigma-seeds (virtual)--&gt; Enigmas --enigma-frames (virtual)--&gt; enigma@SYMBOL, while somebody watches
 *              trades of all markets -----&gt;         --enigma-keys (virtual)----&gt; enigma:SYMBOL in Redis, which nobody else writes
 * </pre>
 */
@NullMarked
package dev.bourse.realtime.enigma;

import org.jspecify.annotations.NullMarked;
