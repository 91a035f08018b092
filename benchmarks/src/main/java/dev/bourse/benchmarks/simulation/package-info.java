/** {@code simulate}: the engine's service run from seeds, with everything going wrong that can. */
@NullMarked
package dev.bourse.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
