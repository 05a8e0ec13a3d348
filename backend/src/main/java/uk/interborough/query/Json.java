package uk.interborough.query;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON in the making. */
final class Json {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;

    private byte[] bytes;
    private int size;

    Json() {
        this(256);
    }

    /** For about so many bytes; it grows. */
    Json(int capacity) {
        bytes = new byte[capacity];
    }

    Json put(char one) {
        grow(1);
        bytes[size++] = (byte) one;
        return this;
    }

    /** ASCII that is JSON as it stands. */
    Json raw(String json) {
        grow(json.length());
        copy(json);
        return this;
    }

    /** Takes the lower byte of each character, in one go: right for ASCII, which is all there is. */
    @SuppressWarnings("deprecation")
    private void copy(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, size);
        size += ascii.length();
    }

    /** UTF-8 that is JSON as it stands. */
    Json raw(byte[] json) {
        grow(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
        return this;
    }

    /** A text, in UTF-8, in quotes. */
    Json text(byte[] text) {
        grow(text.length + 2);
        bytes[size++] = '"';
        int plain = plain(text, 0);
        System.arraycopy(text, 0, bytes, size, plain);
        size += plain;
        if (plain < text.length) {
            escaped(text, plain);
        }
        return put('"');
    }

    /** Where the next byte is that cannot stand as it is. The bytes of other than ASCII characters, which are negative, can. */
    private static int plain(byte[] text, int from) {
        int at = from;
        while (at + Long.BYTES <= text.length && allPlain((long) EIGHT.get(text, at))) {
            at += Long.BYTES;
        }
        while (at < text.length && (text[at] >= 0x20 || text[at] < 0) && text[at] != '"' && text[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Eight bytes at once: none below 0x20, none a quotation mark or a backslash. Bytes from 0x80 are never reported. */
    private static boolean allPlain(long eight) {
        long quote = eight ^ EACH * '"';
        long backslash = eight ^ EACH * '\\';
        return ((eight - EACH * 0x20 & ~eight | quote - EACH & ~quote | backslash - EACH & ~backslash) & EACH * 0x80)
                == 0;
    }

    private void escaped(byte[] text, int from) {
        grow((text.length - from) * 6);
        for (int i = from; i < text.length; i++) {
            byte one = text[i];
            if (one == '"' || one == '\\') {
                bytes[size++] = '\\';
                bytes[size++] = one;
            } else if (one >= 0 && one < 0x20) {
                control(one);
            } else {
                bytes[size++] = one;
            }
        }
    }

    private void control(byte c) {
        bytes[size++] = '\\';
        switch (c) {
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            case '\b' -> bytes[size++] = 'b';
            case '\f' -> bytes[size++] = 'f';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[c >> 4];
                bytes[size++] = HEX[c & 15];
            }
        }
    }

    Json key(String key, boolean first) {
        grow(key.length() + 4);
        if (!first) {
            bytes[size++] = ',';
        }
        bytes[size++] = '"';
        copy(key);
        bytes[size++] = '"';
        bytes[size++] = ':';
        return this;
    }

    private void grow(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** Begins anew. */
    Json clear() {
        size = 0;
        return this;
    }

    /** Hands over what was made since it began, without a copy. */
    void giveTo(Extract.Rows rows) throws IOException {
        rows.row(bytes, size);
    }

    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
