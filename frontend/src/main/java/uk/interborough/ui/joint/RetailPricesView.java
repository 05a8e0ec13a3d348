package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Background;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.ErrorSummary;
import uk.interborough.ui.parts.FileChoice;
import uk.interborough.ui.parts.FileLinks;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** The index by which prices of jointly bought units go up. Administrators bring in new months. */
@Route("quotas/prices")
@PageTitle("Retail prices index – Joint units and quotas – Interborough")
@PermitAll
public final class RetailPricesView extends Div implements BeforeEnterObserver {

    private static final int MOST_FAULTS = 20;

    private static final FileChoice.Kind FILE = new FileChoice.Kind(
            "choose-prices",
            List.of(".csv"),
            "Choose a CSV file (.csv). Save other formats as one of these first.",
            "The file is larger than 10 MB. The index is far smaller: choose the right file.",
            "Your account may not bring in the index. Nothing was saved.");

    private final Api api;
    private final Background background;
    private final Viewer viewer;
    private final Div outcome = new Div();
    private final Div months = new Div();

    public RetailPricesView(Api api, Background background) {
        this.api = api;
        this.background = background;
        viewer = Viewer.ask(api);
        addClassName("ib-page");
        outcome.addClassName("ib-figures");
        outcome.getElement().setAttribute("aria-live", "polite");
        Div head = new Div(new Div(
                new H1("Retail prices index"),
                new Paragraph("By its terms, a scheme’s price of a unit goes up on 1 April by the change of one month"
                        + " of this index on the year before (agreement, clause 12).")));
        head.addClassName("ib-head");
        add(
                new Breadcrumbs("Retail prices index", new RouterLink("Joint units and quotas", QuotasView.class)),
                head,
                outcome);
        if (brings(viewer)) {
            add(Markup.card(
                    "Bring in new months",
                    new Paragraph("A CSV file with the columns year, month and index, or the one that the Office for"
                            + " National Statistics gives out for series CHAW."),
                    Markup.quiet("All of it is saved or nothing. No month is left out between, and none differs from"
                            + " what is on record. The index is published about three weeks after its month."),
                    new FileChoice(FILE, this::send, this::refuse)));
        }
        add(months);
    }

    /** Whether whoever asks has this page; the path names nothing. */
    public static boolean exists(Api api, String none) {
        Viewer viewer = Viewer.ask(api);
        return QuotasView.isFor(viewer) || brings(viewer);
    }

    private static boolean brings(Viewer viewer) {
        return viewer.is("ADMINISTRATOR");
    }

    static RouterLink link() {
        return new RouterLink("Retail prices index by month", RetailPricesView.class);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!QuotasView.isFor(viewer) && !brings(viewer)) {
            throw new NotFoundException();
        }
        show();
    }

    private void show() {
        months.removeAll();
        months.add(card(RetailPrice.latest(api)));
    }

    private static Div card(Page<RetailPrice> page) {
        if (page.nodes().isEmpty()) {
            return Markup.card("No month is on record", new Paragraph("An administrator brings them in from a file."));
        }
        Div card = Markup.card(
                "Months on record",
                Markup.quiet("All items, January 1987 = 100. Source: Office for National Statistics, series CHAW, Open"
                        + " Government Licence v3.0. It is no accredited official statistic. "
                        + (page.total() > page.nodes().size()
                                ? "The latest " + Say.number(page.nodes().size()) + " of " + Say.number(page.total())
                                        + " months; a file has all."
                                : "")),
                table("Retail prices index by month", page.nodes()),
                new FileLinks("the index", "retail-prices-file", Map.of()));
        card.setId("months");
        return card;
    }

    private static Component table(String caption, List<RetailPrice> rows) {
        return new DataTable<RetailPrice>(caption)
                .hideCaption()
                .stacks()
                .text("Month", RetailPrice::words)
                .text("Recorded here", price -> Say.date(price.recordedAt().toLocalDate()))
                .number("Index", price -> price.priceIndex().toPlainString())
                .number(
                        "Change on the year before",
                        price -> price.annualRate() == null
                                ? "–"
                                : price.annualRate().toPlainString() + "%")
                .rows(rows);
    }

    /** Runs under the lock of the page. */
    void send(String fileName, byte[] content) {
        outcome.removeAll();
        outcome.add(new Banner(Banner.Kind.NOTE, "Reading " + fileName + "…"));
        background.ask(UI.getCurrentOrThrow(), () -> RetailPrice.bring(api, content), this::show, this::failed);
    }

    private void failed(ApiException failure) {
        if (failure.meansRightsAreLost()) {
            throw failure;
        }
        refuse("We could not save the index, and nothing was changed. " + failure.getMessage() + failure.reference());
    }

    private void refuse(String fault) {
        outcome.removeAll();
        outcome.add(ErrorSummary.of("There is a problem", List.of(fault)));
    }

    private void show(RetailPrice.Outcome brought) {
        outcome.removeAll();
        List<RetailPrice.Fault> faults = brought.errors();
        if (!faults.isEmpty()) {
            outcome.add(ErrorSummary.of(
                    "The file has %s. Nothing was saved."
                            .formatted(Say.count(faults.size(), "fault", "faults")
                                    + (faults.size() > MOST_FAULTS ? ", of which these are the first" : "")),
                    faults.stream()
                            .limit(MOST_FAULTS)
                            .map(RetailPrice.Fault::words)
                            .toList()));
        } else if (brought.retailPrices().isEmpty()) {
            outcome.add(new Banner(Banner.Kind.NOTE, "This file changes nothing: its months are on record already."));
        } else {
            outcome.add(Done.banner(
                    Say.count(brought.retailPrices().size(), "month is", "months are") + " on record now, up to "
                            + brought.retailPrices().getLast().words() + "."));
        }
        show();
    }
}
