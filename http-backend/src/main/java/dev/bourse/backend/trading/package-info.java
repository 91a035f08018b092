/**
 * Orders, balances and what has become of them. What is open and what is owned is asked of the engine; what is past is read from the
 * database, which follows it.
 */
@NullMarked
package dev.bourse.backend.trading;

import org.jspecify.annotations.NullMarked;
