/**
 * The engine's service in one thread, without Redis and without luck: everything that happens, and everything that goes wrong, follows
 * from a seed.
 *
 * <pre>
 *   RandomCommands            SimulatedEngine: loop and snapshots, one or two of them
 *        |                       |             |            |              |
 *        |                  Unreliable...: each call may fail, be half done, or be a process's last
 *        |                       |             |            |              |
 *        +---------------> MemoryCommandLog  MemoryEventLog  MemoryReplies  MemorySnapshotFiles
 *        |                                     |              |
 *        +---> UndisturbedRun --------------> Witness: they must say the same, byte by byte
 * </pre>
 *
 * {@link dev.bourse.engine.simulation.Simulation} runs one seed. What fails prints it; {@code -Dbourse.seed=} repeats it in the test,
 * {@code ./bourse bench simulate --first-seed} outside.
 */
@NullMarked
package dev.bourse.engine.simulation;

import org.jspecify.annotations.NullMarked;
