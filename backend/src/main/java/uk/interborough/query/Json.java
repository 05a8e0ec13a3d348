package uk.interborough.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of JSON in the making. */
final class Json {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1024];
    private int size;

    Json put(char one) {
        grow(1);
        bytes[size++] = (byte) one;
        return this;
    }

    /** JSON as it stands. */
    Json raw(String json) {
        int length = json.length();
        grow(length * 3);
        for (int i = 0; i < length; i++) {
            char c = json.charAt(i);
            if (c >= 0x80) {
                byte[] rest = json.substring(i).getBytes(StandardCharsets.UTF_8);
                grow(rest.length);
                System.arraycopy(rest, 0, bytes, size, rest.length);
                size += rest.length;
                return this;
            }
            bytes[size++] = (byte) c;
        }
        return this;
    }

    /** A text in quotes. */
    Json text(String text) {
        put('"');
        int length = text.length();
        grow(length * 6 + 1);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i = unicode(text, i);
            } else if (c == '"' || c == '\\') {
                bytes[size++] = '\\';
                bytes[size++] = (byte) c;
            } else if (c < 0x20) {
                control(c);
            } else {
                bytes[size++] = (byte) c;
            }
        }
        return put('"');
    }

    private int unicode(String text, int at) {
        int end = Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length() ? at + 2 : at + 1;
        byte[] encoded = text.substring(at, end).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return end - 1;
    }

    private void control(char c) {
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
        if (!first) {
            put(',');
        }
        return put('"').raw(key).put('"').put(':');
    }

    private void grow(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
