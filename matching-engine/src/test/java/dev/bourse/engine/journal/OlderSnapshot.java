package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.SnapshotEndEncoder;
import dev.bourse.common.engine.wire.SnapshotOrderDecoder;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Snapshots as engines of older versions of the schema wrote them. */
final class OlderSnapshot {

    private static final int LENGTH = Integer.BYTES;

    private OlderSnapshot() {}

    /** The same state in version 1, whose orders end before {@code tradedLots}. */
    static byte[] versionOne(byte[] snapshot) {
        UnsafeBuffer from = new UnsafeBuffer(snapshot);
        ExpandableArrayBuffer to = new ExpandableArrayBuffer(snapshot.length);
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        int end = 0;
        int last = 0;
        for (int at = 0; at < snapshot.length; ) {
            int length = from.getInt(at, MessageHeaderDecoder.BYTE_ORDER);
            header.wrap(from, at + LENGTH);
            boolean isOrder = header.templateId() == SnapshotOrderDecoder.TEMPLATE_ID;
            int added = isOrder ? SnapshotOrderDecoder.tradedLotsEncodingLength() : 0;
            to.putInt(end, length - added, MessageHeaderDecoder.BYTE_ORDER);
            to.putBytes(end + LENGTH, from, at + LENGTH, length - added);
            var _ = new MessageHeaderEncoder()
                    .wrap(to, end + LENGTH)
                    .version(1)
                    .blockLength(header.blockLength() - added);
            last = end;
            at += LENGTH + length;
            end += LENGTH + length - added;
        }
        CRC32C crc = new CRC32C();
        crc.update(to.byteArray(), 0, last);
        var _ = new SnapshotEndEncoder()
                .wrap(to, last + LENGTH + MessageHeaderEncoder.ENCODED_LENGTH)
                .checksum(crc.getValue());
        byte[] bytes = new byte[end];
        to.getBytes(0, bytes);
        return bytes;
    }
}
