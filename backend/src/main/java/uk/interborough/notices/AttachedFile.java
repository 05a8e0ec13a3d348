package uk.interborough.notices;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import uk.interborough.writing.ArgumentFault;
import uk.interborough.writing.FileName;
import uk.interborough.writing.OfficeParts;

/**
 * A file to be attached: what it is, its bytes say, and its name has to agree.
 *
 * @param name without folders
 */
record AttachedFile(byte[] content, String name, Kind kind) {
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int MOST_PARTS = 5_000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Pattern UNWRITTEN = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r\\f]]");

    /** What may be attached. */
    enum Kind {
        PDF("a PDF document", "application/pdf", "pdf"),
        PNG("a PNG picture", "image/png", "png"),
        JPEG("a JPEG picture", "image/jpeg", "jpg", "jpeg"),
        TEXT("plain text", "text/plain", "txt"),
        DOCX("a Word document", OFFICE + "wordprocessingml.document", "docx"),
        XLSX("an Excel workbook", OFFICE + "spreadsheetml.sheet", "xlsx");

        final String words;
        final String mediaType;
        final List<String> endings;

        Kind(String words, String mediaType, String... endings) {
            this.words = words;
            this.mediaType = mediaType;
            this.endings = List.of(endings);
        }
    }

    /** Why it cannot be attached. */
    static final class Refused extends Exception {
        final transient ArgumentFault fault;

        Refused(String field, String code, String message) {
            super(message);
            this.fault = ArgumentFault.of(field, code, message);
        }
    }

    static AttachedFile of(byte[] content, String fileName) throws Refused {
        if (content.length == 0) {
            throw new Refused("file", "INCOMPLETE", "The file is empty");
        } else if (content.length > MOST_BYTES) {
            throw new Refused("file", "FILE_TOO_LARGE", "The file is larger than 10 MB");
        }
        Kind kind = kind(content);
        String name = FileName.plain(fileName, "attachment." + kind.endings.getFirst());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!kind.endings.contains(ending)) {
            throw new Refused(
                    "fileName",
                    "BAD_USER_INPUT",
                    "The file is " + kind.words + ": give it a name that ends in ." + kind.endings.getFirst());
        }
        return new AttachedFile(content, name, kind);
    }

    private static Kind kind(byte[] content) throws Refused {
        if (begins(content, '%', 'P', 'D', 'F', '-')) {
            return Kind.PDF;
        } else if (begins(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Kind.PNG;
        } else if (begins(content, 0xFF, 0xD8, 0xFF)) {
            return Kind.JPEG;
        }
        try {
            return switch (FileMagic.valueOf(content)) {
                case OOXML -> office(content);
                case OLE2 -> throw oldOrLocked(content);
                default -> {
                    if (isText(content)) {
                        yield Kind.TEXT;
                    }
                    throw unknown();
                }
            };
        } catch (IOException | RuntimeException damaged) {
            throw unknown();
        }
    }

    private static Kind office(byte[] content) throws Refused, IOException {
        OfficeParts parts = OfficeParts.of(content, MOST_PARTS, MOST_UNPACKED);
        if (parts.hasMacros()) {
            throw new Refused("file", "CONTAINS_MACROS", "The file contains macros. Save it without them");
        } else if (parts.isTooMuch()) {
            throw new Refused("file", "FILE_TOO_LARGE", "The file unpacks to far more than a document has");
        } else if (parts.types().contains(Kind.DOCX.mediaType + ".main+xml")) {
            return Kind.DOCX;
        } else if (parts.types().contains(Kind.XLSX.mediaType + ".main+xml")) {
            return Kind.XLSX;
        }
        throw unknown();
    }

    private static Refused oldOrLocked(byte[] content) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")
                    ? new Refused(
                            "file", "PASSWORD_PROTECTED", "The file is protected by a password. Save it without one")
                    : unknown();
        }
    }

    private static boolean isText(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !UNWRITTEN.matcher(text).find();
        } catch (CharacterCodingException otherBytes) {
            return false;
        }
    }

    private static Refused unknown() {
        return new Refused(
                "file",
                "UNSUPPORTED_MEDIA_TYPE",
                "Attach a PDF document, a PNG or JPEG picture, plain text in UTF-8, a Word document (.docx) or an Excel workbook (.xlsx)");
    }

    private static boolean begins(byte[] content, int... with) {
        byte[] start = new byte[with.length];
        for (int i = 0; i < with.length; i++) {
            start[i] = (byte) with[i];
        }
        return content.length > with.length && Arrays.equals(start, Arrays.copyOf(content, with.length));
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
