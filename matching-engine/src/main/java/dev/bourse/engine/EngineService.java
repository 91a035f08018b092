package dev.bourse.engine;

import dev.bourse.engine.runtime.EngineRunner;
import dev.bourse.engine.runtime.SnapshotRunner;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the engine's threads with the application: the loop first, then a last snapshot, then the connections. */
final class EngineService implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineService.class);

    private final EngineRunner engine;
    private final SnapshotRunner snapshots;
    private final List<AutoCloseable> connections;
    private volatile boolean running;

    EngineService(EngineRunner engine, SnapshotRunner snapshots, List<AutoCloseable> connections) {
        this.engine = engine;
        this.snapshots = snapshots;
        this.connections = connections;
    }

    @Override
    public void start() {
        engine.start();
        snapshots.start();
        running = true;
    }

    @Override
    public void stop() {
        try {
            engine.stop();
            snapshots.stop();
            for (AutoCloseable it : connections) {
                it.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("a connection could not be closed", e);
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
