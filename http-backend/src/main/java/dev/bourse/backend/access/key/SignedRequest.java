package dev.bourse.backend.access.key;

import dev.bourse.backend.access.Identity;

/**
 * A request whose signature is right.
 *
 * @param signature as it is remembered against replays
 * @param expiresAtMs from then on its timestamp refuses it anyway, Unix milliseconds
 */
public record SignedRequest(Identity identity, String signature, long expiresAtMs) {}
