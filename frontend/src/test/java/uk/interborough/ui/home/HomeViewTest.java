package uk.interborough.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.access.AccessibilityView;
import uk.interborough.ui.access.PasswordView;
import uk.interborough.ui.preview.InventedAnswers;
import uk.interborough.ui.preview.PageTest;
import uk.interborough.ui.services.ServiceView;

class HomeViewTest extends PageTest {

    @Test
    void aCommissionerSeesWhatIsOverdueAndFourNumbers() {
        navigate(HomeView.class);

        assertThat(page())
                .contains("Home – Ealing")
                .contains("10 returns have not come")
                .contains("See all 10 overdue returns")
                .contains("64 of 65")
                .contains("Partnership 512 of 540");
    }

    @Test
    void aClosureToldByANoticeAsksTheLeadForTheEndOfItsScheme() {
        navigate(HomeView.class);

        assertThat(page())
                .contains("Harbour Homes closed, notice WL-2026-007 says: 8 of 20 units are there")
                .contains("End or replace it");
    }

    @Test
    void somebodyWithoutAnAuthoritySeesThePartnership() {
        answerViewer(null, false, List.of(Map.of("id", "partnership-1", "code", "WEST_LONDON", "name", "West London")));
        navigate(HomeView.class);

        assertThat(page()).contains("West London in").contains("512 of 540").doesNotContain("Needs you today");
    }

    @Test
    void anAdministratorWithoutAPartnershipIsToldSo() {
        answerViewer(null, false, List.of());
        navigate(HomeView.class);

        assertThat(page()).contains("Your account belongs to no partnership");
    }

    @Test
    void aPasswordGivenBySomebodyElseIsChangedFirst() {
        answerViewer(null, true, List.of());
        open("");

        assertThat(getCurrentView()).isInstanceOf(PasswordView.class);
        assertThat(page()).contains("Choose your own to go on.");
    }

    @Test
    void beforeTheFirstReturnTheFirstStepIsNamed() {
        api.answer("AuthorityQuarters", variables -> InventedAnswers.none("authorityQuarters"));
        navigate(HomeView.class);

        assertThat(page()).contains("There are no figures yet.").contains("Upload a performance workbook");
    }

    @Test
    void aServiceShowsItsFactsContractsAndReturns() {
        open("services/service-00000000-0000-7000-8000-000000000002");

        assertThat(getCurrentView()).isInstanceOf(ServiceView.class);
        assertThat(page())
                .contains("Administering authorityEaling")
                .contains("£182,000")
                .contains("Until varied or ended")
                .contains("Missing, 32 days late");
    }

    @Test
    void aServiceThatIsNotThereIsNotFound() {
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("service", null);
        api.answer("Service", variables -> nothing);
        open("services/service-00000000-0000-7000-8000-000000000009");

        assertThat(page()).contains("Page not found");
    }

    private void answerViewer(@Nullable Object authority, boolean mustChange, List<?> partnerships) {
        Map<String, @Nullable Object> viewer = new HashMap<>();
        viewer.put("username", "somebody");
        viewer.put("name", "Somebody");
        viewer.put("roles", List.of("COORDINATOR"));
        viewer.put("mustChangePassword", mustChange);
        viewer.put("authority", authority);
        viewer.put("partnerships", partnerships);
        navigate(AccessibilityView.class);
        api.answer("Viewer", variables -> Map.of("viewer", viewer));
    }
}
