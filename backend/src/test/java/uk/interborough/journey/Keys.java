package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Somebody who has no mouse: reaches with the Tab key, chooses with Space and the arrow keys, presses with Enter. */
final class Keys {
    private static final int FARTHEST = 160;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /** Goes on by the Tab key until something has the focus; a page that cannot be gone through fails. */
    void reaches(Locator target) {
        target.first().waitFor();
        for (int step = 0; step < FARTHEST; step++) {
            if ((Boolean) target.first().evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        fail("not reached by the Tab key: " + target);
    }

    void presses(Locator target) {
        reaches(target);
        page.keyboard().press("Enter");
    }

    void pressesButton(String name) {
        presses(page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)));
    }

    void followsLink(String name) {
        presses(page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)));
    }

    void types(String inputId, String text) {
        reaches(page.locator("#" + inputId));
        page.keyboard().type(text);
    }

    /** A day, as three numbers. */
    void typesDay(String field, int day, int month, int year) {
        types(field + "-day", String.valueOf(day));
        types(field + "-month", String.valueOf(month));
        types(field + "-year", String.valueOf(year));
    }

    /** Ticks a box. */
    void ticks(String label) {
        Locator box = page.locator("main").getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(label));
        reaches(box);
        page.keyboard().press("Space");
        assertThat(box).isChecked();
    }

    /** Chooses one of a group: the Tab key leads to its first, the arrow keys to the others. */
    void chooses(String groupId, String label) {
        Locator group = page.locator("fieldset#" + groupId);
        reaches(group.locator("input[type=radio]").first());
        page.keyboard().press("Space");
        Locator wanted = group.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(label));
        for (int step = 0; step < FARTHEST && !wanted.isChecked(); step++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(wanted).isChecked();
    }

    /** Finds something in a list by typing a part of it. */
    void picks(String boxId, String text) {
        reaches(page.locator("#" + boxId + " input"));
        page.keyboard().type(text);
        page.locator("vaadin-combo-box-item").getByText(text).first().waitFor();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
    }

    /** Chooses from a list that opens: the arrow keys lead to it. */
    void selects(String selectId, String text) {
        Locator button = page.locator("#" + selectId + " vaadin-select-value-button");
        presses(button);
        page.getByRole(AriaRole.OPTION).first().waitFor();
        Locator wanted = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(text));
        for (int step = 0;
                step < FARTHEST && !(Boolean) wanted.evaluate("option => option === document.activeElement");
                step++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        assertThat(button).containsText(text);
    }

    /** Goes to a page by its name. */
    void finds(String name) {
        page.keyboard().press("Control+k");
        page.keyboard().type(name);
        page.keyboard().press("Enter");
    }
}
