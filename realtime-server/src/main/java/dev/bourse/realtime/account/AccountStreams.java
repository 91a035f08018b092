package dev.bourse.realtime.account;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.market.Markets;
import dev.bourse.realtime.account.AccountBackend.SignedIn;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.Refusal;
import dev.bourse.realtime.stream.SignedRequest;
import dev.bourse.realtime.stream.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens accounts' streams, each with a virtual thread of its own. Thread-safe, and nothing here blocks. */
public final class AccountStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountStreams.class);

    /** More than that a client may fetch over REST. */
    private static final long MOST_MISSED = 10_000;

    private static final int UNAVAILABLE = 503;
    private static final int BAD_REQUEST = 400;

    private final AccountBackend backend;
    private final AccountHistory history;
    private final Markets markets;
    private final AccountEvents events;
    private final Duration sessionCheck;
    private final AtomicLong subscriptions = new AtomicLong();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("account-", 0).factory());

    /**
     * No stream yet.
     *
     * @param log on a connection of its own
     * @param sessionCheck how often a stream's session is looked at
     */
    public AccountStreams(
            AccountBackend backend, EventLog log, Markets markets, AccountEvents events, Duration sessionCheck) {
        this.backend = backend;
        this.history = new AccountHistory(log);
        this.markets = markets;
        this.events = events;
        this.sessionCheck = sessionCheck;
    }

    /** A stream that can begin. */
    public static final class Opening {
        private final Topic.Account topic;
        private final AccountPage page;
        private final long from;

        private Opening(Topic.Account topic, AccountPage page, long from) {
            this.topic = topic;
            this.page = page;
            this.from = from;
        }

        /** What its messages are of. */
        public Topic.Account topic() {
            return topic;
        }

        /** The first message, for the client alone. */
        public Frame greeting() {
            return Messages.accountBegins(topic, page.accountId(), Math.max(page.sequence(), from), from);
        }
    }

    /** Finds out whose API key it is, and begins a session for it. */
    public void signIn(SignedRequest signed, String forwardedFor, Consumer<Outcome<SignedIn>> then) {
        later(() -> then.accept(backend.signIn(signed, forwardedFor)));
    }

    /**
     * Asks the backend for the account and where its events are.
     *
     * @param resumeFrom the last event that the client has; null to begin with the next
     */
    public void open(Credentials who, @Nullable Long resumeFrom, Consumer<Outcome<Opening>> then) {
        later(() -> then.accept(open(who, resumeFrom)));
    }

    private Outcome<Opening> open(Credentials who, @Nullable Long resumeFrom) throws InterruptedException {
        if (!events.isFollowing()) {
            return new Outcome.Refused<>(
                    UNAVAILABLE,
                    new Refusal(
                            "EXCHANGE_UNAVAILABLE", "The exchange does not answer yet; try again later.", Map.of()));
        }
        return switch (backend.events(who, resumeFrom)) {
            case Outcome.Refused<AccountPage> refused -> refused.of();
            case Outcome.Done<AccountPage>(AccountPage page) -> {
                long from = resumeFrom == null ? page.sequence() : resumeFrom;
                yield page.sequence() - from > MOST_MISSED
                        ? new Outcome.Refused<>(BAD_REQUEST, tooOld(page.sequence() - from))
                        : new Outcome.Done<>(
                                new Opening(new Topic.Account(subscriptions.incrementAndGet()), page, from));
            }
        };
    }

    private static Refusal tooOld(long missed) {
        return new Refusal(
                "RESUME_TOO_OLD",
                "Too many events were missed; fetch them with GET /api/v1/account/events, and subscribe from there.",
                Map.of("missed", missed, "limit", MOST_MISSED));
    }

    /**
     * Begins a stream, after its {@link Opening#greeting} was sent.
     *
     * @param who asked for at each look at the session
     */
    public AccountStream start(Opening opening, Supplier<Credentials> who, AccountSink sink) {
        AccountCursor cursor = new AccountCursor(opening.topic, opening.page.accountId(), opening.from, markets);
        AccountStream stream = new AccountStream(backend, history, events, cursor, who, sink, sessionCheck);
        later(() -> stream.run(opening.page));
        return stream;
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private void later(Task task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("An account's stream failed", e);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
