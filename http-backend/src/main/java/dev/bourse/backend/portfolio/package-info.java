/**
 * What an account is worth, now and over time. What it holds now is asked of the engine, what it held of the database; both are valued by
 * one rule: the last price of the exchange's own market, or else of the feed's.
 */
@NullMarked
package dev.bourse.backend.portfolio;

import org.jspecify.annotations.NullMarked;
