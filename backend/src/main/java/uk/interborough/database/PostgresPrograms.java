package uk.interborough.database;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of the class path (initdb, pg_ctl, postgres), unpacked once into a directory named by content. */
final class PostgresPrograms {
    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final boolean WINDOWS = SYSTEM.contains("windows");

    private final Path directory;
    private final List<String> prefix;

    private PostgresPrograms(Path directory, List<String> prefix) {
        this.directory = directory;
        this.prefix = prefix;
    }

    static PostgresPrograms unpackedIn(Path home) throws IOException {
        byte[] archive;
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), hardware())) {
            archive = packed.readAllBytes();
        } catch (IllegalStateException none) {
            throw new CannotStart(
                    "There is no embedded PostgreSQL for this system (%s, %s).".formatted(system(), hardware()),
                    "Name a PostgreSQL 15 or newer: SPRING_DATASOURCE_URL and its companions.",
                    none);
        }
        Path directory = home.resolve("postgresql-programs-" + digest(archive).substring(0, 12));
        if (!Files.isDirectory(directory)) {
            unpack(archive, directory);
        }
        return new PostgresPrograms(directory, steppingDownFromRoot());
    }

    /** For example 18. */
    int majorVersion() throws IOException {
        String version = run(Duration.ofSeconds(30), "postgres", "--version").orThrow("tell its version");
        Matcher number = Pattern.compile("(\\d+)\\.").matcher(version);
        if (!number.find()) {
            throw new IOException("No version number in: " + version);
        }
        return Integer.parseInt(number.group(1));
    }

    /** Where the system does not tell a process's arguments, the name of its program has to do. */
    boolean isServerOf(Path data, ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
        return postgres
                && process.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments).contains(data.toString()))
                        .orElse(true);
    }

    Result run(Duration limit, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(limit, command);
    }

    /** What a program said and how it ended. */
    record Result(int exit, String output) {

        String orThrow(String purpose) throws IOException {
            if (exit != 0) {
                throw new IOException("PostgreSQL could not " + purpose + " (exit " + exit + "): " + output.strip());
            }
            return output;
        }
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own makes it nobody there, on the same files. */
    private static List<String> steppingDownFromRoot() throws IOException {
        if (WINDOWS || new UnixSystem().getUid() != 0) {
            return List.of();
        }
        Result attempt;
        try {
            attempt = run(Duration.ofSeconds(30), List.of("unshare", "-U", "true"));
        } catch (IOException missing) {
            attempt = new Result(127, String.valueOf(missing.getMessage()));
        }
        if (attempt.exit() != 0) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and root cannot step down here: `unshare -U` fails ("
                            + attempt.output().strip() + ").",
                    "Start Interborough as an ordinary user (in a container: --user 1000), or allow user namespaces"
                            + " (util-linux installed, sysctl user.max_user_namespaces above 0),"
                            + " or name an external PostgreSQL in SPRING_DATASOURCE_URL.");
        }
        return List.of("unshare", "-U");
    }

    private static Result run(Duration limit, List<String> command) throws IOException {
        Path output = Files.createTempFile("interborough-", ".out");
        try {
            // a file, not a pipe: a server that pg_ctl leaves behind would keep a pipe open
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .directory(output.getParent().toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, "no end after " + limit.toSeconds() + " s: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.getLast() + " was running", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void unpack(byte[] archive, Path directory) throws IOException {
        Path unfinished = Files.createTempDirectory(directory.getParent(), ".unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("Outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, target);
            if (target.startsWith(root.resolve("bin")) && !target.toFile().setExecutable(true)) {
                throw new IOException("Programs cannot be made executable in " + root);
            }
        }
    }

    static void removeUnfinished(Path home) throws IOException {
        try (var entries = Files.newDirectoryStream(home, ".unpacking-*")) {
            for (Path entry : entries) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
    }

    private static String system() {
        return WINDOWS ? "Windows" : SYSTEM.contains("mac") ? "Darwin" : "Linux";
    }

    private static String hardware() {
        String hardware = System.getProperty("os.arch");
        return hardware.equals("amd64") ? "x86_64" : hardware;
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
