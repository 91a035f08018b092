package dev.bourse.acceptance.trading;

/**
 * A request that is refused.
 *
 * @param what about it is wrong
 * @param status of the refusal
 * @param code of the refusal
 */
record BadRequest(String route, String what, String contentType, String body, int status, String code) {

    String method() {
        return route.substring(0, route.indexOf(' '));
    }

    String path() {
        return route.substring(route.indexOf(' ') + 1);
    }

    @Override
    public String toString() {
        return route + ": " + what + " -> " + code;
    }
}
