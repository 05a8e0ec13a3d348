package uk.interborough.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every page in every display: opened once by somebody who wants no motion, then looked at wide and narrow, light and dark,
 * in large text and in a forced palette, in one browser whose emulation is changed.
 */
class EveryScreenTest extends InChromium {
    private final Map<String, Visitor> visitors = new HashMap<>();

    @TestFactory
    Stream<DynamicNode> everyScreen() {
        return Screen.all().stream().map(screen -> dynamicContainer(screen.name(), tests(screen)));
    }

    private Stream<DynamicTest> tests(Screen screen) {
        Visitor visitor = visitor(screen.user());
        Display display = visitor.display();
        return Stream.of(
                dynamicTest("opens", () -> {
                    display.usual();
                    screen.open().accept(visitor);
                }),
                dynamicTest(
                        "axe finds nothing",
                        () -> assertThat(axe(visitor.page(), display)).isEmpty()),
                dynamicTest("scrolls only inside named regions at 320 px", () -> {
                    display.size(320, 700);
                    assertThat(display.sideways()).isZero();
                    assertThat(display.faultsOfRegions()).isEmpty();
                }),
                dynamicTest("fits again when it is widened", () -> {
                    display.size(1280, 900);
                    assertThat(display.sideways()).isZero();
                }),
                dynamicTest("holds text of twice the size", () -> {
                    display.textSize(200);
                    assertThat(display.sideways()).isZero();
                    assertThat(display.cutText()).isEmpty();
                    display.textSize(100);
                }),
                dynamicTest("is seen in a forced palette", () -> {
                    display.forcedColours();
                    assertThat(display.unseenInAForcedPalette()).isEmpty();
                    assertThat(Axe.faults(visitor.page())).isEmpty();
                    display.usual();
                }),
                dynamicTest("moves nothing", () -> assertThat(display.motions()).isEmpty()),
                dynamicTest("keeps its policy and its origin", () -> {
                    assertThat(visitor.complaints()).isEmpty();
                }));
    }

    private static List<String> axe(Page page, Display display) {
        return Stream.of(1280, 390)
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).flatMap(scheme -> {
                    display.size(width, 900);
                    display.scheme(scheme);
                    return Axe.faults(page).stream().map(fault -> width + " px, " + scheme + ": " + fault);
                }))
                .toList();
    }

    private Visitor visitor(String user) {
        return visitors.computeIfAbsent(String.valueOf(user), name -> {
            Visitor visitor = newVisitor();
            if (user != null) {
                visitor.isSignedInAs(user);
            }
            return visitor;
        });
    }

    @Test
    void aFaultOnAPageIsFound() {
        Visitor visitor = visitor(null);
        visitor.goesTo("/login");
        visitor.seesHeading("Sign in");
        visitor.page().evaluate("""
                () => document.querySelector('main, .ib-gate').insertAdjacentHTML('beforeend',
                  '<p style="color: #bbb; background: #fff">faint</p><input name="unlabelled"><div class="ib-table"></div>')""");

        assertThat(Axe.faults(visitor.page()))
                .anyMatch(fault -> fault.startsWith("color-contrast at "))
                .anyMatch(fault -> fault.startsWith("label at input[name=\"unlabelled\"]"));
    }

    @Test
    void whatIsTooWideOrMovesIsFound() {
        Visitor visitor = visitor(null);
        visitor.display().usual();
        visitor.goesTo("/login");
        visitor.seesHeading("Sign in");
        assertThat(visitor.display().sideways()).isZero();
        visitor.page().evaluate("""
                () => {
                  document.querySelector('h1').style.minWidth = '2000px';
                  document.querySelector('h1').animate({ opacity: [0, 1] }, 300);
                }""");

        assertThat(visitor.display().sideways()).isGreaterThan(500);
        visitor.page().waitForCondition(() -> !visitor.display().motions().isEmpty());
    }

    @Test
    void scriptThatIsNotOursDoesNotRun() {
        Visitor visitor = newVisitor();
        visitor.isSignedInAs("analyst.harrow");
        visitor.page().evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.planted = true';
                  document.body.append(script);
                  document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.planted = true">');
                }""");
        visitor.page().waitForCondition(() -> visitor.complaints().size() >= 2);

        assertThat(visitor.page().evaluate("() => 'planted' in window")).isEqualTo(false);
        assertThat(visitor.complaints()).hasSizeGreaterThanOrEqualTo(2).allMatch(it -> it.contains("Content Security"));
    }
}
