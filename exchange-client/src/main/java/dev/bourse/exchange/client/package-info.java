/**
 * Sending commands and queries to the engine, and waiting for what comes of them.
 *
 * <pre>
 *   any thread --XADD engine.commands--> log --> engine --engine.replies.{instance}--> a thread of the Redis client's
 *        ^                                                                                     |
 *        +------------------------------- completes the future of the request -----------------+
 * </pre>
 */
@NullMarked
package dev.bourse.exchange.client;

import org.jspecify.annotations.NullMarked;
