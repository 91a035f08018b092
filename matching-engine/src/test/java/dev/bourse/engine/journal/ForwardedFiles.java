package dev.bourse.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Files that are those of another; a test says what is different. */
public class ForwardedFiles implements SnapshotFiles {

    private final SnapshotFiles files;

    public ForwardedFiles(SnapshotFiles files) {
        this.files = files;
    }

    @Override
    public List<String> names() throws IOException {
        return files.names();
    }

    @Override
    public void write(String name, Content content) throws IOException {
        files.write(name, content);
    }

    @Override
    public InputStream read(String name) throws IOException {
        return files.read(name);
    }

    @Override
    public void delete(String name) throws IOException {
        files.delete(name);
    }
}
