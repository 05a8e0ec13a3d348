package uk.interborough.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL server of this test run, as its superuser. {@code TEST_DB} = {@code docker}, {@code embedded} or
 * {@code url} forces one and never falls back; without it Docker where it answers and has the image, else embedded.
 */
record TestServer(String kind, String url, String user, String password) {
    private static final int PULL_SECONDS = 90;

    /** One for the JVM, started by the first test that needs it. */
    static TestServer shared() {
        return Holder.SERVER;
    }

    PGSimpleDataSource database(String name, String role, String rolePassword) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(urlOf(name));
        source.setUser(role);
        source.setPassword(rolePassword);
        return source;
    }

    PGSimpleDataSource database(String name) {
        return database(name, user, password);
    }

    /** The name of the database is what stands between the last slash and the parameters. */
    String urlOf(String name) {
        int parameters = url.indexOf('?');
        String path = parameters < 0 ? url : url.substring(0, parameters);
        return path.substring(0, path.lastIndexOf('/') + 1) + name + (parameters < 0 ? "" : url.substring(parameters));
    }

    private static TestServer start() {
        String forced = Optional.ofNullable(System.getenv("TEST_DB")).orElse("");
        TestServer server = switch (forced) {
            case "docker" -> docker();
            case "embedded" -> embedded();
            case "url" -> named();
            case "" -> dockerHasTheImage() ? docker() : embedded();
            default -> throw new IllegalArgumentException("TEST_DB is docker, embedded, url or unset; not " + forced);
        };
        System.out.println("Tests use PostgreSQL: " + server.kind + " at " + server.url);
        return server;
    }

    private static TestServer docker() {
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image()).asCompatibleSubstituteFor("postgres"))
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start(); // ends with the JVM
        return new TestServer(
                "docker (" + image() + ")", container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    private static TestServer embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "300")
                    .start(); // ends with the JVM
            return new TestServer(
                    "embedded",
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                    "postgres",
                    "postgres");
        } catch (IOException failure) {
            throw new IllegalStateException("The embedded PostgreSQL of the tests does not start", failure);
        }
    }

    private static TestServer named() {
        return new TestServer("url", required("TEST_DB_URL"), required("TEST_DB_USER"), required("TEST_DB_PASSWORD"));
    }

    private static String required(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalArgumentException("TEST_DB=url needs " + variable));
    }

    private static String image() {
        return Optional.ofNullable(System.getenv("TEST_DB_IMAGE")).orElse("postgres:18");
    }

    private static boolean dockerHasTheImage() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return false;
        }
        DockerClient docker = DockerClientFactory.instance().client();
        try {
            docker.inspectImageCmd(image()).exec();
            return true;
        } catch (NotFoundException notHere) {
            return pulled(docker);
        }
    }

    private static boolean pulled(DockerClient docker) {
        try {
            return docker.pullImageCmd(image()).start().awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException noRegistry) {
            System.out.println(
                    "Docker answers, but has not " + image() + " and cannot pull it: " + noRegistry.getMessage());
            return false;
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }
}
