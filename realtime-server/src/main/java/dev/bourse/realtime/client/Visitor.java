package dev.bourse.realtime.client;

import dev.bourse.realtime.account.Credentials;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who connects, and how.
 *
 * @param everyPrice whether it gets every price until it subscribes
 * @param batchInterval how often its streams' messages are sent, all in one; null for each at once
 * @param forwardedFor which way it has come: the addresses before ours, as {@code X-Forwarded-For} has them
 * @param credentials its session; null when it has shown none
 */
public record Visitor(
        boolean everyPrice,
        @Nullable Duration batchInterval,
        String forwardedFor,
        @Nullable Credentials credentials) {}
