/**
 * The engine's memory: commands as they stand in the log, the events that come of them, and snapshots of the state between.
 *
 * <pre>
 *  command (SBE) --> CommandDispatcher --> MatchingEngine --> EventEncoder --> EventBatch (SBE)
 *                                               |
 *                          SnapshotStore <--> state
 * </pre>
 */
@NullMarked
package dev.bourse.engine.journal;

import org.jspecify.annotations.NullMarked;
