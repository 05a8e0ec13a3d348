package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Application, database or both are killed while a notice goes to 24 members: nobody is missed, and every copy is known by its id. */
@Tag("durability")
class KilledWhileCirculatingTest {
    private static final int ROUNDS = 20;
    private static final int ADDRESSES = 26; // 24 members, an observer, the provider

    @TempDir
    Path home;

    private final PostOffice postOffice = new PostOffice();
    private final Set<String> circulated = new HashSet<>();
    private Process server;
    private BufferedReader said;
    private PrintStream tell;

    private enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    /** What is to arrive. */
    private record Expected(String notice, String reference, String to, String messageId) {}

    private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    /** Its threads end loudly when who speaks to them is killed. */
    @BeforeEach
    void aPostOffice() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!thread.getName().startsWith("smtp:") && before != null) {
                before.uncaughtException(thread, failure);
            }
        });
        postOffice.start();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        postOffice.fallsSilentAfter(Integer.MAX_VALUE);
        postOffice.stop();
        server.destroyForcibly();
        server.onExit().join();
        killDatabase();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nobodyIsMissedAndEveryCopyCarriesTheSameId() throws Exception {
        Random chance = new Random(20_261_122);
        for (int round = 0; round < ROUNDS; round++) {
            PostOffice.Gate gate = postOffice.fallsSilentAfter(chance.nextInt(ADDRESSES));
            start();
            tell.println("circulate");
            if (round % 5 != 4) { // else in the middle of it, or before
                circulated.add(said("circulated "));
                assertThat(gate.isReached())
                        .as("messages of round %d".formatted(round))
                        .isTrue();
            }
            kill(Victim.values()[round % Victim.values().length]);
        }
        postOffice.fallsSilentAfter(Integer.MAX_VALUE);
        start();
        await().atMost(Duration.ofMinutes(1)).until(this::states, states -> states.matches("SENT \\d+"));

        List<Expected> expected = deliveries();
        Map<String, Long> each =
                expected.stream().collect(Collectors.groupingBy(Expected::notice, Collectors.counting()));
        assertThat(each.keySet()).containsAll(circulated);
        assertThat(each.values()).as("each whole").allMatch(count -> count == ADDRESSES);
        List<Expected> arrived =
                postOffice.mails().stream().map(mail -> arrived(mail, expected)).toList();
        assertThat(arrived)
                .as("nobody is missed, and nothing has another id")
                .containsAll(expected)
                .isSubsetOf(expected);
        assertThat(arrived)
                .as("copies of what nobody heard was taken")
                .hasSizeGreaterThan(expected.size() + ROUNDS / 2);
    }

    /** Its notice is known by its reference alone. */
    private static Expected arrived(PostOffice.Mail mail, List<Expected> expected) {
        String reference = mail.subject().split("[ :]")[1];
        String notice = expected.stream()
                .filter(each -> each.reference().equals(reference))
                .map(Expected::notice)
                .findFirst()
                .orElse("unknown");
        return new Expected(notice, reference, mail.to(), mail.messageId());
    }

    private void start() throws IOException {
        server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CirculatingServer.class.getName(),
                        home.toString(),
                        String.valueOf(postOffice.port()))
                .redirectError(home.resolve("server.log").toFile())
                .start();
        said = server.inputReader(StandardCharsets.UTF_8);
        tell = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8);
        said("ready");
    }

    /** The rest of the next line that begins so. */
    private String said(String beginning) throws IOException {
        List<String> before = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(beginning)) {
                return line.substring(line.indexOf(beginning) + beginning.length());
            }
            before.add(line);
        }
        throw new AssertionError(
                "it ended without " + beginning + ": " + before + Files.readString(home.resolve("server.log")));
    }

    private String states() throws IOException {
        tell.println("states");
        return said("states ");
    }

    private List<Expected> deliveries() throws IOException {
        tell.println("deliveries");
        List<Expected> all = new ArrayList<>();
        for (String line = said.readLine(); !line.equals("end"); line = said.readLine()) {
            if (line.startsWith("delivery ")) {
                String[] words = line.split(" ");
                all.add(new Expected(words[1], words[2], words[3], words[4]));
            }
        }
        return all;
    }

    private void kill(Victim victim) throws IOException, InterruptedException {
        if (victim == Victim.DATABASE) {
            killDatabase();
            said("announcements are not heard"); // so that it works on for a while without one
        }
        server.toHandle().destroyForcibly();
        if (victim == Victim.BOTH) {
            killDatabase();
        }
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** The postmaster only: its children have to notice for themselves. */
    private void killDatabase() throws IOException {
        try (var directories = Files.newDirectoryStream(home, "postgresql-[0-9][0-9]")) {
            Path pidFile = directories.iterator().next().resolve("postmaster.pid");
            if (Files.exists(pidFile)) {
                ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(pidFile).getFirst().strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
