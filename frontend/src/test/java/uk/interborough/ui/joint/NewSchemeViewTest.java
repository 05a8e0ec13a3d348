package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.Invented;
import uk.interborough.ui.preview.InventedDesk;
import uk.interborough.ui.preview.InventedJoint;

class NewSchemeViewTest extends DeskPageTest {
    private static final String ADDRESS = "quotas/new";

    @SuppressWarnings("unchecked")
    private void service(int row, int nth) {
        ComboBox<ServiceToBuy> box =
                find(ComboBox.class).withId("service-" + row).single();
        box.setValue(box.getListDataView().getItem(nth));
    }

    private void units(String id, int units) {
        find(IntegerField.class).withId(id).single().setValue(units);
    }

    private void because(String words) {
        find(TextBox.class).withId("because").single().setValue(words);
    }

    /** What is said at a field: beside the input, or by the input itself. */
    private String field(String name) {
        Field field = find(Field.class).all().stream()
                .filter(each -> input(each, name).isPresent())
                .findFirst()
                .orElseThrow();
        return read(field) + input(field, name).orElseThrow().getElement().getProperty("errorMessage", "");
    }

    private static Optional<Component> input(Field field, String name) {
        return field.getChildren()
                .filter(child -> child.getId().equals(Optional.of(name)))
                .findFirst();
    }

    private void fillIn() {
        enter("name", "Single homeless people, Acton");
        select("clientGroup", 0);
        day("startsOn", 1, 4, 2027);
        service(0, 0);
        units("units-ealing", 9);
        units("units-brent", 3);
        enter("annualPrice", "£9,100.00");
        select("rpiMonth", 8);
        choose("rpiMethod", "INDEX_RATIO");
        choose("rpiFloor", "NO_DECREASE");
        because("Joint tender of 2026.");
    }

    private boolean isSent() {
        return api.asked().stream().anyMatch(asked -> asked.startsWith("CreateScheme"));
    }

    private String asked() {
        return find(ConfirmDialog.class).single().getElement().getProperty("message");
    }

