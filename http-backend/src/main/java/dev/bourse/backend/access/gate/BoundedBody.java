package dev.bourse.backend.access.gate;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.util.WebUtils;

/** A request whose body has been read, so that its signature can be checked before a controller reads it again. */
final class BoundedBody extends HttpServletRequestWrapper {

    /** Far more than any request of ours has. */
    static final int MAX_BYTES = 16 * 1024;

    private static final byte[] NONE = {};

    private final byte[] bytes;

    private BoundedBody(HttpServletRequest request, byte[] bytes) {
        super(request);
        this.bytes = bytes;
    }

    /**
     * Reads the body of {@code request}; gives the request itself when it has none.
     *
     * @throws RefusedException when it has more than {@link #MAX_BYTES}, also when it does not say so beforehand
     */
    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > MAX_BYTES) {
            throw tooLarge();
        }
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return request;
        }
        byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        return new BoundedBody(request, bytes);
    }

    /** The bytes of a body that {@link #of} has read. */
    static byte[] bytes(HttpServletRequest request) {
        BoundedBody body = WebUtils.getNativeRequest(request, BoundedBody.class);
        return body == null ? NONE : body.bytes;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Replay(bytes);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static RefusedException tooLarge() {
        return new RefusedException(
                ErrorCode.BODY_TOO_LARGE,
                "The body has more than " + MAX_BYTES + " bytes.",
                Map.of("maximumBytes", MAX_BYTES));
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("a body that is there already is not listened for");
        }
    }
}
