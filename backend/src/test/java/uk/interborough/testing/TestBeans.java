package uk.interborough.testing;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What every application under test has beside its own beans. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    static Statements statements() {
        return new Statements();
    }

    @Bean
    static Obstacles obstacles() {
        return new Obstacles();
    }

    @Bean
    Sessions sessions() {
        return new Sessions();
    }

    @Bean
    Time time() {
        return new Time();
    }

    @Bean
    @Primary
    Clock pinnedClock(Time time) {
        return time.clock();
    }
}
