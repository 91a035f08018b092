/** The way to the matching engine: commands, queries, and which markets and assets there are. */
@NullMarked
package dev.bourse.backend.exchange;

import org.jspecify.annotations.NullMarked;
