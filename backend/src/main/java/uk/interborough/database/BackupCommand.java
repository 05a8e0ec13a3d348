package uk.interborough.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.Environment;

/** The commands {@code backup FILE} and {@code restore FILE}; they need the settings of a start and nothing else of it. */
public final class BackupCommand {
    private static final String DEMONSTRATION = "--demonstration";

    private BackupCommand() {}

    public static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && List.of("backup", "restore").contains(arguments[0]);
    }

    /** @return the exit code: 0 if it was done, 1 if the reason was told */
    public static int run(String... arguments) {
        SpringApplication settings = new SpringApplication(Settings.class);
        settings.setWebApplicationType(WebApplicationType.NONE);
        settings.setInitializers(List.of()); // one of them starts the database
        try (var context = settings.run()) {
            System.out.println(run(context.getEnvironment(), arguments));
            return 0;
        } catch (CannotStart stopped) {
            System.err.println(stopped.getMessage());
            System.err.println(stopped.remedy());
        } catch (SQLException | IOException | FlywayException failure) {
            System.err.println("The " + arguments[0] + " failed: " + failure.getMessage());
        }
        return 1;
    }

    static String run(Environment environment, String... arguments) throws SQLException, IOException {
        boolean demonstration = List.of(arguments).contains(DEMONSTRATION);
        List<String> files = Arrays.stream(arguments)
                .skip(1)
                .filter(word -> !word.equals(DEMONSTRATION))
                .toList();
        if (files.size() != 1 || files.getFirst().startsWith("--")) {
            throw new CannotStart("Name one file.", "For example: ./interborough " + arguments[0] + " monday.zip");
        }
        Path file = Path.of(files.getFirst());
        return arguments[0].equals("backup")
                ? backup(environment, file, demonstration ? Optional.of(Mode.DEMONSTRATION) : Optional.empty())
                : restore(environment, file);
    }

    private static String backup(Environment environment, Path file, Optional<Mode> wanted)
            throws SQLException, IOException {
        try (OwnersDatabase database = OwnersDatabase.toRead(environment, wanted)) {
            return words("Backed up", "to " + file, Backup.write(database.owner(), file));
        }
    }

    private static String restore(Environment environment, Path file) throws SQLException, IOException {
        try (BackupFile.Reader backup = new BackupFile.Reader(file);
                OwnersDatabase database = OwnersDatabase.toFill(
                        environment, Mode.of(backup.manifest().mode()))) {
            Restore.into(database.owner(), backup);
            return words(
                    "Restored", "of " + backup.manifest().createdAt() + " into " + database.url(), backup.manifest());
        }
    }

    private static String words(String done, String where, BackupManifest manifest) {
        return "%s a %s installation: %d rows of %d tables, %s."
                .formatted(
                        done,
                        manifest.mode(),
                        manifest.tables().stream()
                                .mapToLong(BackupManifest.Table::rows)
                                .sum(),
                        manifest.tables().size(),
                        where);
    }

    /** Nothing: only the environment is wanted. */
    private static final class Settings {}
}
