/**
 * Stores what is in the streams: trades and the exchange's klines, each exactly once, whatever breaks on the way.
 *
 * <pre>
 *              reader thread                         writer thread
 * Redis ──XREADGROUP, XAUTOCLAIM──> decode ──one batch──> COPY, merge, commit ──> database
 *   ^                                                          │
 *   └──XADD dead stream (what can never be stored), XACK───────┘
 *
 *              keeper thread: every second trims what all groups have done, removes dead consumers, measures the backlog
 * </pre>
 *
 * <p>Each stream has its own three threads. An entry is acknowledged only after the transaction with it has been committed, and
 * storing twice changes nothing, so a process may be killed at any moment: what it had in hand is claimed by another one, or
 * by its successor.
 */
@NullMarked
package dev.bourse.uploader;

import org.jspecify.annotations.NullMarked;
