package dev.bourse.realtime.account;

import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.realtime.account.AccountBackend.Session;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of its account. Its own thread brings it to where the tail is, and again when the tail had to begin anew;
 * while it is live the thread only looks after the session.
 */
public final class AccountStream {

    private static final Logger LOG = LoggerFactory.getLogger(AccountStream.class);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final AccountBackend backend;
    private final AccountHistory history;
    private final AccountEvents events;
    private final AccountCursor cursor;
    private final Supplier<Credentials> who;
    private final AccountSink sink;
    private final long sessionCheckMs;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile boolean closed;

    AccountStream(
            AccountBackend backend,
            AccountHistory history,
            AccountEvents events,
            AccountCursor cursor,
            Supplier<Credentials> who,
            AccountSink sink,
            Duration sessionCheck) {
        this.backend = backend;
        this.history = history;
        this.events = events;
        this.cursor = cursor;
        this.who = who;
        this.sink = sink;
        this.sessionCheckMs = sessionCheck.toMillis();
    }

    AccountCursor cursor() {
        return cursor;
    }

    AccountSink sink() {
        return sink;
    }

    boolean isClosed() {
        return closed;
    }

    /** The client wants no more of it. Any thread; nothing is handed over afterwards but what is on its way. */
    public void close() {
        closed = true;
        events.leave(this);
        wakeUp.release();
    }

    /** Whose account it is of. */
    public long accountId() {
        return cursor.accountId();
    }

    /** The tail does not go on where it was. */
    void interrupted() {
        wakeUp.release();
    }

    /** Follows the account until the client or its session is gone. */
    void run(AccountPage first) {
        try {
            Refusal end = bringUp(first);
            while (end == null && !closed) {
                end = wakeUp.tryAcquire(sessionCheckMs, TimeUnit.MILLISECONDS) ? bringUpAgain() : checkSession();
            }
            if (end != null && !closed) {
                sink.ended(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Hands over what the client lacks, until it is live; returns why it can't be, null when it is or the client is gone. */
    private @Nullable Refusal bringUp(AccountPage first) throws InterruptedException {
        AccountPage page = first;
        while (true) {
            if (!sink.deliver(cursor.take(page))) {
                closed = true;
                return null;
            }
            if (!page.more() && follow()) {
                return claim();
            }
            if (closed) {
                return null;
            }
            switch (nextPage()) {
                case Outcome.Refused<AccountPage> refused -> {
                    return refused.refusal();
                }
                case Outcome.Done<AccountPage>(AccountPage next) -> page = next;
            }
        }
    }

    private @Nullable Refusal bringUpAgain() throws InterruptedException {
        events.leave(this);
        if (closed) {
            return null;
        }
        return switch (nextPage()) {
            case Outcome.Refused<AccountPage> refused -> refused.refusal();
            case Outcome.Done<AccountPage>(AccountPage page) -> bringUp(page);
        };
    }

    /** Asks until the backend answers, since the client waits for nothing in particular. */
    private Outcome<AccountPage> nextPage() throws InterruptedException {
        Outcome<AccountPage> outcome = backend.events(who.get(), cursor.sent());
        while (outcome instanceof Outcome.Refused<AccountPage> refused && !refused.isOfSession() && !closed) {
            pause();
            outcome = backend.events(who.get(), cursor.sent());
        }
        return outcome;
    }

    /** Reads the log up to where the tail is; false when that is not possible from where the backend's page ends. */
    private boolean follow() throws InterruptedException {
        boolean sawNothing = false;
        while (!closed) {
            List<EventEntry> entries = read();
            if (entries.isEmpty()) {
                if (events.join(this)) {
                    return true;
                }
                if (sawNothing) {
                    // The tail has read something that is no longer there.
                    pause();
                    return false;
                }
                sawNothing = true;
                continue;
            }
            sawNothing = false;
            if (!take(entries)) {
                pause();
                return false;
            }
        }
        return false;
    }

    /** Hands over what the client lacks of these; false when there are others before one of them. */
    private boolean take(List<EventEntry> entries) throws InterruptedException {
        List<Frame> frames = new ArrayList<>();
        boolean contiguous = true;
        for (EventEntry entry : entries) {
            contiguous = entry.firstSequence() <= cursor.position() + 1;
            if (!contiguous) {
                break;
            }
            frames.addAll(cursor.take(entry));
        }
        if (!sink.deliver(frames)) {
            closed = true;
        }
        return contiguous;
    }

    private List<EventEntry> read() throws InterruptedException {
        while (!closed) {
            try {
                return history.after(cursor.position());
            } catch (LogUnavailableException e) {
                LOG.debug("An account's stream waits for the log", e);
                pause();
            }
        }
        return List.of();
    }

    private void pause() throws InterruptedException {
        var _ = wakeUp.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Refuses a client that says to have what has not happened: it would wait for a long time without knowing why. */
    private @Nullable Refusal claim() {
        synchronized (events) {
            return cursor.sent() <= cursor.counted()
                    ? null
                    : new Refusal(
                            "RESUME_UNKNOWN",
                            "The account has not had as many events; subscribe without resumeFrom.",
                            Map.of("resumeFrom", cursor.sent(), "newest", cursor.counted()));
        }
    }

    private @Nullable Refusal checkSession() throws InterruptedException {
        return switch (backend.session(who.get())) {
            case Outcome.Done<Session>(Session session) when session.accountId() == accountId() -> null;
            case Outcome.Done<Session> _ -> ended();
            case Outcome.Refused<Session> refused -> refused.isOfSession() ? ended() : null;
        };
    }

    private Refusal ended() {
        return new Refusal(
                "SESSION_ENDED",
                "The session is no longer valid, so the stream has ended; sign in and subscribe again, with resumeFrom.",
                Map.of("stream", "account"));
    }
}
