package uk.interborough.testing;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Its tests happen on the day on which they are run. For rules that compare a day someone gives with the moment the
 * database wrote down: nobody comments on a notice before it is circulated.
 */
public final class Nowadays implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext test) {
        time(test).isNow(today());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        time(test).isNow(Time.TODAY);
    }

    /** The day on which the tests are run, where the authorities are. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    private static Time time(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(Time.class);
    }
}
