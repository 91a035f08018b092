package dev.bourse.backend.access;

/**
 * The account that calls. A controller's method that is not open to {@link Audience#ANYONE} takes it as a parameter.
 *
 * @param accountId the engine's account id, from 1
 */
public record Caller(long accountId, String username, boolean isOperator) {}
