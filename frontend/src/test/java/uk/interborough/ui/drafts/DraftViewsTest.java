package uk.interborough.ui.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.InventedChoices;
import uk.interborough.ui.preview.InventedDraft;
import uk.interborough.ui.preview.PageTest;

class DraftViewsTest extends PageTest {
    private static final String DRAFT = "notices/notice-9/draft/";

    private void press(String id) {
        test(find(NativeButton.class).withId(id).single()).click();
    }

    private void type(String text) {
        TextBox box = find(TextBox.class).withId("whatHappened").single();
        box.setValue(text);
        com.vaadin.flow.component.ComponentUtil.fireEvent(
                box, new com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent<>(box, box, "", true));
    }

    @Test
    void theFirstAnswerBeginsTheDraftAndLeadsOn() {
        open("notices/new");
        assertThat(page()).contains("New notice · question 1 of 9", "Which provider is it about?");

        find(Input.class).withId("providerName").single().setValue("Somebody new");
        press("continue");

        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("SaveNoticeDraft ")
                        .contains("providerName=Somebody new", "partnership=", "key="));
        assertThat(page()).contains("question 2 of 9");
    }

    @Test
    void withoutAnyAnswerTheFirstQuestionIsAskedAgain() {
        open("notices/new");
        press("continue");

        assertThat(page()).contains("There is a problem", "Choose a provider, or enter its name");
        assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("Error: ");
    }

    @Test
    void whatIsTypedIsSavedFromTheEditItStartedFrom() {
        open(DRAFT + "events");
        type("A wall fell in.");

        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("SaveNoticeDraft ")
                        .contains("edit=1", "whatHappened=A wall fell in."));
        assertThat(page()).contains("Saved at");
    }

    @Test
    void twoAnswersToTheSameAreBothShownAndOneIsChosen() {
        Map<String, Object> theirs = InventedDraft.notice(5, Map.of(), "The roof fell in.");
        api.answer(
                "SaveNoticeDraft",
                v -> Map.of(
                        "saveNoticeDraft",
                        Map.of(
                                "notice",
                                theirs,
                                "errors",
                                List.of(Map.of("field", "edit", "code", "CONFLICT", "message", "Changed meanwhile")))));
        open(DRAFT + "events");
        type("A wall fell in.");
        assertThat(page())
                .contains("Somebody else changed this draft", "A wall fell in.", "The roof fell in.")
                .contains("Saved by Lead officer, Ealing");

        api.reset();
        press("keep");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("SaveNoticeDraft ")
                        .contains("edit=5", "whatHappened=A wall fell in."));
    }

    @Test
    void whatSomebodyElseSavedElsewhereIsKept() {
        Map<String, Object> theirs = InventedDraft.notice(5, Map.of("officerName", "Another officer"));
        api.answer(
                "SaveNoticeDraft",
                v -> Integer.valueOf(1).equals(v.get("edit"))
                        ? Map.of(
                                "saveNoticeDraft",
                                Map.of(
                                        "notice",
                                        theirs,
                                        "errors",
                                        List.of(Map.of(
                                                "field", "edit", "code", "CONFLICT", "message", "Changed meanwhile"))))
                        : Map.of("saveNoticeDraft", Map.of("notice", theirs, "errors", List.of())));
        open(DRAFT + "events");
        type("A wall fell in.");

        assertThat(page()).doesNotContain("Somebody else changed this draft").contains("Saved at");
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("SaveNoticeDraft ") && asked.contains("edit=5"));
    }

    @Test
    void aQuestionIsNotLeftWithFaultsOfItsOwn() {
        open(DRAFT + "contact");
        press("continue");

        assertThat(page()).contains("There is a problem", "Say whom to ask for further information");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).contains("#contactName");
    }

    @Test
    void theQuestionsFollowFromTheFormAndItsLists() {
        open(DRAFT + "action");
        assertThat(page()).contains("Temporary suspension").doesNotContain("Making no new placements");
        open(DRAFT + "review");
        assertThat(page()).contains("Day of the review (optional)");

        api.answer("NoticeChoices", v -> InventedChoices.choices("SECTIONS_A_AND_B"));
        open(DRAFT + "action");
        assertThat(page()).contains("Making no new placements").doesNotContain("Temporary suspension");
        open(DRAFT + "check");
        assertThat(page()).contains("Submit to the coordinator");
        open(DRAFT + "about");
        assertThat(page()).contains("Ofsted reference");
    }

    @Test
    void checkingShowsAnswersFaultsAndTheWayBack() {
        open(DRAFT + "check");

        assertThat(page())
                .contains("question 9 of 9", "1 answer is to be put right", "Say whom to ask")
                .contains("Closure of a business (confirmed)", "10 November 2026", "Circulate to 6 boroughs");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains(DRAFT + "contact?from=check", DRAFT + "reasons?from=check");
    }

    @Test
    void circulatingWithFaultsNamesThemAllAndSendsNothingTwice() {
        api.answer(
                "CirculateNotice",
                v -> Map.of(
                        "circulateNotice",
                        Map.of(
                                "notice",
                                Map.of("id", "notice-9"),
                                "errors",
                                List.of(
                                        Map.of(
                                                "field",
                                                "contactName",
                                                "code",
                                                "INCOMPLETE",
                                                "message",
                                                "Say whom to ask"),
                                        Map.of(
                                                "field",
                                                "eventOn",
                                                "code",
                                                "OUT_OF_RANGE",
                                                "message",
                                                "The event is too late")))));
        open(DRAFT + "check");
        press("send");

        assertThat(page()).contains("There is a problem", "Say whom to ask", "The event is too late");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).contains(DRAFT + "events?from=check");
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("CirculateNotice ") && asked.contains("key="));
    }

    @Test
    void aRescissionAsksWhyAndIsChecked() {
        api.answer("NoticeDraft", v -> Map.of("notice", InventedDraft.notice(1, Map.of("kind", "RESCISSION"))));
        open(DRAFT + "change");

        assertThat(page()).contains("question 1 of 2", "Why is the notice rescinded?");
    }

    @Test
    void aDraftWithTheCoordinatorIsNotChanged() {
        api.answer(
                "NoticeDraft",
                v -> Map.of("notice", InventedDraft.notice(1, Map.of("submittedAt", "2026-11-20T10:42:00.000000Z"))));
        open(DRAFT + "events");

        assertThat(page()).contains("This notice is with the coordinator");
    }
}
