package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WorkbookRoundTripTest {

    @Property(tries = 25)
    void whateverWasReturnedReadsBackTheSame(@ForAll long seed) {
        QuarterContent returned = returned(new Random(seed));
        Reading.Readable reading =
                (Reading.Readable) PerformanceWorkbook.read(PerformanceWorkbook.write(Workbooks.form(returned)));

        assertThat(reading.faults()).isEmpty();
        QuarterContent again = reading.content().quarters().getFirst();
        assertThat(again.items()).isEqualTo(returned.items());
        assertThat(again.departures())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("row")
                .isEqualTo(returned.departures());
        assertThat(again.referrals()).isEqualTo(returned.referrals());
    }

    private static QuarterContent returned(Random random) {
        Map<QuarterItem, BigDecimal> items = new EnumMap<>(QuarterItem.class);
        for (QuarterItem item : QuarterItem.values()) {
            if (random.nextInt(4) > 0) {
                items.put(
                        item,
                        item.whole()
                                ? BigDecimal.valueOf(random.nextInt(3000))
                                : BigDecimal.valueOf(random.nextInt(300_000), 2));
            }
        }
        items.put(QuarterItem.CLIENTS_AT_END, BigDecimal.valueOf(3000)); // at least as many as its parts
        List<QuarterContent.Departure> departures = new ArrayList<>();
        for (WorkbookForm.Choice reason : Workbooks.form().reasons()) {
            for (WorkbookForm.Choice destination : Workbooks.form().destinations()) {
                if (random.nextBoolean()) {
                    departures.add(
                            new QuarterContent.Departure(reason.code(), destination.code(), 1 + random.nextInt(40), 0));
                }
            }
        }
        List<QuarterContent.Referral> referrals = new ArrayList<>();
        for (int line = random.nextInt(150); line > 0; line--) {
            referrals.add(new QuarterContent.Referral(
                    "Agency " + line,
                    random.nextBoolean() ? "Brent" : "007",
                    random.nextInt(9),
                    BigDecimal.valueOf(random.nextInt(9999), 2)));
        }
        return new QuarterContent(
                1, new QuarterContent.Stated(null, null, null), items, departures, referrals, null, null);
    }
}
