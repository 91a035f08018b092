/** What clients can be sent: topics, their messages as JSON, and the queue that keeps what one of them has yet to be sent. */
@NullMarked
package dev.bourse.realtime.stream;

import org.jspecify.annotations.NullMarked;
