package uk.interborough.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The form of a notice as a paper: Appendix 1, or Sections A and B. Which it is, and all that it lists, the partnership says. */
final class NoticePaper {
    /** What the protocols ask of whoever receives it. */
    static final String FOOT =
            "For the exclusive use of the authorities receiving it. Each authority decides for itself what to do. Not to be passed on.";

    private final Row facts;
    private final StatedNotice stated;
    private final NoticeForms.Copy copy;
    private final boolean sections;
    private final List<Paper.Part> parts = new ArrayList<>();

    private NoticePaper(StatedNotice stated, NoticeForms.Copy copy) {
        this.stated = stated;
        this.facts = stated.facts();
        this.copy = copy;
        this.sections = facts.text("form").equals("SECTIONS_A_AND_B");
    }

    static Paper of(StatedNotice stated, NoticeForms.Copy copy) {
        NoticePaper form = new NoticePaper(stated, copy);
        form.write();
        return new Paper(form.title(), form.about(), FOOT, form.parts);
    }

    private boolean isDraft() {
        return facts.value("circulated_at") == null;
    }

    private boolean isRescission() {
        return facts.text("kind").equals("RESCISSION");
    }

    private String title() {
        String which = facts.value("reference") == null ? "Notice" : "Notice " + facts.text("reference");
        return isDraft() ? which + ", draft" : which + ", version " + facts.text("number");
    }

    private String about() {
        return "Notification under the " + facts.text("protocol")
                + ", about a service provider, between local authorities.";
    }

    private void write() {
        if (isDraft()) {
            parts.add(new Paper.Warning(List.of("This is a draft. It has not been circulated.")));
        } else if (facts.is("is_imported")) {
            parts.add(
                    new Paper.Warning(
                            List.of(
                                    "This notice was open when the register was brought in. It was not circulated again; its form is not held here.")));
        }
        if (copy == NoticeForms.Copy.PROVIDER) {
            provider();
        }
        issued();
        about(facts);
        reasons();
        texts();
        contact();
        if (sections) {
            warnings();
            distribution();
        } else {
            distribution();
            warnings();
        }
        informed();
    }

    private void provider() {
        parts.add(new Paper.Warning(List.of("Provider's copy.")));
        parts.add(new Paper.Prose(
                "A provider that is unhappy about any action taken under the protocol has two sources of direct redress without resorting to"
                        + " legal action: the procedure for dispute in the contract, and the local authority's complaints procedure."
                        + (sections ? " (N Operating guidelines)" : " (P 7.1(c))")));
        parts.add(new Paper.Prose("Comments of the provider are circulated in another version of this notice."));
    }

    private void issued() {
        heading(sections ? "Section A: this notice has been issued by" : "This notice has been issued by", form());
        List<Paper.Field> fields = new ArrayList<>();
        fields.add(field(sections ? "Local authority" : "Council", "authority"));
        fields.add(new Paper.Field("Officer name and job title", form(), joined("officer_name", "officer_job_title")));
        fields.add(field("Telephone number", "officer_telephone"));
        fields.add(field("Date of notified event", "event_on"));
        fields.add(field("Date of notification", "notified_on"));
        fields.add(new Paper.Field("Reference", null, facts.words("reference")));
        parts.add(new Paper.Fields(fields));
    }

    private void about(Row facts) {
        heading("The notice relates to the following service provider", form());
        List<Paper.Field> fields = new ArrayList<>();
        fields.add(field("Name", "provider_name"));
        fields.add(field("Address", "provider_address"));
        fields.add(field("Host local authority (if not issuing authority)", "host_authority"));
        if (sections || facts.value("scope") != null) {
            fields.add(new Paper.Field("What it is about", form(), scope()));
            fields.add(field("Service or home", "service_name"));
        }
        if (sections) {
            fields.add(field("Ofsted URN", "ofsted_urn"));
            fields.add(field("Contract affected", "contract_affected"));
        }
        if (facts.value("review_on") != null || sections) {
            fields.add(new Paper.Field("Review date", "N Roles and responsibilities", facts.words("review_on")));
        }
        parts.add(new Paper.Fields(fields));
        if (!sections || facts.value("nature_id") != null) {
            terms("Nature of services provided under contract", stated.natures(), "nature_other", "P Appendix 1");
        }
        if (sections || facts.value("placement_action_id") != null) {
            terms("Action about placements", stated.placements(), "placement_other", "N Process summary");
        }
    }

    private @Nullable String scope() {
        return switch (facts.words("scope")) {
            case null -> null;
            case "ORGANISATION" -> "The whole organisation";
            default -> "One service";
        };
    }

    private void terms(String heading, List<Row> terms, String words, String clause) {
        heading(heading, clause);
        parts.add(new Paper.Ticks(terms.stream()
                .map(term -> new Paper.Tick(
                        term.is("ticked"), term.text("name"), null, term.is("ticked") ? facts.words(words) : null))
                .toList()));
    }

