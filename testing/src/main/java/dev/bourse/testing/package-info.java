/** What the tests and benchmarks of several modules share. No service depends on it. */
@NullMarked
package dev.bourse.testing;

import org.jspecify.annotations.NullMarked;
