package uk.interborough.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What axe-core finds on a page: all rules of WCAG 2.0 to 2.2 at A and AA, and its best practice. */
final class Axe {
    private static final String SCRIPT = read();
    private static final String RUN = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html, any, all, none }) => ({
                rule: id, help, target: target.flat().join(' » '), html: html.slice(0, 200),
                why: [...any, ...all, ...none].map((check) => check.message).join('; ') })));
            }""";

    private Axe() {}

    /** A line for each element that breaks a rule. */
    static List<String> faults(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        List<?> found = (List<?>) page.evaluate(RUN);
        return found.stream()
                .map(Map.class::cast)
                .map(fault -> "%s at %s: %s (%s) %s"
                        .formatted(
                                fault.get("rule"),
                                fault.get("target"),
                                fault.get("help"),
                                fault.get("why"),
                                fault.get("html")))
                .toList();
    }

    private static String read() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
