/** The benchmarks: one subcommand each of {@link dev.bourse.benchmarks.Benchmarks}, in a package of its own. */
@NullMarked
package dev.bourse.benchmarks;

import org.jspecify.annotations.NullMarked;
