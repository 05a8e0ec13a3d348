package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything without a mouse. */
class KeyboardJourneyTest extends OneVisitor {
    private Page page;
    private Locator box;

    @BeforeEach
    void sitDown() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/utilisation");
        page = visitor.page();
        box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Find a page, service, provider"));
        assertThat(page.locator("#services tbody tr")).hasCount(50);
    }

    private void press(String keys) {
        page.keyboard().press(keys);
    }

    @Test
    void theRegionsOfThePageAreReachedInTurn() {
        for (String region :
                new String[] {"header.ib-bar", "nav[aria-label=Menu]", "main", "[role=search]", "footer"}) {
            press("F6");
            assertThat(page.locator(region)).isFocused();
        }
        press("Shift+F6");
        assertThat(page.locator("[role=search]")).isFocused();
    }

    @Test
    void aServiceIsFoundByItsNameAndOpened() {
        press("Control+k");
        assertThat(box).isFocused();
        box.fill("almond house");
        press("Enter");

        visitor.seesHeading("Almond House");
        assertThat(box).isHidden();
        assertThat(page.locator("main#content")).isFocused();
    }

    @Test
    void aProviderLeadsToTheUtilisationOfItsServices() {
        press("Control+k");
        box.fill("westering");
        Locator option = page.locator("#palette-list [role=option]")
                .filter(new Locator.FilterOptions().setHasText("Provider · "));
        assertThat(option).hasCount(1);
        press("Enter");

        assertThat(visitor.button("Remove filter Provider: Westering Homes")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/utilisation\\?.*provider=provider-.*"));
    }

    @Test
    void theArrowKeysChooseAndEscapeGivesTheFocusBack() {
        page.locator("#tile-HRW").focus();
        press("Control+k");
        assertThat(page.locator("#palette-0")).hasAttribute("aria-selected", "true");
        press("ArrowDown");
        assertThat(box).hasAttribute("aria-activedescendant", "palette-1");
        assertThat(page.locator("#palette-1")).hasAttribute("aria-selected", "true");
        press("Escape");
        assertThat(box).isHidden();
        assertThat(page.locator("#tile-HRW")).isFocused();

        press("Control+k");
        box.fill("colours: dark");
        assertThat(page.locator("#palette-list [role=option]")).hasCount(1);
        press("Enter");
        assertThat(page.locator("html")).hasCSS("color-scheme", "dark");
    }

    @Test
    void theListOfKeysIsOpenToTheMenuAndSingleKeysOnlyWhenAskedFor() {
        Locator list = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keyboard shortcuts"));
        press("?");
        assertThat(list).isHidden();
        press("Control+/");
        assertThat(list).isVisible();
        list.getByRole(AriaRole.CHECKBOX).check();
        press("Escape");
        press("?");
        assertThat(list).isVisible();
        press("Escape");

        visitor.page().locator(".ib-user summary").click();
        visitor.button("Keyboard shortcuts").click();
        assertThat(list).isVisible();
    }

    @Test
    void chartAndTableChangePlaces() {
        press("Alt+Shift+KeyT");
        assertThat(visitor.table("Boroughs by quarter")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*view=table.*"));
        press("Alt+Shift+KeyT");
        assertThat(page.locator(".ib-row ib-chart[rendered]")).isVisible();
    }

    @Test
    void afterAFilterTheFocusStaysAndTheCountIsSpoken() {
        page.locator("#tile-EAL").focus();
        press("Enter");
        Locator said = page.locator(".ib-page > [role=status]");
        assertThat(said).hasText(Pattern.compile("[0-9]+ services"));
        String all = said.textContent();
        assertThat(page.locator("#tile-EAL")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#tile-EAL")).isFocused();

        page.locator("#tile-HRW").focus();
        press("Enter");
        assertThat(visitor.button("Remove filter Borough: Harrow")).isVisible();
        assertThat(said).not().hasText(all);
        Locator first = visitor.button("Remove filter Borough: Ealing");
        first.focus();
        press("Enter");
        assertThat(visitor.button("Remove filter Borough: Harrow")).isFocused();
        press("Enter");
        assertThat(page.locator(".ib-chips button:visible")).hasCount(0);
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Boroughs")))
                .isFocused();
    }

    @Test
    void theNextPageKeepsTheFocusInTheTable() {
        visitor.button("Next page").focus();
        press("Enter");
        visitor.sees("Page 2 of ");
        assertThat(page.locator("#services-tile")).isFocused();
    }
}
