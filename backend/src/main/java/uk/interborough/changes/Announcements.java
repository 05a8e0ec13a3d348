package uk.interborough.changes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Hears what the database announces, over a connection of its own: as the application, and directly, where the migrations
 * go, because a pooler would hand it to somebody else. That it is lost is known within five seconds; it is then made anew.
 */
@Component
class Announcements implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final int WAIT_MILLIS = 2_000;
    private static final int ANSWER_SECONDS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final List<Hearer> hearers;
    private final String url;
    private final Properties properties = new Properties();
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    Announcements(List<Hearer> hearers, Environment environment) {
        this.hearers = List.copyOf(hearers);
        String direct = environment.getProperty("spring.flyway.url", "");
        this.url = StringUtils.hasText(direct) ? direct : environment.getRequiredProperty("spring.datasource.url");
        properties.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        properties.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        properties.setProperty("ApplicationName", "interborough announcements");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("announcements").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        close(connection); // wakes it where it waits for an announcement
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        boolean away = false;
        while (isRunning()) {
            boolean heard = hear(away);
            away = true;
            pause = heard ? FIRST_PAUSE : longer(pause);
            if (isRunning()) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    /**
     * Hears until the connection is lost.
     *
     * @param away whether it was lost before, and said so
     * @return whether there was one
     */
    private boolean hear(boolean away) {
        boolean connected = false;
        try (Connection made = DriverManager.getConnection(url, properties)) {
            connection = made;
            listen(made);
            connected = true;
            hearers.forEach(Hearer::connected);
            if (away) {
                LOG.info("The database's announcements are heard again.");
            }
            while (isRunning()) {
                next(made);
            }
        } catch (SQLException failure) {
            if (isRunning() && (connected || !away)) {
                LOG.warn("The database's announcements are not heard; answers are not kept until they are.", failure);
            }
        } finally {
            connection = null;
            if (connected) {
                hearers.forEach(Hearer::lost);
            }
        }
        return connected;
    }

    private void listen(Connection made) throws SQLException {
        try (Statement statement = made.createStatement()) {
            for (Hearer hearer : hearers) {
                statement.execute("listen " + hearer.channel());
            }
        }
    }

    private void next(Connection made) throws SQLException {
        PGNotification[] announced = made.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
        if (announced.length == 0 && !made.isValid(ANSWER_SECONDS)) {
            throw new SQLException("the database does not answer");
        }
        for (PGNotification each : announced) {
            hearers.stream()
                    .filter(hearer -> hearer.channel().equals(each.getName()))
                    .forEach(hearer -> hearer.heard(each.getParameter()));
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private static void close(@Nullable Connection open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.debug("the connection for announcements was closed already", e);
        }
    }
}
