/**
 * The exchange, as traders know it. {@link dev.bourse.acceptance.trading.Trader}, {@link dev.bourse.acceptance.trading.Ticket} and
 * {@link dev.bourse.acceptance.trading.Order} are a small language: tests in it say what traders do and see, and nothing of paths, JSON and
 * processes. Each test has a {@link dev.bourse.acceptance.trading.Floor} of its own.
 */
@NullMarked
package dev.bourse.acceptance.trading;

import org.jspecify.annotations.NullMarked;
