package uk.interborough.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The data of the embedded server, in a directory named by its major version. It is made under another name and
 * renamed when it is whole, so that a directory of this name is never half-made and never removed.
 */
final class DataDirectory {
    private static final String NAME = "postgresql-";
    private static final String PID_FILE = "postmaster.pid";
    private static final String UNFINISHED = ".unfinished-";

    private final Path home;
    private final PostgresPrograms programs;
    private final Path path;

    DataDirectory(Path home, PostgresPrograms programs) throws IOException {
        this.home = home;
        this.programs = programs;
        this.path = home.resolve(NAME + programs.majorVersion());
    }

    /** Whether any version of the server has ever finished its first initialisation here. */
    static boolean isIn(Path home) throws IOException {
        return !finished(home).isEmpty();
    }

    /** Of the server that another process runs here; it writes the port into the fourth line of its own file. */
    static int portOfRunning(Path home) throws IOException {
        for (Path directory : finished(home)) {
            Path pidFile = directory.resolve(PID_FILE);
            if (Files.exists(pidFile)) {
                List<String> lines = Files.readAllLines(pidFile);
                if (lines.size() > 3) {
                    return Integer.parseInt(lines.get(3).strip());
                }
            }
        }
        throw new CannotStart(
                "Interborough is just starting or stopping on " + home + ".", "Try again in a few seconds.");
    }

    private static List<Path> finished(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (var entries = Files.list(home)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(NAME + "\\d+"))
                    .toList();
        }
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Makes the data directory: scram from the first moment, checksums, UTF-8, nothing but loopback. */
    void initialise(String superuserPassword) throws IOException {
        refuseToHideOlderData();
        Path unfinished = home.resolve(
                path.getFileName() + UNFINISHED + ProcessHandle.current().pid());
        Path passwordFile = home.resolve("superuser-password.tmp");
        Files.deleteIfExists(passwordFile);
        Passwords.createForOwnerOnly(passwordFile);
        try {
            Files.writeString(passwordFile, superuserPassword);
            // --no-clean: whatever is left of an interrupted attempt is removed by the next start and by nobody else
            programs.run(
                            Duration.ofMinutes(2),
                            "initdb",
                            "--pgdata=" + unfinished,
                            "--username=postgres",
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums",
                            "--no-clean")
                    .orThrow("make its data directory");
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(unfinished.resolve("pg_hba.conf"), """
                # Passwords only, from this machine only.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what an interrupted first initialisation left; nothing has ever been stored there. */
    void removeUnfinished() throws IOException {
        try (var entries = Files.newDirectoryStream(home, NAME + "*" + UNFINISHED + "*")) {
            for (Path entry : entries) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
    }

    /** The server that a crashed Interborough left behind. Only for the holder of the lock on the home directory. */
    Optional<ProcessHandle> orphan() throws IOException {
        return pidLines()
                .filter(lines -> lines.getFirst().strip().matches("\\d+"))
                .flatMap(lines ->
                        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())))
                .filter(process -> programs.isServerOf(path, process));
    }

    /**
     * After a crash the number of the server that is gone may be that of any process, even of a thread, and PostgreSQL
     * would take that for its predecessor and refuse. The number of whoever starts it is one that it knows is not; the
     * rest of the file, by which it recognises surviving children, is kept. Only where there is no {@link #orphan()}.
     */
    void disownLeftPid() throws IOException {
        Optional<List<String>> lines = pidLines();
        if (lines.isPresent()) {
            List<String> disowned = new ArrayList<>(lines.get());
            disowned.set(0, String.valueOf(ProcessHandle.current().pid()));
            Files.write(path.resolve(PID_FILE), disowned);
        }
    }

    private Optional<List<String>> pidLines() throws IOException {
        Path pidFile = path.resolve(PID_FILE);
        return Files.exists(pidFile)
                ? Optional.of(Files.readAllLines(pidFile)).filter(lines -> !lines.isEmpty())
                : Optional.empty();
    }

    private void refuseToHideOlderData() throws IOException {
        try (var entries = Files.newDirectoryStream(home, NAME + "[0-9]*")) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.contains(UNFINISHED) && !entry.equals(path)) {
                    throw new CannotStart(
                            "%s holds the data of another PostgreSQL version (%s); this one needs %s."
                                    .formatted(home, name, path.getFileName()),
                            "Back it up with the earlier release of Interborough (./interborough backup FILE) and"
                                    + " restore that into another INTERBOROUGH_HOME, or move that directory away to"
                                    + " begin anew.");
                }
            }
        }
    }
}
