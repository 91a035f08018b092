/**
 * The engine at work. One thread, "engine", owns the books and the balances; everything that touches them happens in a turn of its loop.
 *
 * <pre>
 *                 read a batch           do it            write events, then replies
 *  CommandLog ------------------> Replica -----> EventBatch ------------------> EventLog, Replies
 *                                    |
 *                                    +-- queries between two batches and while none comes (QueryQueue, bounded)
 *
 *  thread "snapshots": a second replica reads the same log, catches up with the first, is compared with it, and is written down
 * </pre>
 *
 * The log can be away for as long as it likes: the loop tries again, and nothing is lost because nothing is forgotten before it is written.
 * Anything else that goes wrong halts the engine before it says anything more.
 */
@NullMarked
package dev.bourse.engine.runtime;

import org.jspecify.annotations.NullMarked;
