/** The engine without its logs: commands decoded, done and their events encoded, on one thread. */
@NullMarked
package dev.bourse.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
