package dev.bourse.acceptance.trading;

/** Somebody wanted something and did not get it. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient HttpAnswer answer;

    Refused(HttpAnswer answer) {
        super(answer.status() + " " + answer.body());
        this.answer = answer;
    }

    HttpAnswer answer() {
        return answer;
    }
}
