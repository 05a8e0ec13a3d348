package uk.interborough.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Finds the database before anything else starts: the one named by {@code spring.datasource.url}, or else the embedded
 * one. Settles the mode and contributes it as {@code interborough.mode}.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class DatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String MODE = "interborough.mode";
    private static final String WANTED = "interborough.demonstration";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Optional<Mode> wanted = wanted(environment);
        boolean external = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        Map<String, Object> settled = new HashMap<>();
        Mode mode = external
                ? ExternalDatabase.of(environment).mode(wanted)
                : embedded(context, wanted.orElse(Mode.DEMONSTRATION), settled);
        requireLoopback(environment, mode);
        if (context instanceof WebServerApplicationContext) {
            requireFreePort(environment);
        }
        settled.put(MODE, mode.word());
        settled.put(WANTED, mode == Mode.DEMONSTRATION); // the page says so
        environment.getPropertySources().addFirst(new MapPropertySource("interborough database", settled));
    }

    private static Mode embedded(ConfigurableApplicationContext context, Mode mode, Map<String, Object> settled) {
        ConfigurableEnvironment environment = context.getEnvironment();
        requireLoopback(environment, mode);
        EmbeddedDatabase database = EmbeddedDatabase.start(
                Path.of(environment.getProperty("interborough.home", ".interborough")),
                announcedUrl(environment),
                environment.getProperty("interborough.database-port", Integer.class, 0));
        stopAfter(context, database);
        try {
            database.provide(mode);
        } catch (SQLException failure) {
            throw new CannotStart(
                    "The embedded database cannot be made: " + failure.getMessage(), "See its log.", failure);
        }
        settled.put("spring.datasource.url", database.jdbcUrl(mode.databaseName()));
        settled.put("spring.datasource.username", "interborough_app");
        settled.put("spring.datasource.password", database.passwords().app());
        settled.put("spring.flyway.url", database.jdbcUrl(mode.databaseName()));
        settled.put("spring.flyway.user", "interborough_owner");
        settled.put("spring.flyway.password", database.passwords().owner());
        return mode;
    }

    /** The first to be registered is the last to be destroyed: after every bean that may still ask the database. */
    private static void stopAfter(ConfigurableApplicationContext context, EmbeddedDatabase database) {
        context.getBeanFactory().registerSingleton("embeddedDatabase", database);
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("embeddedDatabase", database::close);
        SpringApplication.getShutdownHandlers().add(database::close); // a start that fails before there are beans
    }

    private static Optional<Mode> wanted(ConfigurableEnvironment environment) {
        return Optional.ofNullable(environment.getProperty(WANTED, Boolean.class))
                .map(demonstration -> demonstration ? Mode.DEMONSTRATION : Mode.REAL);
    }

    /** Everybody knows the passwords of the demonstration, so nobody else's machine may reach it. */
    private static void requireLoopback(ConfigurableEnvironment environment, Mode mode) {
        String address = environment.getProperty("server.address", "");
        if (mode == Mode.DEMONSTRATION && !isLoopback(address)) {
            throw new CannotStart(
                    "The demonstration, whose passwords are public, is only for this machine; SERVER_ADDRESS is "
                            + (address.isBlank() ? "empty, which means every network" : address)
                            + ".",
                    "Unset SERVER_ADDRESS, or start with --empty for real data.");
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        try {
            return address != null
                    && !address.isBlank()
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Found out now, before migrations and demonstration, and not by the web server after them. */
    private static void requireFreePort(ConfigurableEnvironment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        String address = environment.getProperty("server.address", "");
        if (port <= 0) {
            return;
        }
        try (ServerSocket attempt =
                new ServerSocket(port, 1, StringUtils.hasText(address) ? InetAddress.getByName(address) : null)) {
            attempt.getLocalPort();
        } catch (IOException taken) {
            throw new CannotStart(
                    "Port %d of %s cannot be used: %s."
                            .formatted(port, address.isBlank() ? "this machine" : address, taken.getMessage()),
                    "Another program may be using it; choose another one, for example SERVER_PORT=8090.",
                    taken);
        }
    }

    private static String announcedUrl(ConfigurableEnvironment environment) {
        String port = environment.getProperty("server.port", "8080");
        return port.equals("0") ? "" : "http://localhost:" + port;
    }
}
