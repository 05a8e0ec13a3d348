package uk.interborough.ui.drafts;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Providers;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.parts.Banner;
import uk.interborough.ui.parts.ChoiceGroup;
import uk.interborough.ui.parts.Field;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** What each page asks. Which fields there are follows from the protocol's form and from what is on its lists. */
final class Questions {

    private static final String NO_NAMES = "Do not name people who use the service.";

    private final Api api;
    private final Viewer viewer;
    private final Choices choices;
    private final LocalDate today;
    private final @Nullable Draft draft;

    Questions(Api api, Viewer viewer, Choices choices, LocalDate today, @Nullable Draft draft) {
        this.api = api;
        this.viewer = viewer;
        this.choices = choices;
        this.today = today;
        this.draft = draft;
    }

    /** Puts the inputs of a step on its page. {@code changed}: told which fields changed, by inputs that are several in one. */
    void ask(Step step, Asked asked, Supplier<List<Map<String, Object>>> given, Runnable reasonsChanged) {
        switch (step) {
            case CHANGE -> change(asked);
            case COMMENTS ->
                asked.lines("The provider’s comments", "providerComments", NO_NAMES)
                        .day("When did they come?", "commentedOn", "For example, 27 3 2026.");
            case PROVIDER -> provider(asked);
            case ABOUT -> about(asked);
            case REASONS -> reasons(asked, given, reasonsChanged, false);
            case EVENTS ->
                asked.day("When did it happen?", "eventOn", "Today or earlier. For example, 27 3 2026.")
                        .lines("What happened?", "whatHappened", NO_NAMES)
                        .lines("What have you seen of it?", "whatWasSeen", NO_NAMES);
            case ACTION -> action(asked, given, reasonsChanged);
            case INFORMED -> informed(asked);
            case CONTACT -> contact(asked);
            case REVIEW -> review(asked);
            case CHECK -> {}
        }
    }

    private void change(Asked asked) {
        boolean rescission = draft != null && draft.kind().equals("RESCISSION");
        asked.lines(
                rescission ? "Why is the notice rescinded?" : "What does this version correct?",
                "whatChanged",
                NO_NAMES);
    }

