package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.parts.TextBox;
import uk.interborough.ui.preview.InventedDesk;
import uk.interborough.ui.preview.InventedJoint;

class QuotasDeskTest extends DeskPageTest {
    private static final String QUOTAS = "quotas?year=2026&view=quotas";

    @BeforeEach
    void barnetIsAnAuthority() {
        api.answer(
                "Authorities",
                v -> Map.of("authorities", Map.of("nodes", List.of(Map.of("id", "authority-9", "name", "Barnet")))));
    }

    @Test
    void limitsChargesAndAbatementsAreListed() {
        open(QUOTAS);

        assertThat(page())
                .contains("Limits set", "Until replaced", "60.0", "Harrow", "£210.50", "HC/77", "Nobody suited.")
                .contains("£631.50", "Ealing £378.90, Brent £252.60");
    }

    @Test
    void theLeadSetsAQuotaStartingFromWhatStands() {
        open(QUOTAS);
        press("set-quota");
        enter("unitWeeks", "many");
        press("send-set-quota");
        assertThat(page())
                .contains("Choose whom it is for", "Enter the units as a whole number", "Enter the first day")
                .contains("Enter unit-weeks with one decimal at most");
        choose("scope", "WEST_LONDON");
        enter("units", "3");
        enter("unitWeeks", "90.5");
        day("fromDay", 1, 4, 2027);
        press("send-set-quota");

        assertThat(page()).contains("The quota is set.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("SetQuota ")
                        .contains("scope=WEST_LONDON", "units=3", "unitWeeks=90.5", "fromDay=2027-04-01", "key=")
                        .doesNotContain("neighbours="));
    }

    @Test
    void aFaultOfTheQuotaNamesItsClause() {
        api.answer(
                "SetQuota",
                v -> Map.of(
                        "setQuota",
                        Map.of(
                                "errors",
                                List.of(InventedDesk.fault(
                                        "neighbours", "IMPOSSIBLE", "Harrow belongs to the partnership", "JPA 7.2")))));
        open(QUOTAS);
        press("set-quota");
        choose("scope", "NEIGHBOURS");
        enter("units", "1");
        day("fromDay", 1, 4, 2027);
        press("send-set-quota");

        assertThat(page()).contains("Harrow belongs to the partnership (agreement, clause 7.2)");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theLeadRecordsAChargeByLetter() {
        open(QUOTAS);
        press("record-charge");
        press("send-record-charge");
        assertThat(page()).contains("Choose the authority", "Enter the price", "Enter the date of the letter");
        ((ComboBox<Named>) find(ComboBox.class).withId("authority").single())
                .setValue(new Named("authority-9", null, "Barnet"));
        enter("unitWeekPrice", "£1,210.50");
        day("letterOn", 3, 11, 2026);
        enter("letterReference", "HC/81");
        find(TextBox.class).withId("because").single().setValue("Nobody suited.");
        press("send-record-charge");

        assertThat(page()).contains("The charge is recorded.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("RecordExternalCharge ")
                        .contains("authority=authority-9", "unitWeekPrice=1210.50", "letterOn=2026-11-03"));
    }

    @Test
    void theLeadRecordsIncomeAndWhetherFeesAreAbated() {
        open(QUOTAS);
        press("record-abatement");
        choose("isApplied", false);
        press("send-record-abatement");
        assertThat(page()).contains("Enter the income", "Say why the fees are not abated");
        day("fromDay", 1, 7, 2026);
        day("toDay", 30, 9, 2026);
        enter("income", "420");
        choose("isApplied", true);
        press("send-record-abatement");

        assertThat(page()).contains("The income is recorded.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("RecordAbatement ")
                        .contains("income=420", "isApplied=true", "toDay=2026-09-30")
                        .doesNotContain("because="));
    }

    @Test
    void partnersReadAndWhoTakesNoPartSeesItsQuotaAlone() {
        is("COMMISSIONER", HOUNSLOW);
        open(QUOTAS);
        assertThat(page()).contains("Limits set", "HC/77");
        assertThat(offers("set-quota") || offers("record-charge") || offers("record-abatement"))
                .isFalse();

        is("COMMISSIONER", HARROW);
        api.answer("JointSchemes", v -> InventedJoint.schemes(false));
        open(QUOTAS);
        assertThat(page()).contains("What your authority may use").doesNotContain("Limits set", "Abatements");
    }
}
