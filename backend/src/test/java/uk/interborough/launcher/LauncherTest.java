package uk.interborough.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..", "interborough").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    private ProcessBuilder launcher;

    /** A machine whose PATH has Java 17 and whose usual places are one empty directory. */
    @BeforeEach
    void aMachineWithoutJava25() throws IOException {
        Path old = jdk("path/jdk-17", "17.0.19");
        program(directory.resolve("path/bin/java"), "#!/bin/sh\necho '    java.home = " + old + "' >&2\n");
        Files.createDirectories(directory.resolve("places"));
        launcher = new ProcessBuilder("sh", LAUNCHER.toString()).redirectErrorStream(true);
        launcher.environment().remove("JAVA_HOME");
        launcher.environment().remove("SPRING_DATASOURCE_URL");
        launcher.environment()
                .merge("PATH", directory.resolve("path/bin").toString(), (path, first) -> first + ":" + path);
        launcher.environment()
                .put("INTERBOROUGH_JDK_PLACES", directory.resolve("places").toString());
        launcher.environment()
                .put("INTERBOROUGH_HOME", directory.resolve("home").toString());
    }

    @Test
    void javaHomeIsPreferred() throws Exception {
        jdk("places/jdk-25", "25.0.2");
        Path named = jdk("named", "25.0.3");
        launcher.environment().put("JAVA_HOME", named.toString());
        assertThat(said("jdk")).isEqualTo(named.toString());
    }

    @Test
    void aWrongJavaHomeIsPassedOver() throws Exception {
        launcher.environment().put("JAVA_HOME", jdk("named", "21.0.9").toString());
        Path found = jdk("places/jdk-25", "25");
        assertThat(said("jdk")).isEqualTo(found.toString());
    }

    @Test
    void aRuntimeWithoutCompilerIsNotEnough() throws Exception {
        Path runtime = jdk("places/jre-25", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(said("jdk")).contains("needs a JDK 25");
    }

    @Test
    void macOsKeepsItOneFurtherDown() throws Exception {
        Path found = jdk("places/temurin-25.jdk/Contents/Home", "25.0.3");
        assertThat(said("jdk")).isEqualTo(found.toString());
    }

    @Test
    void withoutAnyItSaysWhatToInstall() throws Exception {
        assertThat(said("start")).contains("apt install", "brew install", "wsl --install", "JAVA_HOME=");
    }

    @Test
    void aSecondStartSaysWhereTheFirstOneIs() throws Exception {
        Process running = new ProcessBuilder("sh", "-c", "read line", "interborough-backend.jar").start();
        try {
            running(running.pid());
            assertThat(said("start"))
                    .isEqualTo(
                            "Interborough is already running: http://localhost:8080 (process %d), with the data in %s."
                                    .formatted(running.pid(), directory.resolve("home")));
        } finally {
            running.destroy();
        }
    }

    @Test
    void whatACrashLeftDoesNotStopAStart() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        running(ended.pid());
        assertThat(said("start")).contains("needs a JDK 25");
    }

    @Test
    void anUnknownOptionIsNamed() throws Exception {
        assertThat(said("start", "--demo")).contains("Unknown option: --demo", "start --empty");
    }

    @Test
    void aBackupNeedsAFile() throws Exception {
        assertThat(said("backup")).isEqualTo("Name one file, for example: ./interborough backup monday.zip");
    }

    private String said(String... arguments) throws IOException, InterruptedException {
        launcher.command().addAll(List.of(arguments));
        Process process = launcher.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    private void running(long pid) throws IOException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Files.writeString(home.resolve("running"), "pid=" + pid + "\nurl=http://localhost:8080\n");
    }

    private Path jdk(String path, String version) throws IOException {
        Path jdk = Files.createDirectories(directory.resolve(path));
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void program(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }
}
