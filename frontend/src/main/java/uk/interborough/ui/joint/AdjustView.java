package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Fault;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.Confirmation;
import uk.interborough.ui.parts.DateInput;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Form;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.TextBox;

/** Other shares of a scheme's units, and quotas of others, weighed up before the lead proposes them. Nothing is saved until then. */
@Route("quotas/adjust")
@PermitAll
public final class AdjustView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final String key = UUID.randomUUID().toString();
    private final DateInput from = new DateInput("From which day?", "effectiveOn").hint("Today or later.");
    private final ShareFields shares = new ShareFields(this::weigh);
    private final List<QuotaFields> quotas = QuotaFields.both(this::weigh);
    private final TextBox because = new TextBox(3);
    private final Form form = new Form();
    private final Div buttons = new Div();
    private AdjustState state = AdjustState.NONE;
    private List<Authority> participants = List.of();
    private List<ShareChange> effect = List.of();

    private record Id(String id) {}

    private record Outcome(@Nullable Id proposal, List<Fault> errors) {}

    private record Change(Outcome change) {}

    public AdjustView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
        buttons.addClassName("ib-actions");
        from.onChange(this::weigh);
        form.field("effectiveOn", from).field("shares", shares);
        form.add(quotasHead());
        quotas.forEach(quota -> form.field(quota.name(), quota));
        form.field(
                        "because",
                        new Field("Why?", "because", because)
                                .hint("The partners read it, for example: annual review of 2026."))
                .buttonOnly("Save as proposal", "save-proposal", this::check);
    }

    /** Whether whoever asks leads a scheme and may propose; the path names nothing. */
    public static boolean exists(Api api, String none) {
        Viewer viewer = Viewer.ask(api);
        return JointScheme.ask(api).stream().anyMatch(scheme -> mayPropose(viewer, scheme));
    }

    /** Whether other shares of a scheme are somebody's to propose. */
    static boolean mayPropose(Viewer viewer, JointScheme scheme) {
        return viewer.writesJoint() && viewer.isOf(scheme.lead().id()) && scheme.isOpen() && scheme.endedOn() == null;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer viewer = Viewer.ask(api);
        AdjustState asked = AdjustState.read(event.getLocation().getQueryParameters());
        List<JointScheme> own = JointScheme.ask(api).stream()
                .filter(each -> mayPropose(viewer, each))
                .toList();
        JointScheme scheme = own.stream()
                .filter(each -> each.id().equals(asked.scheme()))
                .findFirst()
                .or(() -> asked.scheme().isEmpty() ? own.stream().findFirst() : Optional.empty())
                .orElseThrow(NotFoundException::new);
        LocalDate day = asked.from() == null
                ? FinancialQuarter.endedBefore(today()).plus(1).lastDay().plusDays(1)
                : asked.from();
        state = new AdjustState(scheme.id(), day, asked.units(), asked.quotas());
        from.show(day);
        show(scheme);
        begin(day);
    }

    @Override
    public String getPageTitle() {
        return "Adjust shares – Joint units and quotas – Interborough";
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void show(JointScheme scheme) {
        Div head = new Div(new Div(
                new H1("Adjust shares"),
                new Paragraph(scheme.name()
                        + ". Try out other shares of the same units, and what others may use of them. Nothing is"
                        + " saved before you save it as a proposal; then every partner is asked.")));
        head.addClassName("ib-head");
        buttons.removeAll();
        form.addComponentAtIndex(2, buttons);
        Div card = Markup.card("Shares and quotas", form);
        card.setId("adjust");
        removeAll();
        add(
                new Breadcrumbs(
                        "Adjust shares",
                        QuotasState.USUAL.withScheme(scheme.id()).link("Joint units and quotas")),
                head,
                standing(scheme),
                card,
                Markup.quiet("A year: units at the price of that day. Invoices: what is charged for the quarter of that"
                        + " day, a fourth of the year in advance where the quarter begins on it, otherwise by days"
                        + " (agreement, clauses 10.1 and 10.3). " + QuotaEffect.RULE));
    }

    private static Div quotasHead() {
        Div head = new Div(
                new H2("Quotas of others"),
                new Paragraph("What those who take no part may use free of charge, and what these limits would have"
                        + " changed in the last financial year in which they stayed."));
        head.setId("quotas");
        return head;
    }

    /** A proposal that is open stands in the way of another. */
    private Div standing(JointScheme scheme) {
        Div standing = new Div();
        Proposal.of(api, scheme.id()).stream()
                .filter(Proposal::isOpen)
                .findFirst()
                .ifPresent(open -> standing.add(new Banner(
                        Banner.Kind.NOTE,
                        "A proposal of this scheme is open. Another can be saved when it is decided or withdrawn. ",
                        ProposalView.link(open, open.title()))));
        return standing;
    }

    /** Units of everybody who takes part on that day, as the address says or as they are. */
    private void begin(LocalDate day) {
        List<ShareChange> now = ShareChange.ask(api, state.scheme(), day, Map.of());
        Map<String, Authority> all = new LinkedHashMap<>();
        now.forEach(each -> all.put(each.authority().id(), each.authority()));
        SuggestedShares.partners(api, state.scheme(), day).forEach(each -> all.putIfAbsent(each.id(), each));
        participants = List.copyOf(all.values());
        Map<String, Integer> before = new HashMap<>();
        now.forEach(each -> before.put(each.authority().slug(), each.unitsBefore()));
        Map<String, Integer> units = new LinkedHashMap<>();
        participants.forEach(each ->
                units.put(each.id(), state.units().getOrDefault(each.slug(), before.getOrDefault(each.slug(), 0))));
        List<QuotaTerms> standing = QuotaTerms.of(api, state.scheme(), day);
        quotas.forEach(quota -> quota.begin(standing, state.quotas().get(quota.slug())));
        show(day, units);
        offer(before);
    }

    private void show(LocalDate day, Map<String, Integer> units) {
        effect = ShareChange.ask(api, state.scheme(), day, units).stream()
                .sorted(Comparator.comparing(each -> each.authority().name()))
                .toList();
        shares.show(effect);
        quotas.forEach(quota -> quota.show(limits -> QuotaChange.lastYear(api, state.scheme(), limits, today())));
    }

    private void offer(Map<String, Integer> before) {
        buttons.removeAll();
        SuggestedShares.latest(api, state.scheme())
                .ifPresent(suggested -> buttons.add(button(
                        "Fill in what the review of " + Term.words(suggested.year()) + " suggests",
                        "fill-suggested",
                        suggested.units())));
        buttons.add(button("Back to the shares as they are", "fill-before", before));
    }

    private NativeButton button(String text, String id, Map<String, Integer> units) {
        NativeButton button = new NativeButton(text, event -> {
            shares.fill(units);
            weigh();
        });
        button.addClassName("ib-button");
        button.setId(id);
        return button;
    }

    /** Another number, or another day: what it changes is asked for, and the address says it. */
    private void weigh() {
        LocalDate day = from.value();
        if (day == null) {
            return;
        }
        try {
            boolean moved = !day.equals(state.from());
            state = new AdjustState(state.scheme(), day, shares.bySlug(), asked());
            if (moved) {
                begin(day);
            } else {
                show(day, shares.byId());
            }
            form.faults(List.of());
        } catch (ApiException e) {
            form.failed(e);
        }
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, state.location()));
    }

    private Map<String, AdjustState.Limits> asked() {
        Map<String, AdjustState.Limits> asked = new LinkedHashMap<>();
        quotas.forEach(quota -> quota.proposed()
                .ifPresent(
                        limits -> asked.put(quota.slug(), new AdjustState.Limits(limits.units(), limits.unitWeeks()))));
        return asked;
    }

    private void check() {
        Adjustment adjustment = new Adjustment(from.value(), effect, quotas, because.getValue());
        List<Fault> faults = adjustment.faults(today());
        form.faults(faults);
        if (faults.isEmpty()) {
            Confirmation.ask(
                    "save-proposal",
                    "Save it as a proposal?",
                    adjustment.words(),
                    "Save as proposal",
                    () -> save(adjustment));
        }
    }

    private void save(Adjustment adjustment) {
        try {
            Outcome outcome = api.ask("propose-apportionment", adjustment.sent(state.scheme(), key), Change.class)
                    .change();
            form.faults(adjustment.placed(outcome.errors()));
            if (outcome.proposal() != null && outcome.errors().isEmpty()) {
                String id = outcome.proposal().id();
                getUI().ifPresent(ui -> ui.navigate(ProposalView.class, new RouteParameters("id", id))
                        .ifPresent(view -> view.done("The proposal is saved. Each partner is asked for its answer.")));
            }
        } catch (ApiException e) {
            form.failed(e);
        }
    }
}
