package dev.bourse.realtime.stream;

import dev.bourse.realtime.stream.Topic.OfMarket;

/** Is told which streams someone is on, to make only these; each event loop has a word of its own in it. Thread-safe. */
public interface StreamWatch {

    /** One more event loop has clients on the stream. */
    void watch(OfMarket stream);

    /** One fewer; after the last one nobody is on it. */
    void unwatch(OfMarket stream);
}
