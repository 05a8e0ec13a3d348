package uk.interborough.ui.drafts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page of the way to a notice, with the fields of the contract it asks for. */
enum Step {
    CHANGE("What has changed?", "What has changed", "whatChanged"),
    COMMENTS("What does the provider say?", "Provider’s comments", "providerComments", "commentedOn"),
    PROVIDER("Which provider is it about?", "Provider", "provider", "providerName", "providerAddress"),
    ABOUT(
            "Is it about the whole organisation or one service?",
            "What it is about",
            "scope",
            "service",
            "serviceName",
            "nature",
            "natureOther",
            "hostAuthority",
            "ofstedUrn",
            "contractAffected"),
    REASONS("What kind of concern is it?", "Reasons", "reasons"),
    EVENTS("What happened, and what have you seen?", "What happened", "eventOn", "whatHappened", "whatWasSeen"),
    ACTION("What are you doing about it?", "What you are doing", "placementAction", "placementOther"),
    INFORMED(
            "Have you told the provider?",
            "Telling the provider",
            "informedOn",
            "informedWhom",
            "notInformed",
            "notInformedOther"),
    CONTACT(
            "Who issues it, and who can be asked?",
            "Contact and limits",
            "officerName",
            "officerJobTitle",
            "officerTelephone",
            "contactName",
            "contactPosition",
            "contactTelephone"),
    REVIEW("When will you review it?", "Review", "reviewOn"),
    CHECK("Check your answers", "Check your answers");

    final String question;
    final String heading;
    final List<String> fields;

    Step(String question, String heading, String... fields) {
        this.question = question;
        this.heading = heading;
        this.fields = List.of(fields);
    }

    /** As in addresses. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> at(String path) {
        return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst();
    }

    /** The step that asks for a field of the contract. */
    static Optional<Step> asking(String field) {
        return field.equals("notifiedOn")
                ? Optional.of(EVENTS)
                : Arrays.stream(values())
                        .filter(step -> step.fields.contains(field))
                        .findFirst();
    }

    /** The pages of a kind of version, in turn. A later version begins with what was circulated last. */
    static List<Step> journey(String kind) {
        return switch (kind) {
            case "PROVIDER_COMMENTS" -> List.of(COMMENTS, CHECK);
            case "CORRECTION", "RESCISSION" -> List.of(CHANGE, CHECK);
            default -> List.of(PROVIDER, ABOUT, REASONS, EVENTS, ACTION, INFORMED, CONTACT, REVIEW, CHECK);
        };
    }

    /** What a kind of version can say, in the order in which it is checked. */
    static List<Step> answered(String kind) {
        return Arrays.stream(values())
                .filter(step -> step != CHECK)
                .filter(step -> step != CHANGE || kind.equals("CORRECTION") || kind.equals("RESCISSION"))
                .filter(step -> step != COMMENTS || !kind.equals("FIRST"))
                .toList();
    }
}
