package uk.interborough.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Only one Interborough at a time works on a data directory. The operating system holds the lock, so that it ends
 * with the process however that ends; the text of the file ({@code pid=}, {@code url=}) tells people and the launcher
 * who holds it. The file is never deleted: two processes could otherwise lock two files of one name.
 */
final class HomeLock implements AutoCloseable {
    static final String FILE_NAME = "running";

    /** Far behind the text: on some systems a locked part of a file cannot be read by others. */
    private static final long LOCKED_POSITION = Long.MAX_VALUE - 1;

    private final FileChannel file;

    private HomeLock(FileChannel file) {
        this.file = file;
    }

    /** Takes the lock or says who has it. The URL may still be unknown. */
    static HomeLock take(Path home, String url) throws IOException {
        Path path = home.resolve(FILE_NAME);
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw alreadyRunning(home, textOfHolder(path));
        }
        HomeLock taken = new HomeLock(file);
        taken.publish(url);
        return taken;
    }

    /** Whether another process works on this directory. */
    static boolean isHeld(Path home) throws IOException {
        try (FileChannel file =
                FileChannel.open(home.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return lock(file) == null;
        }
    }

    void publish(String url) throws IOException {
        write("pid=%d\nurl=%s\n".formatted(ProcessHandle.current().pid(), url));
    }

    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            write("");
            file.close();
        }
    }

    private void write(String text) throws IOException {
        file.truncate(0);
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock(LOCKED_POSITION, 1, false);
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** Whoever has just taken the lock writes the text a moment later. */
    private static String textOfHolder(Path path) throws IOException {
        String text = Files.readString(path);
        for (int attempt = 0; text.isEmpty() && attempt < 40; attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            text = Files.readString(path);
        }
        return text;
    }

    private static CannotStart alreadyRunning(Path home, String text) {
        return new CannotStart(
                "Interborough is already running%s%s, with the data in %s."
                        .formatted(
                                line(text, "url=", ": ", ""),
                                line(text, "pid=", " (process ", ")"),
                                home.toAbsolutePath().normalize()),
                "Use that one, or stop it first. A second one needs a data directory (INTERBOROUGH_HOME)"
                        + " and a port (SERVER_PORT) of its own.");
    }

    private static String line(String text, String key, String before, String after) {
        return text.lines()
                .filter(line -> line.startsWith(key) && line.length() > key.length())
                .map(line -> before + line.substring(key.length()) + after)
                .findFirst()
                .orElse("");
    }
}
