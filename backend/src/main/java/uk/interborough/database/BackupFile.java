package uk.interborough.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A ZIP file that only its owner may read (0600): one CSV entry a table, then the manifest. */
final class BackupFile {
    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BackupFile() {}

    /** Something that can be written to a stream. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream stream) throws IOException, SQLException;
    }

    /** Writes under another name; the file has its own name only once it is whole and on disk. */
    static final class Writer implements AutoCloseable {
        private final Path file;
        private final Path unfinished;
        private final ZipOutputStream zip;

        Writer(Path file) throws IOException {
            this.file = file.toAbsolutePath();
            if (Files.exists(this.file)) {
                throw new CannotStart(file + " exists already.", "Name a file that does not exist.");
            }
            if (this.file.getParent() == null || !Files.isDirectory(this.file.getParent())) {
                throw new CannotStart(
                        "The directory " + this.file.getParent() + " does not exist.", "Make it, or name another.");
            }
            this.unfinished = this.file.resolveSibling(this.file.getFileName() + ".unfinished");
            Files.deleteIfExists(unfinished);
            Passwords.createForOwnerOnly(unfinished);
            this.zip = new ZipOutputStream(Files.newOutputStream(unfinished));
        }

        /** @return SHA-256 of the content, in hexadecimal */
        String add(String entry, Content content) throws IOException, SQLException {
            zip.putNextEntry(new ZipEntry(entry));
            MessageDigest digest = sha256();
            DigestOutputStream stream = new DigestOutputStream(new KeptOpen(zip), digest);
            content.writeTo(stream);
            stream.flush();
            zip.closeEntry();
            return HexFormat.of().formatHex(digest.digest());
        }

        void finish(BackupManifest manifest) throws IOException, SQLException {
            add(MANIFEST, stream -> stream.write(JSON.writeValueAsBytes(manifest)));
            zip.close();
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file); // never over a file that somebody made meanwhile
        }

        @Override
        public void close() throws IOException {
            zip.close();
            Files.deleteIfExists(unfinished);
        }
    }

    /** A file that was found whole: every entry is what the manifest says. */
    static final class Reader implements AutoCloseable {
        private final ZipFile zip;
        private final BackupManifest manifest;

        Reader(Path file) throws IOException {
            try {
                this.zip = new ZipFile(file.toFile());
            } catch (ZipException broken) {
                throw unusable(file, broken);
            }
            try {
                this.manifest = manifest(file);
                for (BackupManifest.Table table : manifest.tables()) {
                    requireUnchanged(file, table);
                }
            } catch (ZipException | JacksonException broken) {
                zip.close();
                throw unusable(file, broken);
            } catch (IOException | RuntimeException failure) {
                zip.close();
                throw failure;
            }
        }

        BackupManifest manifest() {
            return manifest;
        }

        InputStream open(BackupManifest.Table table) throws IOException {
            return stream(table.entry());
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }

        private BackupManifest manifest(Path file) throws IOException {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry == null) {
                throw new CannotStart(file + " is not a backup of Interborough: it has no manifest.", "Name another.");
            }
            BackupManifest read;
            try (InputStream stream = zip.getInputStream(entry)) {
                read = JSON.readValue(stream.readAllBytes(), BackupManifest.class);
            }
            if (read.format() != BackupManifest.FORMAT) {
                throw new CannotStart(
                        "%s has the format %d; this release reads format %d."
                                .formatted(file, read.format(), BackupManifest.FORMAT),
                        "Restore it with the release of Interborough that made it.");
            }
            return read;
        }

        private void requireUnchanged(Path file, BackupManifest.Table table) throws IOException {
            MessageDigest digest = sha256();
            try (InputStream stream = new DigestInputStream(stream(table.entry()), digest)) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw new CannotStart(
                        "%s is damaged or was changed: the rows of %s are not those that were backed up."
                                .formatted(file, table.name()),
                        "Use another backup.");
            }
        }

        private InputStream stream(String name) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new ZipException("no entry " + name);
            }
            return zip.getInputStream(entry);
        }

        private static CannotStart unusable(Path file, Exception broken) {
            return new CannotStart(
                    "%s is not a whole backup of Interborough: %s.".formatted(file, broken.getMessage()),
                    "Use another backup; perhaps this one was not copied to its end.",
                    broken);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whoever writes an entry must not close the file. */
    private static final class KeptOpen extends FilterOutputStream {

        KeptOpen(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
