package uk.interborough.export;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Holds the first bytes back, so that what fails early is said in words and not by a broken file. */
final class LateOutput extends OutputStream {

    private static final int HELD_BACK = 64 * 1024;

    private final FileTarget target;
    private final String name;
    private final String contentType;
    private final byte[] held = new byte[HELD_BACK];
    private int size;
    private @Nullable OutputStream out;

    LateOutput(FileTarget target, String name, String contentType) {
        this.target = target;
        this.name = name;
        this.contentType = contentType;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (out == null && size + length <= held.length) {
            System.arraycopy(bytes, from, held, size, length);
            size += length;
        } else {
            begun().write(bytes, from, length);
        }
    }

    /** Nothing: who writes cannot know when bytes are certain. */
    @Override
    public void flush() {}

    /** Sends the rest. The file is whole. */
    void complete() throws IOException {
        begun().flush();
    }

    /** Nothing: a file that was not {@linkplain #complete completed} must not look as if it were. */
    @Override
    public void close() {}

    private OutputStream begun() throws IOException {
        OutputStream begun = out;
        if (begun == null) {
            begun = target.begin(name, contentType);
            begun.write(held, 0, size);
            out = begun;
        }
        return begun;
    }
}
