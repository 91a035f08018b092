package dev.bourse.exchange.client;

import dev.bourse.exchange.event.EngineEvent;
import java.util.List;

/**
 * What came of a command, all of it.
 *
 * @param timeMs the command's time, Unix milliseconds
 * @param lastSequence the sequence of its last event; of the newest event before it when there are none
 */
public record Reply(long timeMs, long lastSequence, List<EngineEvent> events) {}