    private void reasons() {
        heading("The reason for the information being made available is indicated below", sections ? null : "P 8.1");
        ticks(reason -> !reason.is("is_purchasing"));
        if (stated.reasons().stream().anyMatch(reason -> reason.is("is_purchasing"))) {
            heading(
                    "One of the following categories can be ticked either in addition to the categories above or on its own",
                    form());
            ticks(reason -> reason.is("is_purchasing"));
        }
    }

    private void ticks(Predicate<Row> which) {
        parts.add(new Paper.Ticks(stated.reasons().stream()
                .filter(which)
                .map(reason ->
                        new Paper.Tick(reason.is("ticked"), reason.text("name"), reason.words("clause"), said(reason)))
                .toList()));
    }

    private static @Nullable String said(Row reason) {
        if (!reason.is("ticked")) {
            return null;
        }
        String certainty = reason.text("certainty").equals("ALLEGED") ? "Alleged." : "Confirmed.";
        return reason.words("words") == null ? certainty : certainty + "\n" + reason.words("words");
    }

    private void texts() {
        prose("What happened", "what_happened");
        prose("What the authority has seen of it", "what_was_seen");
        prose(
                facts.value("commented_on") == null
                        ? "The provider's comments"
                        : "The provider's comments of " + facts.words("commented_on"),
                "provider_comments");
        if (isRescission()) {
            heading(sections ? "Section B: the notice is rescinded" : "The notice is rescinded", form());
            parts.add(new Paper.Prose(facts.value("what_changed") == null ? "–" : facts.text("what_changed")));
        } else {
            prose("What this version corrects", "what_changed");
        }
    }

    private void prose(String heading, String column) {
        if (facts.value(column) != null) {
            heading(heading, form());
            parts.add(new Paper.Prose(facts.text(column)));
        }
    }

    private void contact() {
        heading("For further information about this notification, please contact", form());
        parts.add(new Paper.Fields(List.of(
                field("Name", "contact_name"),
                field("Position", "contact_position"),
                field("Telephone number", "contact_telephone"))));
    }

    private void distribution() {
        heading("Distribution", form());
        if (stated.members().isEmpty() && stated.observers().isEmpty()) {
            parts.add(new Paper.Prose("It has been distributed to nobody from here."));
            return;
        }
        parts.add(new Paper.Prose(
                isDraft()
                        ? "Once circulated, the information will be distributed to the following authorities:"
                        : "The information has been distributed to the lead officers in the following authorities:"));
        parts.add(new Paper.Bullets(stated.members()));
        if (!stated.observers().isEmpty()) {
            parts.add(new Paper.Prose("Additional participants:"));
            parts.add(new Paper.Bullets(stated.observers()));
        }
    }

    /** In the words of the protocols. */
    private void warnings() {
        parts.add(new Paper.Warning(
                sections
                        ? List.of(
                                "This notification is provided for information only. It is the responsibility of each authority receiving this"
                                        + " information to decide how to use it: each authority decides for itself.",
                                "The information given above is for the exclusive use of the authorities receiving it.",
                                "The notice may impact future referrals, and this is at the discretion of each authority.",
                                "It is not to be passed on: in no circumstances should any authority receiving information pass this information to"
                                        + " other authorities or agencies who are not named below.")
                        : List.of(
                                "Please note that it is the responsibility of each authority receiving this information to decide how to use it: each"
                                        + " authority decides for itself. This may include contacting the authority that sent the notice, obtaining"
                                        + " further information independently or seeking legal advice.",
                                "The information given above is for the exclusive use of the authorities receiving it.",
                                "It is not to be passed on: in no circumstances should an authority receiving information pass this information to"
                                        + " other authorities, agencies etc.")));
    }

    private void informed() {
        heading("Copy to the provider", sections ? "N Operating guidelines" : "P 7.1(b)");
        boolean told = facts.value("informed_on") != null;
        String whom = facts.value("informed_whom") == null ? "" : ", " + facts.text("informed_whom");
        parts.add(new Paper.Ticks(List.of(new Paper.Tick(
                told,
                "Confirm that a copy of this form has been sent to the Provider",
                null,
                told
                        ? "Informed on " + facts.text("informed_on") + whom
                        : facts.value("not_informed") == null
                                ? null
                                : "Not informed: " + joined("not_informed", "not_informed_other")))));
    }

    private void heading(String words, @Nullable String clause) {
        parts.add(new Paper.Heading(words, clause));
    }

    private Paper.Field field(String label, String column) {
        return new Paper.Field(label, null, facts.words(column));
    }

    /** Where the fields of the form stand. */
    private String form() {
        return sections ? "N Process summary" : "P Appendix 1";
    }

    private @Nullable String joined(String first, String second) {
        if (facts.value(first) == null) {
            return facts.words(second);
        }
        return facts.value(second) == null ? facts.words(first) : facts.text(first) + ", " + facts.text(second);
    }
}
