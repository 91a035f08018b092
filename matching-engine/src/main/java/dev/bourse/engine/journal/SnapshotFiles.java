package dev.bourse.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Where snapshots are kept: files with names. */
public interface SnapshotFiles {

    /** The names of all files, in their order. */
    List<String> names() throws IOException;

    /** Writes a file: when it returns, the file is there for good; when it throws, it is not there. */
    void write(String name, Content content) throws IOException;

    InputStream read(String name) throws IOException;

    void delete(String name) throws IOException;

    /** Writes what is in a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
