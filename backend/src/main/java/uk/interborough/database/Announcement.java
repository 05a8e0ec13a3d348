package uk.interborough.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started Interborough where it is, and the first administrator how to get in. */
@Component
class Announcement {
    private final Mode mode;
    private final ObjectProvider<FirstAdministrator> firstAdministrator;
    private final ObjectProvider<EmbeddedDatabase> embedded;

    Announcement(
            Mode mode,
            ObjectProvider<FirstAdministrator> firstAdministrator,
            ObjectProvider<EmbeddedDatabase> embedded) {
        this.mode = mode;
        this.firstAdministrator = firstAdministrator;
        this.embedded = embedded;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        if (mode == Mode.REAL) {
            FirstAdministrator administrator = firstAdministrator.getIfAvailable();
            String oneTimePassword = Passwords.random();
            if (administrator != null && administrator.create(oneTimePassword)) {
                System.out.println("Administrator: admin, one-time password: " + oneTimePassword);
            }
        }
        Environment environment = event.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return; // a context without a web server
        }
        String url = "http://" + host(environment.getProperty("server.address", "")) + ":" + port;
        EmbeddedDatabase database = embedded.getIfAvailable();
        if (database != null) {
            database.announce(url);
        }
        System.out.println("Interborough is ready: " + url);
    }

    private static String host(String address) throws UnknownHostException {
        if (address.isBlank()) {
            return "localhost";
        }
        InetAddress bound = InetAddress.getByName(address);
        return bound.isLoopbackAddress() || bound.isAnyLocalAddress() ? "localhost" : bound.getHostAddress();
    }
}
