/**
 * The service around the engine: settings, wiring, health and metrics.
 *
 * <pre>
 *  transport, runtime, journal --> core --> book, ledger
 * </pre>
 */
@NullMarked
package dev.bourse.engine;

import org.jspecify.annotations.NullMarked;
