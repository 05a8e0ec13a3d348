package uk.interborough.testing;

import java.util.function.Supplier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** Names a database before the application looks for one, so that it never starts its own. */
abstract class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private final Supplier<TestDatabase> databases;

    TestDatabaseInitializer(Supplier<TestDatabase> databases) {
        this.databases = databases;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = databases.get();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test database", database.springProperties()));
        context.getBeanFactory().registerSingleton("testDatabase", database);
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Fresh extends TestDatabaseInitializer {
        Fresh() {
            super(TestDatabase::fresh);
        }
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Demonstration extends TestDatabaseInitializer {
        Demonstration() {
            super(TestDatabase::demonstration);
        }
    }
}
