package dev.bourse.engine.runtime;

/** Is told how the loop does. Called by the engine's thread: it must be quick. */
public interface LoopObserver {

    /**
     * A batch was read, done and published.
     *
     * @param trades how many of the events are trades
     * @param nanos from read to published
     * @param timeMs of the last command
     * @param openOrders how many orders are open then
     */
    void batch(int commands, long events, int trades, long nanos, long timeMs, int openOrders);
}
