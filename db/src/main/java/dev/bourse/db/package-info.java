/**
 * The database schema and what applies it.
 *
 * <p>The SQL is in {@code db/migrations}: {@code common}, and either {@code timescale} or {@code postgres}, chosen by what the
 * server offers. Both give the same relations with the same columns, so this package is the only one that knows there are two.
 */
@NullMarked
package dev.bourse.db;

import org.jspecify.annotations.NullMarked;
