package dev.bourse.engine.simulation;

import dev.bourse.common.log.LogUnavailableException;
import java.util.function.Supplier;

/**
 * One life of a process, as its ports see it: each call goes through here and may be the last, and while it is on its way others do
 * something.
 */
final class Life {

    private final String process;
    private final Faults faults;
    private final Trace trace;
    private final Runnable others;
    private boolean isOver;

    /** The process is killed. Nothing that the engine could catch. */
    static final class Crash extends Error {
        Crash(String where) {
            super(where, null, false, false);
        }
    }

    Life(String process, Faults faults, Trace trace, Runnable others) {
        this.process = process;
        this.faults = faults;
        this.trace = trace;
        this.others = others;
    }

    Faults faults() {
        return faults;
    }

    /** Whatever of the process is still in the middle of something gets no further than to its next call. */
    void end() {
        isOver = true;
    }

    /** A call that nothing but the end of the process can prevent. */
    <T> T call(String what, Supplier<T> effect) {
        enter(what);
        T result = effect.get();
        leave(what);
        return result;
    }

    /** A call of a log, which may fail before or after it has had its effect. */
    <T> T callLog(String what, Supplier<T> effect) {
        enterLog(what);
        T result = effect.get();
        leaveLog(what);
        return result;
    }

    void enter(String what) {
        if (faults.happens(faults.interruption)) {
            others.run();
        }
        mayCrash("before", what);
    }

    void leave(String what) {
        mayCrash("after", what);
        if (faults.happens(faults.interruption)) {
            others.run();
            mayCrash("long after", what);
        }
    }

    void enterLog(String what) {
        enter(what);
        if (faults.logsAreAway() || faults.happens(faults.unavailable)) {
            throw unavailable("not done", what);
        }
    }

    void leaveLog(String what) {
        leave(what);
        if (faults.happens(faults.unavailable)) {
            throw unavailable("done all the same", what);
        }
    }

    /** In the middle of a call, when a part of it has been done. */
    void breakOff(String what, int done, int of) {
        if (faults.happens(faults.crash)) {
            trace.add(process, "crashes after " + done + " of " + of + " in", what);
            throw new Crash(what);
        }
        if (faults.happens(faults.unavailable)) {
            throw unavailable("done " + done + " of " + of, what);
        }
    }

    /** Lets others do something between two parts of a call. */
    void pause() {
        if (faults.happens(faults.interruption)) {
            others.run();
            mayCrash("in the middle of", "a call");
        }
    }

    private void mayCrash(String when, String what) {
        if (isOver) {
            throw new Crash(what);
        }
        if (faults.happens(faults.crash)) {
            trace.add(process, "crashes " + when, what);
            throw new Crash(what);
        }
    }

    private LogUnavailableException unavailable(String how, String what) {
        trace.add(process, "log is away, " + how, what);
        return new LogUnavailableException("can't " + what + " (" + how + ")", new IllegalStateException());
    }
}
