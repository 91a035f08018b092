/**
 * The exchange's event log in the database: what people see of orders, fills, balances and positions, and the log itself.
 *
 * <pre>
 * engine.events ──EventTail──> LogEntry ──EventProjection──> ExchangeRows ──ExchangeTables──> orders, fills, balances …
 *      ^                          │         (no I/O)               ^                              one transaction
 *      │                          └──────────── engine_events      └── the rows that a batch touches
 *      └── archived up to here: the engine may forget what is before
 * </pre>
 *
 * <p>A batch of entries becomes one transaction of {@link dev.bourse.uploader.exchange.ExchangeStore}, which locks the row that says how far
 * the tables are and passes over what has been applied. So a process may be killed at any moment, and any number of them may run:
 * each event is applied once. {@link dev.bourse.uploader.exchange.Rebuild} makes the tables anew from the archive with the same code,
 * {@link dev.bourse.uploader.exchange.Reconciliation} holds them against the engine.
 */
@NullMarked
package dev.bourse.uploader.exchange;

import org.jspecify.annotations.NullMarked;
