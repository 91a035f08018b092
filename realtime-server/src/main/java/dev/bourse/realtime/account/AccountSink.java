package dev.bourse.realtime.account;

import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Refusal;
import java.util.List;

/** Where an account's messages go: to one client. Any thread. */
public interface AccountSink {

    /** Hands messages over and waits until the client has taken them; false when it is gone. */
    boolean deliver(List<Frame> frames) throws InterruptedException;

    /** Hands over a message behind all before it, without waiting. */
    void live(Frame frame);

    /** Nothing more comes, for that reason. */
    void ended(Refusal why);
}
