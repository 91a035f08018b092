package dev.bourse.benchmarks.book;

/** A book that can run the commands of a stream. */
interface MeasuredBook {

    /** Runs the commands from one place in the stream to another, that one excluded. */
    void run(BookCommands commands, int from, int to);

    BookCommands.Outcome outcome();
}
