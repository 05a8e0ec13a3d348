package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.NamedFile;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.Breadcrumbs;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.FileLink;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;
import uk.interborough.ui.parts.SummaryList;

/** One proposal to share units otherwise, or to let others use more or less of them: what it changes, what each participant says, where it stands. */
@Route("quotas/proposals/:id")
@PermitAll
public final class ProposalView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Api api;
    private final Clock clock;
    private final Div outcome = new Div();
    private String id = "";
    private String title = "Proposal";

    public ProposalView(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        addClassName("ib-page");
    }

    /** Whether there is such a proposal for whoever asks. */
    public static boolean exists(Api api, String id) {
        return Proposal.ask(api, id).isPresent();
    }

    /** A link to a proposal. */
    static RouterLink link(Proposal proposal, String text) {
        return new RouterLink(text, ProposalView.class, new RouteParameters("id", proposal.id()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").orElse("");
        outcome.removeAll();
        show();
    }

    @Override
    public String getPageTitle() {
        return title + " – Joint units and quotas – Interborough";
    }

    private void show() {
        Proposal proposal = Proposal.ask(api, id).orElseThrow(NotFoundException::new);
        title = "Proposed " + proposal.subject() + " from " + Say.date(proposal.effectiveOn());
        removeAll();
        Div head =
                new Div(new Div(new H1(title), new Paragraph(proposal.scheme().name() + ". " + proposal.because())));
        head.add(paper(proposal));
        head.addClassName("ib-head");
        String scheme = proposal.scheme().id() == null ? "" : proposal.scheme().id();
        add(
                new Breadcrumbs(
                        "Proposal",
                        QuotasState.USUAL
                                .withScheme(scheme)
                                .withTab(QuotasState.Tab.REVIEW)
                                .link("Joint units and quotas")),
                head,
                outcome,
                shares(proposal));
        if (!proposal.quotas().nodes().isEmpty()) {
            add(ProposedQuotas.card(
                    api,
                    proposal,
                    proposal.decidedAt() == null
                            ? LocalDate.now(clock)
                            : proposal.decidedAt().atZoneSameInstant(Say.LONDON).toLocalDate()));
        }
        add(columns(proposal));
    }

    private Div paper(Proposal proposal) {
        Div links = new Div(FileLink.button(
                "Paper for the joint board (PDF)",
                "paper",
                "The proposal is not open to you.",
                () -> NamedFile.ask(api, "proposal-document", Map.of("proposal", proposal.id()))));
        links.addClassName("ib-actions");
        return links;
    }

    /** Shows what stands now, and above it what was done. */
    void done(String words) {
        show();
        Banner banner = new Banner(Banner.Kind.DONE, words);
        banner.getElement().setAttribute("tabindex", "-1");
        outcome.removeAll();
        outcome.add(banner);
        banner.getElement().executeJs("ib.focusSoon(this)");
    }

    private Div columns(Proposal proposal) {
        Div columns = new Div(facts(proposal), new ProposalActions(api, proposal, Viewer.ask(api), this::done));
        columns.addClassNames("ib-columns", "ib-columns-uneven");
        return columns;
    }

    private static Div facts(Proposal proposal) {
        SummaryList facts = new SummaryList()
                .row("State", JointTags.proposal(proposal.state()))
                .row("From", Say.date(proposal.effectiveOn()))
                .row("Why", proposal.because())
                .row("Proposed by", proposal.lead().name() + ", " + Say.moment(proposal.proposedAt()))
                .row("Decided", proposal.decidedAt() == null ? null : Say.moment(proposal.decidedAt()));
        if (proposal.schedule() != null && proposal.scheme().id() != null) {
            facts.row(
                    "Applied as",
                    QuotasState.USUAL
                            .withScheme(proposal.scheme().id())
                            .withTab(QuotasState.Tab.AGREEMENT)
                            .link("Schedule " + proposal.schedule().number()));
        }
        return Markup.card("Facts", facts);
    }

    private static Div shares(Proposal proposal) {
        String quarter =
                proposal.shares().first().map(share -> share.quarter().label()).orElse("");
        DataTable<Proposal.Share> table = new DataTable<Proposal.Share>("Shares and answers")
                .hideCaption()
                .stacks()
                .component("Authority", share -> new Span(share.authority().name()))
                .number("Units before", share -> Say.number(share.unitsBefore()))
                .number("Units then", share -> Say.number(share.units()))
                .number("A year before", share -> Say.money(share.annualBefore()))
                .number("A year then", share -> Say.money(share.annual()))
                .number("Change a year", share -> ShareEffect.change(share.annualChange()))
                .number("Change of invoices for " + quarter, share -> ShareEffect.invoices(share.effect()))
                .component("Answer", share -> JointTags.answer(share.answer(), proposal.isOpen()))
                .text("In words", share -> share.words() == null ? "" : share.words())
                .rows(proposal.shares().nodes());
        Div card = Markup.card("Shares and answers", table);
        card.setId("proposed-shares");
        return card;
    }
}
