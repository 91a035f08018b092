package dev.bourse.realtime.client;

import dev.bourse.realtime.account.AccountBackend.SignedIn;
import dev.bourse.realtime.account.AccountStream;
import dev.bourse.realtime.account.AccountStreams;
import dev.bourse.realtime.account.AccountStreams.Opening;
import dev.bourse.realtime.account.Credentials;
import dev.bourse.realtime.account.Outcome;
import dev.bourse.realtime.stream.ClientRequest.AccountWish;
import dev.bourse.realtime.stream.ClientRequest.Authenticate;
import dev.bourse.realtime.stream.ClientRequest.SubscribeStreams;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.Refusal;
import dev.bourse.realtime.stream.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who a client is, and the stream of its account. Event loop only; nothing else of the client is read while the backend is asked. */
final class ClientAccount {

    private final Client client;
    private final Connection connection;
    private final Shard shard;
    private final AccountStreams accounts;
    private final int portion;
    private final String forwardedFor;

    /** Read by the account's stream, too. */
    private volatile @Nullable Credentials credentials;

    private Topic.@Nullable Account topic;
    private @Nullable AccountStream stream;

    ClientAccount(Client client, Connection connection, Shard shard, Visitor visitor, Clients.Surroundings with) {
        this.client = client;
        this.connection = connection;
        this.shard = shard;
        this.accounts = with.accounts();
        this.portion = Math.max(1, with.limits().outboxFrames() / 2);
        this.forwardedFor = visitor.forwardedFor();
        this.credentials = visitor.credentials();
    }

    /** What its messages are of; null while the client is not on its account's stream. */
    Topic.@Nullable Account topic() {
        return topic;
    }

    /**
     * Puts the client on its account's stream when the backend says that it may.
     *
     * @param onTheOthers answers the client, and puts it on the other streams that it wanted
     */
    void open(SubscribeStreams wanted, Runnable onTheOthers) {
        Credentials who = credentials;
        AccountWish wish = wanted.account();
        if (who == null || wish == null) {
            client.refuse(
                    new Refusal(
                            "NOT_AUTHENTICATED",
                            "Your account's stream needs the cookie of a session, or AUTH with an API key before it.",
                            Map.of()),
                    wanted.id());
            return;
        }
        connection.hold(true);
        accounts.open(who, wish.resumeFrom(), outcome -> shard.later(() -> opened(outcome, wanted.id(), onTheOthers)));
    }

    private void opened(Outcome<Opening> outcome, @Nullable JsonNode id, Runnable onTheOthers) {
        if (!connection.isOpen()) {
            return;
        }
        switch (outcome) {
            case Outcome.Refused<Opening>(int _, Refusal refusal) -> client.refuse(refusal, id);
            case Outcome.Done<Opening>(Opening opening) -> {
                onTheOthers.run();
                begin(opening);
            }
        }
        connection.hold(false);
        connection.flush();
    }

    void begin(Opening opening) {
        connection.send(opening.greeting());
        shard.subscribe(client, opening.topic());
        topic = opening.topic();
        stream = accounts.start(
                opening,
                () -> Objects.requireNonNull(credentials),
                new AccountOutlet(shard, this, opening.topic(), portion));
    }

    /** Messages of the stream; {@code taken} tells when the client has taken them, or wants no more of that. */
    void deliver(Topic.Account of, List<Frame> frames, CompletableFuture<Boolean> taken) {
        if (!of.equals(topic)) {
            taken.complete(false);
            return;
        }
        frames.forEach(connection::send);
        connection.flush();
        connection.whenTaken(taken);
    }

    /** The stream can't go on. */
    void ended(Topic.Account of, Refusal why) {
        if (!of.equals(topic) || !connection.isOpen()) {
            return;
        }
        leave();
        client.refuse(why, null);
        connection.flush();
        if (connection.isOneWay()) {
            connection.close(Departure.ENDED);
        }
    }

    void leave() {
        if (stream != null && topic != null) {
            stream.close();
            shard.unsubscribe(client, topic);
            stream = null;
            topic = null;
        }
    }

    void authenticate(Authenticate request) {
        connection.hold(true);
        accounts.signIn(request.signed(), forwardedFor, outcome -> shard.later(() -> signedIn(outcome, request.id())));
    }

    private void signedIn(Outcome<SignedIn> outcome, @Nullable JsonNode id) {
        if (!connection.isOpen()) {
            return;
        }
        switch (outcome) {
            case Outcome.Refused<SignedIn>(int _, Refusal refusal) -> client.refuse(refusal, id);
            case Outcome.Done<SignedIn>(SignedIn it)
            when stream != null && stream.accountId() != it.accountId() ->
                client.refuse(
                        new Refusal(
                                "OTHER_ACCOUNT",
                                "This connection is on another account's stream; unsubscribe first, or open another one.",
                                Map.of()),
                        id);
            case Outcome.Done<SignedIn>(SignedIn it) -> {
                credentials = it.credentials();
                client.reply(Messages.done(id));
            }
        }
        connection.hold(false);
        connection.flush();
    }
}
