package dev.bourse.uploader.stream;

import java.time.Duration;

/**
 * What is still to do in a stream.
 *
 * @param entries entries that are not acknowledged; where Redis can't tell (before 7) and there are very many, at most so
 *     many
 * @param pending of these, entries that a consumer has in hand
 * @param age of the oldest of them
 */
public record Backlog(long entries, long pending, Duration age) {

    public static final Backlog NONE = new Backlog(0, 0, Duration.ZERO);
}
