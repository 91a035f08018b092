/**
 * All of Bourse in one JVM: {@code ./bourse up}.
 *
 * <pre>
 *   PostgreSQL, Redis (processes of their own) -> schema -> simulated exchange -> poller, uploader, engine, realtime, backend, maker
 *     -> markets, demo accounts, the maker's key
 * </pre>
 *
 * Everything is started in that order and stopped in the reverse one; all data is under one directory.
 */
@NullMarked
package dev.bourse.launcher;

import org.jspecify.annotations.NullMarked;