    private void provider(Asked asked) {
        ComboBox<Named> box = new ComboBox<>();
        box.setItems(query -> Providers.named(api, query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        Field known = asked.pick(
                "Provider",
                "provider",
                "Type part of its name. Any provider can be named, with a contract or not.",
                box,
                known("provider"));
        asked.form().field("provider", known);
        asked.words(Markup.element("h2", new com.vaadin.flow.component.html.Span("If it is not on the list")));
        asked.text("Name of the provider", "providerName", "It is added when the notice is circulated.")
                .text("Address of the provider", "providerAddress", "");
    }

    private @Nullable Named known(String field) {
        String id = draft == null ? null : draft.text(field);
        return id == null || draft == null
                ? null
                : new Named(id, null, draft.names().getOrDefault(id, id));
    }

    private void about(Asked asked) {
        Map<String, String> scopes = new LinkedHashMap<>();
        scopes.put("ORGANISATION", "The whole organisation");
        scopes.put("SERVICE", "One service");
        ChoiceGroup<String> scope = asked.one("What is it about?", "scope", scopes);
        ComboBox<Named> services = new ComboBox<>();
        services.setItems(services());
        Field service = asked.pick("Service under contract with you", "service", "", services, known("service"));
        Field inWords = asked.line("Or the service in words", "serviceName", "");
        asked.form().known("service", service);
        asked.form().known("serviceName", inWords);
        scope.reveals("SERVICE", new Div(service, inWords));
        asked.term("What kind of service is it?", "nature", "natureOther", choices.list("SERVICE_NATURE"));
        ComboBox<Named> hosts = new ComboBox<>();
        hosts.setItems(choices.members().stream()
                .filter(member -> !viewer.isOf(member.id()))
                .map(member -> new Named(member.id(), null, member.name()))
                .toList());
        asked.form()
                .field(
                        "hostAuthority",
                        asked.pick(
                                "Authority where it is, if it is not yours (optional)",
                                "hostAuthority",
                                "",
                                hosts,
                                known("hostAuthority")));
        if (choices.protocol().form().equals("SECTIONS_A_AND_B")) {
            asked.text("Ofsted reference of the home (optional)", "ofstedUrn", "")
                    .text("Regional contract affected (optional)", "contractAffected", "");
        }
    }

    private record ServicesAnswer(Page<Named> services) {}

    private List<Named> services() {
        String provider = draft == null ? null : draft.text("provider");
        if (provider == null || viewer.authority() == null) {
            return List.of();
        }
        return api.ask(
                        "provider-services",
                        Map.of(
                                "provider",
                                provider,
                                "authority",
                                viewer.authority().id()),
                        ServicesAnswer.class)
                .services()
                .nodes();
    }

    /** Reasons of one kind; those of the other kind stay as they are. */
    private void reasons(Asked asked, Supplier<List<Map<String, Object>>> given, Runnable changed, boolean purchasing) {
        List<Choices.Reason> offered = choices.reasons(purchasing);
        Set<String> here = Set.copyOf(offered.stream().map(Choices.Reason::id).toList());
        ReasonChoices group = new ReasonChoices(
                purchasing ? "What are you doing about buying from it?" : "Choose all that apply",
                "reasons",
                !purchasing,
                offered,
                given.get(),
                changed);
        asked.other("reasons", group, () -> {
            List<Map<String, Object>> all = new ArrayList<>(given.get().stream()
                    .filter(stated -> !here.contains(String.valueOf(stated.get("reason"))))
                    .toList());
            all.addAll(group.chosen());
            return all;
        });
    }

    private void action(Asked asked, Supplier<List<Map<String, Object>>> given, Runnable changed) {
        List<Choices.Term> placements = choices.list("PLACEMENT_ACTION");
        if (!placements.isEmpty()) {
            asked.term("What are you doing about placements?", "placementAction", "placementOther", placements);
        }
        if (!choices.reasons(true).isEmpty()) {
            reasons(asked, given, changed, true);
        }
    }

    private void informed(Asked asked) {
        asked.words(new Paragraph("The provider is told of any notice about it, unless that would do harm."))
                .day("When did you tell the provider?", "informedOn", "Leave it empty if you did not.")
                .text("Who did you tell?", "informedWhom", "");
        asked.term("If you did not, why not?", "notInformed", "notInformedOther", choices.list("NOT_INFORMED"));
    }

    private void contact(Asked asked) {
        asked.words(new Banner(
                        Banner.Kind.WARNING,
                        "What you circulate is for the purposes of the protocol (4.4) alone. It must not be used for routine"
                                + " performance management or contract disputes. By going on you say that what you share is"
                                + " true to your knowledge, and needed."))
                .text("Officer who issues it", "officerName", "")
                .text("Job title", "officerJobTitle", "")
                .text("Telephone", "officerTelephone", "")
                .text("Whom to ask for further information", "contactName", "")
                .text("Position (optional)", "contactPosition", "")
                .text("Telephone of whom to ask", "contactTelephone", "");
    }

    private void review(Asked asked) {
        Choices.Protocol protocol = choices.protocol();
        LocalDate last = today.plusMonths(protocol.reviewMonthsAtMost());
        asked.day(
                protocol.needsReviewDate() ? "Day of the review" : "Day of the review (optional)",
                "reviewOn",
                "Within %s, so by %s."
                        .formatted(Say.count(protocol.reviewMonthsAtMost(), "month", "months"), Say.date(last)));
        if (protocol.needsReviewDate()) {
            asked.propose("reviewOn", today.plusMonths(protocol.reviewMonths()));
        }
    }
}
