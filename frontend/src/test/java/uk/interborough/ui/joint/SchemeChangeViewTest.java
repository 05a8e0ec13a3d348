package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedAgreement;
import uk.interborough.ui.preview.InventedDesk;

class SchemeChangeViewTest extends DeskPageTest {

    private static final String SCHEME = "?scheme=" + Invented.id("joint_scheme", 1);

    @Test
    void theLeadRenewsTheScheme() {
        open("quotas?view=agreement");
        assertThat(page()).contains("Vary the scheme", "Renew the scheme", "End the scheme");

        open("quotas/change/renew" + SCHEME);
        press("change-scheme");
        assertThat(page()).contains("Say why, for all participants");
        day("endsOn", LocalDate.of(2030, 3, 31));
        find(Input.class).withId("annualPrice").single().setValue("£8,500.00");
        find(TextBox.class).withId("because").single().setValue("All want to go on.");
        press("change-scheme");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("Until 31 March 2030", "a unit costs £8,500.00 a year");
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("RenewScheme")
                        && asked.contains("endsOn=2030-03-31")
                        && asked.contains("annualPrice=8500.00")
                        && !asked.contains("allocations"));
        assertThat(page()).contains("The scheme is renewed.", "See the agreements and schedules");
    }

    @Test
    void theLeadEndsTheSchemeWithItsReason() {
        open("quotas/change/end" + SCHEME);
        press("change-scheme");
        assertThat(page()).contains("Enter the last day of the scheme", "Choose why the scheme ends", "Say why");
        day("endedOn", LocalDate.of(2027, 3, 31));
        choose("ending", "PROVIDER_CEASED");
        find(TextBox.class).withId("because").single().setValue("The provider closed.");
        press("change-scheme");
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("EndScheme")
                        && asked.contains("version=3")
                        && asked.contains("PROVIDER_CEASED"));
        assertThat(page()).contains("The scheme ends on 31 March 2027.");
    }

    @Test
    void theLeadVariesTheSchemeAndIsToldWhatDiffers() {
        open("quotas/change/vary" + SCHEME);
        day("effectiveOn", LocalDate.of(2027, 1, 1));
        find(TextBox.class).withId("because").single().setValue("Review.");
        press("change-scheme");
        assertThat(page()).contains("nothing differs from before");
        find(IntegerField.class).withId("allocations-0").single().setValue(8);
        find(IntegerField.class).withId("allocations-1").single().setValue(1);
        press("change-scheme");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("Ealing 9 to 8 units", "Brent 0 to 1 unit");
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("AppendSchedule")
                        && asked.contains("kind=REAPPORTIONMENT")
                        && asked.contains("after=2"));
        assertThat(page()).contains("The schedule is appended and holds from 1 January 2027.");
    }

    @Test
    void noSuchChangeIsNotFound() {
        open("quotas/change/sell" + SCHEME);
        assertThat(page()).contains("Page not found");
    }

    @Test
    void theUpliftIsFilledInAndSentOnlyWhereItIsAnother() {
        open("quotas/change/vary" + SCHEME);
        assertThat(page())
                .contains("Uplift on 1 April", "The latest on record, September 2026: 2.4% on the year, as published.");
        day("effectiveOn", LocalDate.of(2027, 1, 1));
        find(TextBox.class).withId("because").single().setValue("New terms.");
        press("change-scheme");
        assertThat(page()).contains("nothing differs from before");
        choose("rpiMethod", "INDEX_RATIO");
        press("change-scheme");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("the price follows the RPI of September, by index, never down");
        confirm();
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("AppendSchedule ")
                        .contains("kind=VARIATION", "rpiMonth=9", "rpiMethod=INDEX_RATIO", "rpiFloor=NO_DECREASE")
                        .doesNotContain("annualPrice", "allocations"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherServiceComesToTheScheme() {
        api.answer(
                "SchemeAgreement",
                v -> InventedAgreement.agreement(Map.of("id", Invented.id("service", 1), "name", "Park View")));
        open("quotas/change/vary" + SCHEME);
        day("effectiveOn", LocalDate.of(2027, 1, 1));
        find(TextBox.class).withId("because").single().setValue("More places.");
        press("add-service");
        press("change-scheme");
        assertThat(page()).contains("Choose a service, or remove the row (agreement, clause 4.1)");
        ComboBox<ServiceToBuy> service =
                find(ComboBox.class).withId("service-0").single();
        assertThat(service.getListDataView().getItems().map(ServiceToBuy::name))
                .as("not those it has")
                .containsExactly("Station House");
        service.setValue(service.getListDataView().getItem(0));
        find(IntegerField.class).withId("service-units-0").single().setValue(5);
        press("change-scheme");
        assertThat(page()).contains("The authorities have 9 units and the services 25.");
        find(IntegerField.class).withId("allocations-0").single().setValue(25);
        press("change-scheme");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("5 units of Station House, Ealing 9 to 25 units");
        confirm();
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("AppendSchedule ")
                        .contains("kind=VARIATION", "units=20", "units=5", Invented.id("service", 2)));
    }

    @Test
    void theTermsOfUpliftCanBeOthersInTheNextTerm() {
        open("quotas/change/renew" + SCHEME);
        select("rpiMonth", 0);
        choose("rpiFloor", "NONE");
        find(TextBox.class).withId("because").single().setValue("All want to go on.");
        press("change-scheme");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("the price follows the RPI of January, by published rate.");
        api.answer(
                "RenewScheme",
                v -> Map.of(
                        "renewJointScheme",
                        Map.of(
                                "errors",
                                List.of(InventedDesk.fault("uplift", "OUT_OF_RANGE", "No such month", "JPA 12")))));
        confirm();
        assertThat(read(find(UpliftFields.class).single())).contains("No such month (agreement, clause 12)");
        assertThat(api.asked()).anyMatch(asked -> asked.startsWith("RenewScheme") && asked.contains("rpiMonth=1"));
    }
}
