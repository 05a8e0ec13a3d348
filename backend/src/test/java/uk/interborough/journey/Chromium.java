package uk.interborough.journey;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine. Where there is none, CI fails and everybody else skips. */
final class Chromium implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** What comes at all comes within this, on a busy machine too. */
    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    static Chromium start() {
        Path executable = Path.of(Optional.ofNullable(System.getProperty("chromium"))
                .or(() -> Optional.ofNullable(System.getenv("CHROMIUM")))
                .orElse("/usr/bin/chromium"));
        if (!Files.isExecutable(executable)) {
            String missing = "There is no Chromium at " + executable + "; name another in the variable CHROMIUM";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            Assumptions.abort(missing);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return new Chromium(executable);
    }

    /** A person at a screen of 1280 by 900 who has not been here before. */
    Visitor visitor(String address) {
        return new Visitor(browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900)), address);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
