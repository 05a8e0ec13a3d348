package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.PlainTable;
import uk.interborough.ui.parts.Say;

/** Every service, numbered, so that a reader can say which row and see that none is missing. */
final class PrintedServices extends Div {

    PrintedServices(ServiceRow.Listing listing, ViewState state, String extent) {
        Measure measure = state.measure();
        List<ServiceRow> rows = listing.rows();
        AtomicInteger row = new AtomicInteger();
        add(
                new H2(Say.count(listing.total(), "service", "services")),
                Markup.quiet("%s in %s. %s %s: the return has not come or leaves it out. %s to this kind of service."
                        .formatted(
                                measure.label(),
                                state.period().until().label(),
                                extent,
                                Say.NOT_AVAILABLE,
                                Say.NOT_APPLICABLE)),
                new PlainTable<ServiceRow>("Services")
                        .number("Row", service -> Say.number(row.incrementAndGet()))
                        .text("Service", ServiceRow::name)
                        .text("Authority", service -> service.authority().name())
                        .text("Provider", service -> service.provider().name())
                        .text("Client group", service -> service.clientGroup().name())
                        .text("Type", service -> service.serviceType().name())
                        .number("Units", service -> service.units() == null ? "[x]" : Say.number(service.units()))
                        .number(measure.subject() + ", %", service -> Say.shortPercent(service.rate(measure)))
                        .number("Counted", service -> of(service.rate(measure)))
                        .text("Return", service -> status(service, state))
                        .rows(rows));
    }

    /** Said on the first page: whether these are all. */
    static String extent(ServiceRow.Listing listing) {
        int shown = listing.rows().size();
        return shown < listing.total()
                ? "The first %s of %s services are listed: no more fit a print. Add a filter to print the others."
                        .formatted(Say.number(shown), Say.number(listing.total()))
                : shown == 0
                        ? "No services match these filters."
                        : "All %s are listed.".formatted(Say.count(shown, "service", "services"));
    }

    private static String of(Rate rate) {
        return rate.value() == null ? "" : Say.outOf(rate);
    }

    private static String status(ServiceRow service, ViewState state) {
        return service.expected()
                .map(expected -> (switch (expected.state()) {
                            case RECEIVED -> "Received";
                            case RECEIVED_LATE -> Say.count(expected.daysLate(), "day", "days") + " late";
                            case DUE -> "Due";
                            case LATE -> "Missing";
                        })
                        + (service.flagged() ? ", flagged" : ""))
                .orElse(ServiceRow.notExpected(state.period().until()));
    }
}
