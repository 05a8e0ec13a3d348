package uk.interborough.circulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

/**
 * A process of its own to be killed: the application without its doors, on the embedded database in the directory of its first
 * argument, which sends to the mail server on the port of its second. Prints {@code ready}; then does what each line says:
 * {@code circulate} a notice to the whole North West and print {@code circulated} and its identifier; print the {@code states} of all
 * deliveries; print the {@code deliveries}.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JooqAutoConfiguration.class,
    MailSenderAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    TransactionManagerCustomizationAutoConfiguration.class
})
@EnableConfigurationProperties
@ComponentScan(
        basePackages = {
            "uk.interborough.changes",
            "uk.interborough.circulation",
            "uk.interborough.database",
            "uk.interborough.jobs",
            "uk.interborough.security",
            "uk.interborough.writing"
        },
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*(\\.changes\\.[A-Z]\\w+|DatabaseConfiguration|\\.Jobs|TransactionIdentity|CirculationConfiguration|\\.Postman|\\.Deliveries)"))
class CirculatingServer {
    private static final String ALL_SENT =
            "select coalesce(string_agg(state || ' ' || n, ', '), '') from (select state, count(*) n from delivery group by state order by state) s";

    public static void main(String[] arguments) throws Exception {
        ConfigurableApplicationContext server = new SpringApplicationBuilder(CirculatingServer.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--interborough.home=" + arguments[0],
                        "--interborough.demonstration=false",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + arguments[1],
                        "--interborough.mail.from=interborough@partnership.example",
                        "--interborough.mail.first-pause=100ms",
                        "--interborough.mail.longest-pause=200ms",
                        "--interborough.jobs.poll=200ms",
                        "--interborough.jobs.heartbeat=200ms");
        Environment environment = server.getEnvironment();
        NoticeWorld world = new NoticeWorld(
                database(environment, "spring.flyway.url", "spring.flyway.user", "spring.flyway.password"),
                database(
                        environment,
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password"));
        if (world.owner().value("select count(*) from account").equals("0")) {
            world.owner().does("""
                    insert into account (id, username, name, authority_id)
                    select app.named_id('demo', 'account', 'commissioner.' || slug), 'commissioner.' || slug, name, id from authority where slug = 'wigan'""", "insert into account (username, name) values ('coordinator', 'Coordinator')", """
                    insert into account_role (account_id, role, partnership_id)
                    select a.id, 'COORDINATOR', p.id from account a, partnership p where a.username = 'coordinator'""");
            world.withContacts();
        }
        System.out.println("ready");
        try (BufferedReader said = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                switch (line) {
                    case "circulate" -> System.out.println("circulated " + world.circulated("NORTH_WEST", "wigan"));
                    case "states" ->
                        System.out.println("states " + world.owner().value(ALL_SENT));
                    default -> {
                        world.owner()
                                .values(
                                        "select 'delivery ' || concat_ws(' ', n.id, n.reference, d.to_email, d.message_id)"
                                                + " from notice n join delivery d on d.notice_id = n.id where n.circulated_at is not null")
                                .forEach(System.out::println);
                        System.out.println("end");
                    }
                }
            }
        }
        server.close();
    }

    private static DataSource database(Environment environment, String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(environment.getRequiredProperty(url));
        source.setUser(environment.getRequiredProperty(user));
        source.setPassword(environment.getRequiredProperty(password));
        return source;
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/London"));
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
