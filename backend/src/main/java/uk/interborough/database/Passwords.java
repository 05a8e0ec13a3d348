package uk.interborough.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/** The passwords of the embedded server, generated once and kept in a file that only its owner may read (0600). */
record Passwords(String superuser, String owner, String app) {

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }

    static Passwords keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, new Passwords(random(), random(), random()));
        }
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Passwords(
                required(kept, "superuser", file), required(kept, "owner", file), required(kept, "app", file));
    }

    /** 192 random bits as 32 characters that need no quoting in SQL, URLs or shells. */
    static String random() {
        byte[] bits = new byte[24];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static void write(Path file, Passwords made) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        createForOwnerOnly(unfinished);
        Files.writeString(
                unfinished,
                "superuser=%s%nowner=%s%napp=%s%n".formatted(made.superuser, made.owner, made.app),
                StandardCharsets.UTF_8,
                StandardOpenOption.SYNC);
        Files.move(unfinished, file);
    }

    /** Never readable by others, not even for a moment. */
    static void createForOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
        } else {
            Files.createFile(file);
        }
    }

    private static String required(Properties kept, String key, Path file) {
        String value = kept.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new CannotStart(
                    "The password file " + file + " has no line '" + key + "=…'.",
                    "Put the file back from a backup; it belongs to the data beside it.");
        }
        return value;
    }
}
