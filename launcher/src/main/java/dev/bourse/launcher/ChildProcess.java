package dev.bourse.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server process that is known by its pid file, also when an earlier launcher left it behind. */
final class ChildProcess {

    private ChildProcess() {}

    /**
     * Stops the process that the file names, if it runs and is that program, and waits until it has ended.
     *
     * @param pidFile its first line is the process id
     * @param program part of the command, so that a stranger with a reused id is left alone
     */
    static void stop(Path pidFile, String program, Duration patience) throws InterruptedException {
        Optional<ProcessHandle> running = running(pidFile, program);
        if (running.isEmpty()) {
            return;
        }
        ProcessHandle process = running.get();
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not wait for process " + process.pid(), e);
        }
    }

    private static Optional<ProcessHandle> running(Path pidFile, String program) {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(it -> it.info().command().orElse("").contains(program));
        } catch (IOException | NumberFormatException e) {
            throw new CannotStartException(
                    pidFile + " can't be read (" + e + "); remove it if no " + program + " runs.", e);
        }
    }
}
