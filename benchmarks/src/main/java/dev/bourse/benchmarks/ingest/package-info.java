/** How many trades a second get from the Redis stream into the database. */
@NullMarked
package dev.bourse.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
