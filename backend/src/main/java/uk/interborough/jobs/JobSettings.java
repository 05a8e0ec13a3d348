package uk.interborough.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are worked off.
 *
 * @param threads how many at a time
 * @param poll how often it is looked whether one is due; those that are announced are looked for at once
 * @param heartbeat how often a server says that it works on a job; after four silences another one takes it over
 */
@ConfigurationProperties("interborough.jobs")
record JobSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("10s") Duration heartbeat) {}
