package dev.bourse.poller.sink;

import org.jspecify.annotations.Nullable;

/**
 * What is only worth anything now: published, and the newest kept under a key.
 *
 * @param channel where it is published
 * @param message what is published
 * @param key where {@code value} is kept for some time, null for nowhere
 */
public record LiveMessage(
        String channel,
        String message,
        @Nullable String key,
        @Nullable String value,
        long ttlMs) {}
