package uk.interborough.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one file may hold and take. A file that would hold more is never finished: it is not cut short.
 *
 * @param rows rows of a root field
 * @param rowsInside rows of a list inside one row
 * @param statement longest time until the database brings the next rows
 * @param whole longest time of a file, however slowly it is fetched
 * @param atOnce files under way at the same time
 */
@ConfigurationProperties("interborough.export")
public record ExportLimits(
        @DefaultValue("1000000") int rows,
        @DefaultValue("10000") int rowsInside,
        @DefaultValue("60s") Duration statement,
        @DefaultValue("10m") Duration whole,
        @DefaultValue("4") int atOnce) {}
