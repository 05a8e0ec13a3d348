package uk.interborough.ui.notices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Say;

/** A notice with all that is open to the viewer of it. */
public record Notice(
        String id,
        @Nullable String reference,
        String state,
        boolean isImported,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime circulatedAt,
        @Nullable OffsetDateTime submittedAt,
        @Nullable LocalDate reviewOn,
        boolean isAwaitingReview,
        @Nullable LocalDate reviewedOn,
        @Nullable LocalDate closedOn,
        @Nullable String closing,
        Named authority,
        @Nullable Named provider,
        Named partnership,
        @Nullable Id latestVersion,
        @Nullable Draft draft,
        Page<Version> versions,
        NoticeRow.@Nullable Receipt ownReceipt,
        Page<Receipt> receipts,
        Page<Outcome> outcomes,
        Page<Reading> readings,
        @Nullable Exposure exposure) {

    /** Identifies something. */
    public record Id(String id) {}

    /** The version that is being written. */
    public record Draft(
            String id,
            String kind,
            int edit,
            OffsetDateTime changedAt,
            @Nullable OffsetDateTime submittedAt,
            @Nullable String returnedBecause,
            @Nullable Named changedBy) {}

    /** A version: the form, and its texts where they are open. */
    public record Version(
            String id,
            @Nullable Integer number,
            String kind,
            @Nullable OffsetDateTime circulatedAt,
            @Nullable OffsetDateTime submittedAt,
            @Nullable Named circulatedBy,
            @Nullable String officerName,
            @Nullable String officerJobTitle,
            @Nullable String officerTelephone,
            @Nullable LocalDate eventOn,
            @Nullable LocalDate notifiedOn,
            @Nullable String providerName,
            @Nullable String providerAddress,
            @Nullable Named hostAuthority,
            @Nullable Named nature,
            @Nullable String natureOther,
            @Nullable String scope,
            @Nullable Named service,
            @Nullable String serviceName,
            @Nullable String ofstedUrn,
            @Nullable String contractAffected,
            @Nullable Named placementAction,
            @Nullable String placementOther,
            @Nullable LocalDate reviewOn,
            @Nullable LocalDate informedOn,
            @Nullable String informedWhom,
            @Nullable Named notInformed,
            @Nullable String notInformedOther,
            @Nullable String contactName,
            @Nullable String contactPosition,
            @Nullable String contactTelephone,
            Page<Stated> reasons,
            Page<Content> contents,
            Page<Attachment> attachments) {

        /** Reasons in the order of the form. */
        List<Stated> statedInOrder() {
            return reasons.nodes().stream()
                    .sorted(Comparator.comparingInt(stated -> stated.reason().position()))
                    .toList();
        }

        /** Its texts, where they are open to the viewer. */
        Optional<Content> content() {
            return contents.first();
        }

        /** {@code Version 2, correction}. */
        public String title() {
            return number == null
                    ? NoticeTags.kind(kind)
                    : "Version " + number + ": " + NoticeTags.kind(kind).toLowerCase(java.util.Locale.UK);
        }
    }

    /** A reason given. */
    public record Stated(
            boolean isPurchasing,
            String certainty,
            @Nullable String words,
            Reason reason) {}

    /** What stands on the form. */
    public record Reason(String name, String clause, boolean isCompulsory, int position) {}

    /** The texts of a version. */
    public record Content(
            @Nullable String whatHappened,
            @Nullable String whatWasSeen,
            @Nullable String providerComments,
            @Nullable LocalDate commentedOn,
            @Nullable String whatChanged) {}

    /** A file of a version. Size in bytes. */
    public record Attachment(String id, String name, int size) {}

    /** A version as one member received it. */
    public record Receipt(
            String id,
            boolean isLatest,
            String state,
            OffsetDateTime circulatedAt,
            LocalDate deputyOn,
            LocalDate acknowledgeBy,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable Named acknowledgedBy,
            Named authority,
            @Nullable Numbered version) {}

    /** A version by its number. */
    public record Numbered(@Nullable Integer number) {}

    /** What a receiver did. */
    public record Outcome(
            @Nullable String words,
            LocalDate happenedOn,
            OffsetDateTime recordedAt,
            Named outcome,
            Named authority,
            @Nullable Named recordedBy) {

        String inWords() {
            return outcome.name() + (words == null ? "" : ": " + words);
        }
    }

    /** Somebody opened its texts. */
    public record Reading(
            OffsetDateTime readAt,
            OffsetDateTime openUntil,
            @Nullable String purposeWords,
            Named purpose,
            @Nullable Named reader,
            @Nullable Named authority,
            @Nullable Numbered version) {}

    /** What the viewer's authority has with the provider. */
    public record Exposure(
            int services,
            int units,
            BigDecimal annualPrice,
            @Nullable Integer people) {

        /** In one sentence or two. */
        public String words(String authority) {
            String there = people == null
                    ? ""
                    : people == 1
                            ? " 1 person was there at the end of the latest quarter returned."
                            : " " + Say.number(people)
                                    + " people were there at the end of the latest quarter returned.";
            return "%s has %s in %s with this provider, for %s a year.%s"
                    .formatted(
                            authority,
                            Say.count(units, "unit", "units"),
                            Say.count(services, "service", "services"),
                            Say.wholePounds(annualPrice),
                            there);
        }
    }

    private record Answer(@Nullable Notice notice) {}

    private record ByReference(@Nullable Page<Id> notices) {}

    /** The notice with this identifier, or this reference. Empty where there is none for whoever asks. */
    public static Optional<Notice> ask(Api api, String address) {
        return idOf(api, address)
                .flatMap(id -> api.askAbout(id, "notice", Answer.class))
                .map(Answer::notice);
    }

    private static Optional<String> idOf(Api api, String address) {
        if (address.startsWith("notice-")) {
            return Optional.of(address);
        }
        return Optional.ofNullable(api.ask("notice-by-reference", Map.of("reference", address), ByReference.class)
                        .notices())
                .flatMap(Page::first)
                .map(Id::id);
    }

    /** As in addresses: the reference, where it has one. */
    public String address() {
        return reference == null ? id : reference;
    }

    /** The version circulated last; where none was, what is being written. */
    Optional<Version> current() {
        return latestVersion == null
                ? versions.first()
                : versions.nodes().stream()
                        .filter(version -> version.id().equals(latestVersion.id()))
                        .findFirst();
    }

    /** Circulated versions, the latest first. */
    public List<Version> circulated() {
        return versions.nodes().stream()
                .filter(version -> version.circulatedAt() != null)
                .toList()
                .reversed();
    }

    /** The provider's name as it is known, or as it stands on the form. */
    String providerName() {
        return provider != null
                ? provider.name()
                : current().map(Version::providerName).orElse("a provider not named yet");
    }
}
