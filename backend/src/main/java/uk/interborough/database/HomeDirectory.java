package uk.interborough.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where an embedded database keeps everything; closed to other users. */
final class HomeDirectory {
    private HomeDirectory() {}

    /** Made if need be; its real path. */
    static Path writable(Path home) throws IOException {
        try {
            create(home);
            if (Files.isWritable(home)) {
                return home.toRealPath();
            }
            throw new AccessDeniedException(home.toString());
        } catch (IOException failure) {
            throw new CannotStart(
                    "The data directory %s cannot be made or written to by the user %s (%s)."
                            .formatted(
                                    home,
                                    System.getProperty("user.name"),
                                    failure.getClass().getSimpleName()),
                    "Give that user the directory, or name another one: INTERBOROUGH_HOME.",
                    failure);
        }
    }

    private static void create(Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        Path absolute = home.toAbsolutePath();
        Files.createDirectories(absolute.getParent()); // the root itself is a directory already
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(absolute);
        }
    }
}
