package uk.interborough.database;

import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** What kind of installation this is; see {@link Mode}. */
    @Bean
    Mode mode(@Value("${" + DatabaseInitializer.MODE + "}") String word) {
        return Mode.of(word);
    }

    /** Every bean that asks the database waits for this. */
    @Bean
    FlywayMigrationStrategy checkedMigration(Mode mode, ObjectProvider<DataSource> application) {
        return flyway -> {
            DataSource owner = flyway.getConfiguration().getDataSource();
            try {
                RoleCheck.requireOrdinaryOwner(owner);
                flyway.migrate();
                RoleCheck.requireRestrictedApplication(application.getObject());
                Installation.found(owner, mode);
            } catch (SQLException | IOException failure) {
                throw new CannotStart(
                        "The database cannot be prepared: " + failure.getMessage(),
                        "Nothing was left half done; the next start tries again.",
                        failure);
            }
        };
    }
}
