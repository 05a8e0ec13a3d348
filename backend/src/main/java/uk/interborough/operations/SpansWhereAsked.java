package uk.interborough.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves OpenTelemetry out of a start, unless an endpoint is named that takes spans: then nothing of it is loaded and no
 * request pays for it.
 */
final class SpansWhereAsked implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Boot sets it from {@code OTEL_EXPORTER_OTLP_ENDPOINT} too. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private boolean asked;

    @Override
    public void setEnvironment(Environment environment) {
        asked = !environment.getProperty(ENDPOINT, "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = asked || name == null || !name.contains(".opentelemetry.");
        }
        return matches;
    }
}
