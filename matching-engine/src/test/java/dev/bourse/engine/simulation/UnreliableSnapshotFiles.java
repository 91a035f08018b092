package dev.bourse.engine.simulation;

import dev.bourse.engine.journal.SnapshotFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A process's way to its disk, which may be full, and on which it may be killed in the middle of writing. */
final class UnreliableSnapshotFiles implements SnapshotFiles {

    private final MemorySnapshotFiles files;
    private final Life life;

    UnreliableSnapshotFiles(MemorySnapshotFiles files, Life life) {
        this.files = files;
        this.life = life;
    }

    @Override
    public List<String> names() {
        return life.call("list snapshots", files::names);
    }

    @Override
    public void write(String name, Content content) throws IOException {
        life.enter("write a snapshot");
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        content.writeTo(out);
        Faults faults = life.faults();
        if (faults.happens(faults.diskFull)) {
            throw new IOException("no space left on device");
        }
        life.pause();
        files.put(name, out.toByteArray());
        life.leave("write a snapshot");
    }

    @Override
    public InputStream read(String name) throws IOException {
        life.enter("read a snapshot");
        InputStream in = files.read(name);
        life.leave("read a snapshot");
        return in;
    }

    @Override
    public void delete(String name) {
        life.call("delete a snapshot", () -> {
            files.delete(name);
            return name;
        });
    }
}