    @Test
    void theLeadBeginsASchemeAndSeesItsAgreements() {
        open(ADDRESS);
        fillIn();
        press("begin-scheme");
        assertThat(asked())
                .contains("From 1 April 2027", "12 units of Park View", "£9,100.00", "Ealing 9, Brent 3")
                .contains("RPI of September, by index, never down", "Brent gets an agreement until 31 March 2029");
        assertThat(isSent()).isFalse();
        confirm();

        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("CreateScheme ")
                        .contains("name=Single homeless people, Acton", "clientGroup=client_group-", "key=")
                        .contains("startsOn=2027-04-01", "annualPrice=9100.00", "because=Joint tender of 2026.")
                        .contains("rpiMonth=9", "rpiMethod=INDEX_RATIO", "rpiFloor=NO_DECREASE")
                        .contains("units=12", "units=9", "units=3")
                        .doesNotContain("partnership=", "termEndsOn=", Invented.id("authority", HOUNSLOW)));
        assertThat(page())
                .contains("Single homeless people, Acton begins on 1 April 2027.", "The agreements with Brent are")
                .contains("Agreements with partners");
    }

    @Test
    void allFaultsAreToldAtOnceAndNothingIsSent() {
        open(ADDRESS);
        press("begin-scheme");

        assertThat(page())
                .contains("There is a problem", "Enter the name of the scheme", "Choose whom the services are for")
                .contains("Enter the first day", "Choose a service that is bought (agreement, clause 4.1)")
                .contains("Enter the units, from 1 to 10,000 (agreement, clause 4.1)")
                .contains("give units to one that is not the lead (Joint Commissioning Protocol, 3.7)")
                .contains("Enter the price of a unit a year in pounds and pence", "Choose the month of the index")
                .contains("Choose how the change is counted", "Choose whether the price may go down")
                .contains("Say why the scheme begins");
        assertThat(field("service-0")).contains("Choose a service that is bought");
        assertThat(field("rpiMonth")).contains("Choose the month of the index (agreement, clause 12)");
        assertThat(read(find(ErrorSummary.class).single()))
                .as("in the order of the fields")
                .matches(
                        "(?s).*the name.*the first day.*Choose a service.*Enter the units.*Two or more.*month.*Say why.*");
        assertThat(find(ConfirmDialog.class).exists()).isFalse();
    }

    @Test
    void whatCannotBeIsToldAtItsFieldWithItsClause() {
        open(ADDRESS);
        fillIn();
        press("add-service");
        service(1, 0);
        units("service-units-1", 8);
        enter("annualPrice", "0");
        day("startsOn", 31, 3, 2003);
        day("termEndsOn", 31, 3, 2003);
        press("begin-scheme");

        assertThat(field("service-1")).contains("Name each service once: Park View stands there twice");
        assertThat(field("annualPrice")).contains("above £0.00 and at most £1,000,000.00 (agreement, clause 10.1)");
        assertThat(page())
                .contains("Services 20 units, authorities 12: 8 left to share (agreement, clause 8.2)")
                .contains("The first day is 1 April 2003 or later")
                .contains("The last day of the term is after its first (agreement, clause 14)");
        assertThat(find(ConfirmDialog.class).exists()).isFalse();
    }

    @Test
    void theSumIsToldWhileNumbersAreEntered() {
        open(ADDRESS);
        service(0, 0);
        units("units-ealing", 9);
        assertThat(page()).contains("Services 12 units, authorities 9: 3 left to share.");
        enter("annualPrice", "8422.70");
        units("units-brent", 4);
        assertThat(page()).contains("Services 12 units, authorities 13: 1 too many.", "£33,690.80");
        press("add-service");
        service(1, 1);
        units("service-units-1", 1);
        assertThat(page()).contains("Services 13 units, authorities 13: they add up.");
        press("remove-service-1");
        assertThat(page()).contains("Services 12 units, authorities 13: 1 too many.");
        assertThat(offers("remove-service-0")).isFalse();
    }

    @Test
    void theUpliftIsShownByTheLatestIndexOfItsMonth() {
        open(ADDRESS);
        enter("annualPrice", "9100");
        choose("rpiFloor", "NO_DECREASE");
        choose("rpiMethod", "INDEX_RATIO");
        select("rpiMonth", 8);
        assertThat(page())
                .contains("The latest on record, September 2026: 218.0, a year before 212.9.")
                .contains("By it £9,100.00 would become £9,317.99.");
        choose("rpiMethod", "ROUNDED_RATE");
        enter("annualPrice", "9100.00");
        assertThat(page()).contains("2.4% on the year, as published. By it £9,100.00 would become £9,318.40.");
        select("rpiMonth", 7);
        assertThat(page())
                .contains("August 2026: -0.5% on the year, as published. By it £9,100.00 would stay as it is.");
        select("rpiMonth", 0);
        assertThat(page()).doesNotContain("The latest on record");
    }

    @Test
    void membersThatLeftAreNotOfferedAndTheLeadIsFirst() {
        open(ADDRESS);
        assertThat(page()).contains("Ealing, which leads", "Brent", "Hounslow").doesNotContain("Harrow");
        assertThat(page().indexOf("Ealing, which leads")).isLessThan(page().indexOf("Hounslow"));
    }

    @Test
    void faultsOfTheServerStandAtTheirFieldsAndTheInputIsKept() {
        api.answer(
                "CreateScheme",
                v -> InventedDesk.change(
                        "createJointScheme",
                        "jointScheme",
                        null,
                        List.of(
                                InventedDesk.fault("services", "NOT_FOUND", "One is of no contract", "JPA 5.1"),
                                InventedDesk.fault("allocations", "NOT_FOUND", "Brent is no member then", "JPA 1"),
                                InventedDesk.fault("uplift", "OUT_OF_RANGE", "The month is 1 to 12", "JPA 12"))));
        open(ADDRESS);
        fillIn();
        press("begin-scheme");
        confirm();

        assertThat(page())
                .contains("There is a problem", "One is of no contract (agreement, clause 5.1)")
                .contains(
                        "Brent is no member then (agreement, clause 1)", "The month is 1 to 12 (agreement, clause 12)");
        assertThat(read(find(BoughtFields.class).single())).contains("One is of no contract");
        assertThat(read(find(AllocationFields.class).single())).contains("Brent is no member then");
        assertThat(read(find(UpliftFields.class).single())).contains("The month is 1 to 12");
        assertThat(find(TextBox.class).withId("because").single().getValue()).isEqualTo("Joint tender of 2026.");
    }

    @Test
    void whoBelongsToSeveralPartnershipsSaysWhich() {
        Map<String, Object> viewer = Invented.viewer();
        viewer.put(
                "partnerships",
                List.of(
                        Map.of("id", Invented.id("partnership", 1), "code", "WEST_LONDON", "name", "West London"),
                        Map.of("id", Invented.id("partnership", 2), "code", "NORTH_WEST", "name", "North West")));
        api.answer("Viewer", v -> Map.of("viewer", viewer));
        api.answer(
                "PartnershipSizes",
                v -> Map.of(
                        "viewer",
                        Map.of(
                                "partnerships",
                                List.of(Map.of(
                                        "id",
                                        Invented.id("partnership", 1),
                                        "services",
                                        Map.of("nodes", List.of(), "totalCount", Map.of("value", 9)))))));
        open("accessibility");
        open(ADDRESS);
        assertThat(find(Select.class).withId("partnership").single().getValue()).isNotNull();
        select("partnership", 1);
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("Participants") && asked.contains(Invented.id("partnership", 2)))
                .anyMatch(asked -> asked.startsWith("ServicesToBuy") && asked.contains(Invented.id("partnership", 2)));
        fillIn();
        press("begin-scheme");
        confirm();
        assertThat(api.asked())
                .anyMatch(asked -> asked.startsWith("CreateScheme")
                        && asked.contains("partnership=" + Invented.id("partnership", 2)));
    }

    @Test
    void theWayThereIsOpenToThoseWhoMayLead() {
        open("quotas");
        assertThat(page()).contains("New scheme");

        is("COMMISSIONER", HARROW);
        api.answer("JointSchemes", v -> Map.of("jointSchemes", Map.of("nodes", List.of())));
        api.answer("QuotaYears", v -> Map.of("quotaYears", Map.of("nodes", List.of())));
        open("quotas");
        assertThat(page()).contains("No schemes", "A scheme is begun by the authority that leads it.", "New scheme");

        is("ANALYST", HARROW);
        api.answer("JointSchemes", v -> InventedJoint.schemes(true));
        open("quotas");
        assertThat(page()).doesNotContain("New scheme");
        open(ADDRESS);
        assertThat(page()).contains("Page not found");
    }
}
