package uk.interborough.ui.joint;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FundPartTest extends DeskPageTest {
    private static final String LEDGER = "quotas?year=2026&view=ledger";

    @Test
    void theLeadRecordsWhatTheProviderIsPaid() {
        open(LEDGER);
        assertThat(page())
                .contains("Payments to the provider", "Thames Reach", "£40,300.00", "BACS 8812", "3 July 2026");

        press("record-provider-payment");
        press("send-provider-payment");
        assertThat(page()).contains("Choose the provider", "Enter the amount", "Enter the reference of the payment");
        assertThat(api.asked()).noneMatch(asked -> asked.startsWith("RecordProviderPayment"));

        select("provider", 1);
        select("paid-quarter", 0);
        day("paidOn", 2, 11, 2026);
        enter("amount", "£40,300.50");
        enter("reference", "BACS 9001");
        press("send-provider-payment");
        assertThat(page()).contains("£40,300.50 to the provider is recorded.");
        assertThat(api.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("RecordProviderPayment ")
                        .contains("amount=40300.50", "paidOn=2026-11-02", "reference=BACS 9001", "quarter=4", "key="));
    }

    @Test
    void aFaultOfThePaymentStandsAtItsField() {
        api.answer(
                "RecordProviderPayment",
                v -> Map.of(
                        "recordProviderPayment",
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "field", "provider",
                                        "code", "NOT_FOUND",
                                        "message", "Choose the provider of a service of the scheme",
                                        "clause", "JPA 5.1")))));
        open(LEDGER);
        press("record-provider-payment");
        select("provider", 0);
        enter("amount", "1");
        enter("reference", "R");
        press("send-provider-payment");

        assertThat(page()).contains("Choose the provider of a service of the scheme (agreement, clause 5.1)");
    }

    @Test
    void aPartnerReadsAndRecordsNothing() {
        is("COMMISSIONER", HOUNSLOW);
        open(LEDGER);

        assertThat(page()).contains("Payments to the provider", "BACS 8812");
        assertThat(find(NativeButton.class).withId("record-provider-payment").all())
                .isEmpty();
    }
}
