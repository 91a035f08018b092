package dev.bourse.realtime.account;

/**
 * What a client shows the backend.
 *
 * @param token its session's token, as cookies carry it
 * @param address where it connects from
 */
public record Credentials(String token, String address) {

    @Override
    public String toString() {
        return "Credentials of a client at " + address; // the token is a secret
    }
}
