package uk.interborough.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after any crash, and the next start needs nobody's help. */
@Tag("durability")
class DurabilityTest {
    private static final int ROUNDS = 20;
    private static final long NONE = -1;

    @TempDir
    Path home;

    private final Set<Long> acknowledged = new TreeSet<>();

    private enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noAcknowledgedRowIsLostWhoeverIsKilled() throws Exception {
        Random chance = new Random(20_261_122);
        for (int round = 0; round < ROUNDS; round++) {
            Victim victim = Victim.values()[round % Victim.values().length];
            writeAndKill(victim, 1 + chance.nextInt(300));
        }
        int survivors = writeAndKill(Victim.APPLICATION, 1);
        assertThat(survivors).isGreaterThan(ROUNDS * 50);
        try (EmbeddedDatabase last = EmbeddedDatabase.start(home, "", 0)) {
            assertThat(last.port()).isPositive(); // and stops what the last round left
        }
    }

    /** @return how many rows the client found when it started */
    private int writeAndKill(Victim victim, int after) throws IOException, InterruptedException {
        Process client = client();
        try (BufferedReader said = client.inputReader()) {
            Set<Long> stored = stored(said);
            assertThat(stored).as("rows after a crash").containsAll(acknowledged);
            for (int i = 0; i < after; i++) {
                acknowledged.add(number(said));
            }
            if (victim != Victim.DATABASE) {
                client.toHandle().destroyForcibly(); // the process's own method would close what is to be read
            }
            if (victim != Victim.APPLICATION) {
                killDatabase();
            }
            // what it said before it died counts too
            for (long number = number(said); number != NONE; number = number(said)) {
                acknowledged.add(number);
            }
            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return stored.size();
        } finally {
            client.destroyForcibly();
        }
    }

    private Process client() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingClient.class.getName(),
                        home.toString())
                .redirectError(home.resolve("client.log").toFile())
                .start();
    }

    private Set<Long> stored(BufferedReader said) throws IOException {
        String numbers = after("stored ", said);
        assertThat(numbers).as(Files.readString(home.resolve("client.log"))).isNotNull();
        return Arrays.stream(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long number(BufferedReader said) throws IOException {
        String number = after("acknowledged ", said);
        return number == null ? NONE : Long.parseLong(number);
    }

    /** The rest of the next line that begins so. */
    private static @Nullable String after(String beginning, BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        return null;
    }

    /** The postmaster only: its children have to notice for themselves. */
    private void killDatabase() throws IOException {
        try (var directories = Files.newDirectoryStream(home, "postgresql-[0-9][0-9]")) {
            Path pidFile = directories.iterator().next().resolve("postmaster.pid");
            List<String> lines = Files.readAllLines(pidFile);
            assertThat(ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .orElseThrow()
                            .destroyForcibly())
                    .isTrue();
        }
    }
}
