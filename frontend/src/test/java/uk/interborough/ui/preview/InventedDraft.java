package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A draft of Ealing that goes from edit to edit. */
public final class InventedDraft {

    private InventedDraft() {}

    /** What stands on a form, and nothing of a notice's life. */
    static Map<String, Object> fields() {
        return map(
                "officerName",
                "Contracts officer",
                "officerJobTitle",
                "Contracts officer",
                "officerTelephone",
                null,
                "eventOn",
                "2026-11-10",
                "notifiedOn",
                null,
                "providerName",
                null,
                "providerAddress",
                null,
                "hostAuthority",
                null,
                "nature",
                map("id", "notice_term-1", "name", "Care home"),
                "natureOther",
                null,
                "scope",
                "ORGANISATION",
                "service",
                null,
                "serviceName",
                null,
                "ofstedUrn",
                null,
                "contractAffected",
                null,
                "placementAction",
                null,
                "placementOther",
                null,
                "reviewOn",
                null,
                "informedOn",
                null,
                "informedWhom",
                null,
                "notInformed",
                null,
                "notInformedOther",
                null,
                "contactName",
                null,
                "contactPosition",
                null,
                "contactTelephone",
                null);
    }

    /** A notice with a draft of this edit, in which some fields are others than usual. */
    public static Map<String, Object> notice(int edit, Map<String, ?> others) {
        return notice(edit, others, "A ceiling fell in.");
    }

    /** The same with another text. */
    public static Map<String, Object> notice(int edit, Map<String, ?> others, String happened) {
        Map<String, Object> draft = new HashMap<>(fields());
        draft.putAll(map(
                "id",
                "notice_version-9",
                "kind",
                "FIRST",
                "edit",
                edit,
                "changedAt",
                "2026-11-20T10:42:00.000000Z",
                "changedBy",
                map("name", "Lead officer, Ealing"),
                "submittedAt",
                null,
                "returnedBecause",
                null,
                "reasons",
                page(List.of(map(
                        "certainty",
                        "CONFIRMED",
                        "words",
                        null,
                        "reason",
                        map("id", "notice_reason-2", "name", "Closure of a business")))),
                "contents",
                page(List.of(map(
                        "whatHappened", happened,
                        "whatWasSeen", null,
                        "providerComments", null,
                        "commentedOn", null,
                        "whatChanged", null))),
                "attachments",
                page(List.of()),
                "faults",
                page(List.of(map(
                        "field",
                        "contactName",
                        "code",
                        "INCOMPLETE",
                        "message",
                        "Say whom to ask for further information")))));
        draft.putAll(others);
        return map(
                "id",
                "notice-9",
                "reference",
                null,
                "state",
                "DRAFT",
                "authority",
                Invented.authority(1),
                "partnership",
                map("id", Invented.id("partnership", 1), "name", "West London"),
                "provider",
                InventedNotices.provider(),
                "draft",
                draft);
    }

    /** The draft once something was saved. */
    static Map<String, Object> saved(Map<String, Object> variables) {
        int edit = variables.get("edit") instanceof Number before ? before.intValue() + 1 : 1;
        return notice(edit, Map.of());
    }
}
