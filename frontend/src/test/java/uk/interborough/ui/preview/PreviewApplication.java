package uk.interborough.ui.preview;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import uk.interborough.ui.parts.Say;

/** The page on invented answers. {@code main} serves it on the loopback interface, port 28481. */
@SpringBootApplication
public class PreviewApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(
                PreviewApplication.class,
                "--server.port=28481",
                "--server.address=127.0.0.1",
                "--interborough.demonstration=true",
                "--spring.threads.virtual.enabled=true");
    }

    /** Invented answers are of one day, so that is the day on which they are read. */
    @Bean
    Clock clock() {
        return Clock.fixed(Invented.TODAY.atTime(12, 0).atZone(Say.LONDON).toInstant(), Say.LONDON);
    }

    @Bean
    StubTransport transport() {
        return new StubTransport();
    }

    @Bean
    GraphQlClient client(StubTransport transport) {
        return GraphQlClient.builder(transport).build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                User.withUsername("commissioner.ealing")
                        .password("{noop}demonstration")
                        .roles("COMMISSIONER")
                        .build(),
                User.withUsername("coordinator")
                        .password("{noop}demonstration")
                        .roles("COORDINATOR")
                        .build());
    }
}
