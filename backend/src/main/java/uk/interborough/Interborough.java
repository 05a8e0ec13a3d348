package uk.interborough;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import uk.interborough.database.BackupCommand;

/** The executable: one server that answers GraphQL and shows the page. Sessions of the database run in UTC. */
@SpringBootApplication
public class Interborough {

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        if (BackupCommand.isMeantBy(arguments)) {
            System.exit(BackupCommand.run(arguments));
        }
        SpringApplication.run(Interborough.class, arguments);
    }
}
