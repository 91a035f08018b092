package dev.bourse.engine.core;

import java.util.Optional;

/** Why {@link NaiveEngine} does not do what it is asked for. */
record Refusal(RejectReason reason, long given, long limit) {

    static Optional<Refusal> when(boolean isWrong, RejectReason reason, long given, long limit) {
        return isWrong ? Optional.of(new Refusal(reason, given, limit)) : Optional.empty();
    }
}
