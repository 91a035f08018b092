/**
 * Where a market's price stands in its own history. The highest and lowest price come from the database, the newest one from Redis or the
 * engine. Whoever wants to see the levels move is served by realtime-server, which begins with the answer given here.
 */
@NullMarked
package dev.bourse.backend.enigma;

import org.jspecify.annotations.NullMarked;
