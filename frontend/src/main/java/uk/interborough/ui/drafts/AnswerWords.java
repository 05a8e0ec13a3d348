package uk.interborough.ui.drafts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.notices.Choices;
import uk.interborough.ui.notices.NoticeTags;
import uk.interborough.ui.parts.Say;

/** Answers as one reads them. */
final class AnswerWords {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("whatChanged", "What has changed"),
            Map.entry("providerComments", "The provider’s comments"),
            Map.entry("commentedOn", "Day the comments came"),
            Map.entry("provider", "Provider"),
            Map.entry("providerName", "Name on the form"),
            Map.entry("providerAddress", "Address on the form"),
            Map.entry("scope", "About"),
            Map.entry("service", "Service"),
            Map.entry("serviceName", "Service, in words"),
            Map.entry("nature", "Nature of the services"),
            Map.entry("natureOther", "Other services"),
            Map.entry("hostAuthority", "Host authority"),
            Map.entry("ofstedUrn", "Ofsted reference"),
            Map.entry("contractAffected", "Regional contract"),
            Map.entry("reasons", "Reasons"),
            Map.entry("eventOn", "Day of the event"),
            Map.entry("whatHappened", "What happened"),
            Map.entry("whatWasSeen", "What you have seen"),
            Map.entry("placementAction", "Placements"),
            Map.entry("placementOther", "Other action"),
            Map.entry("informedOn", "Day the provider was told"),
            Map.entry("informedWhom", "Who was told"),
            Map.entry("notInformed", "Why the provider was not told"),
            Map.entry("notInformedOther", "Other reason"),
            Map.entry("officerName", "Officer"),
            Map.entry("officerJobTitle", "Job title"),
            Map.entry("officerTelephone", "Telephone"),
            Map.entry("contactName", "Whom to ask"),
            Map.entry("contactPosition", "Position"),
            Map.entry("contactTelephone", "Telephone of whom to ask"),
            Map.entry("reviewOn", "Day of the review"));

    private final Map<String, String> names = new HashMap<>();

    /** @param more names of what else may be identified */
    AnswerWords(Choices choices, Map<String, String> more) {
        choices.terms().forEach(term -> names.put(term.id(), term.name()));
        choices.reasons().forEach(reason -> names.put(reason.id(), reason.name()));
        choices.members().forEach(member -> names.put(member.id(), member.name()));
        names.putAll(more);
        names.put("ORGANISATION", "The whole organisation");
        names.put("SERVICE", "One service");
    }

    /** What a field is called. */
    static String label(String field) {
        return LABELS.getOrDefault(field, field);
    }

    /** An answer; empty where there is none. */
    String words(String field, @Nullable Object answer) {
        return switch (answer) {
            case null -> "";
            case List<?> reasons ->
                reasons.stream().map(reason -> stated((Map<?, ?>) reason)).collect(Collectors.joining("; "));
            case String text when field.endsWith("On") -> Say.date(LocalDate.parse(text));
            case String text -> names.getOrDefault(text, text);
            default -> answer.toString();
        };
    }

    private String stated(Map<?, ?> reason) {
        String id = String.valueOf(reason.get("reason"));
        String certainty = reason.get("certainty") == null
                ? ""
                : " ("
                        + NoticeTags.certainty(String.valueOf(reason.get("certainty")))
                                .toLowerCase(java.util.Locale.UK) + ")";
        return names.getOrDefault(id, id) + certainty + (reason.get("words") == null ? "" : ": " + reason.get("words"));
    }

    /** Whether two answers say the same; nothing said and blank are the same. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof Collection<?> a && other instanceof Collection<?> b
                ? a.size() == b.size() && b.containsAll(a)
                : java.util.Objects.equals(blankAsNull(one), blankAsNull(other));
    }

    private static @Nullable Object blankAsNull(@Nullable Object value) {
        return value instanceof String text && text.isBlank() ? null : value;
    }
}
