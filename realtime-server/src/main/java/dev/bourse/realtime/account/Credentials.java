package dev.bourse.realtime.account;

/**
 * What a client shows the backend.
 *
 * @param token its session's token, as cookies carry it
 * @param forwardedFor which way it has come, see {@link AccountBackend}
 */
public record Credentials(String token, String forwardedFor) {

    @Override
    public String toString() {
        return "Credentials of a client from " + forwardedFor; // the token is a secret
    }
}
