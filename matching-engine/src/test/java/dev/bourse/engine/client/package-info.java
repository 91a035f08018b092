/** A client of the engine as other services are: it appends commands to the log and waits for replies. For tests and benchmarks. */
@NullMarked
package dev.bourse.engine.client;

import org.jspecify.annotations.NullMarked;
