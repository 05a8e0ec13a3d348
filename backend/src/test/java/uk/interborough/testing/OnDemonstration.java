package uk.interborough.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Beside {@link SpringBootTest}: the application runs on a {@link TestDatabase} with the demonstration, which is a bean. CI repeats these
 * tests on other PostgreSQL servers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@ContextConfiguration(initializers = TestDatabaseInitializer.Demonstration.class)
public @interface OnDemonstration {}
