/**
 * What the maker owns and what it has open, as the exchange tells it.
 *
 * <pre>
 *   stream "account" ──(thread of the WebSocket)──> Account <── quoting
 *   REST, once at the start ──(thread "account-stream")──┘
 * </pre>
 *
 * The stream alone says what has happened; answers to requests only say that it will.
 */
@NullMarked
package dev.bourse.maker.account;

import org.jspecify.annotations.NullMarked;
