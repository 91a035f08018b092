/** Orders over HTTP, as bots place them: signed, through the backend, Redis and the engine, and back. */
@NullMarked
package dev.bourse.benchmarks.orders;

import org.jspecify.annotations.NullMarked;
