package uk.interborough.bench;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is measured, and for how long.
 *
 * @param seconds each question is asked for, after as long of warming up
 * @param only measures the questions whose name contains this
 * @param services of the large data set when it is generated, in the same 333 authorities
 * @param peer directory of the PostGraphile to compare with. Null: none
 */
@ConfigurationProperties("interborough.bench")
record Settings(
        @DefaultValue("5") int seconds,
        @DefaultValue("") String only,
        @DefaultValue("20000") int services,
        @Nullable String peer) {}
