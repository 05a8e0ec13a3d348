package uk.interborough.query;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what does not fit, without the trace. */
final class BindingFaultsAnalyzer extends AbstractFailureAnalyzer<BindingFaults> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindingFaults cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Bring the SDL in schema/ and the migrations in db/ together.", cause);
    }
}
