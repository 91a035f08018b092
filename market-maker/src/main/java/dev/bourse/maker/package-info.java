/**
 * The market maker: quotes a grid around a reference price, as a trader among others, through the public API with an API key of its own.
 *
 * <pre>
 *   reference (Redis: price:{S}) ─┐
 *   account (stream "account") ───┼─> quoting ──asks──> strategy (pure) ──> quoting ──api──> http-backend
 *   market (GET markets) ─────────┘
 * </pre>
 */
@NullMarked
package dev.bourse.maker;

import org.jspecify.annotations.NullMarked;
