package uk.interborough.ui.notices;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.api.Page;

/**
 * What one chooses from under a partnership's protocol, today: its settings, reasons, lists and members. What differs between
 * partnerships is in here.
 */
public record Choices(Protocol protocol, List<Reason> reasons, List<Term> terms, List<Authority> members) {

    /** A protocol's settings. Months and working days. */
    public record Protocol(
            String name,
            String form,
            boolean isSubmitted,
            boolean needsReviewDate,
            String coordinatorName,
            int reviewMonths,
            int reviewMonthsAtMost,
            int deputyAfterDays,
            int headAfterDays,
            int readingMinutes,
            Place partnership) {}

    /** A partnership. */
    public record Place(String id, @Nullable String name) {}

    /** A reason for which a notice is given. */
    public record Reason(
            String id,
            String name,
            boolean isPurchasing,
            String statedAs,
            String clause,
            boolean isCompulsory,
            boolean needsWords,
            @Nullable LocalDate validUntil) {

        /** Whether the issuer says if it is alleged or confirmed. */
        public boolean isStatedAsEither() {
            return statedAs.equals("EITHER");
        }
    }

    /** An entry of a list. */
    public record Term(
            String id,
            String list,
            String name,
            boolean needsWords,
            @Nullable LocalDate validUntil,
            @Nullable Place partnership) {}

    private record Membership(@Nullable LocalDate leftOn, Authority authority) {}

    private record Members(Page<Membership> memberships) {}

    private record Answer(
            Page<Protocol> sharingProtocols, Page<Reason> noticeReasons, Page<Term> noticeTerms, Members partnership) {}

    /** What there is to choose from in a partnership. Empty where it shares under no protocol. */
    public static Optional<Choices> ask(Api api, String partnershipId, LocalDate today) {
        Answer answer = api.ask("notice-choices", Map.of("partnership", partnershipId), Answer.class);
        return answer.sharingProtocols()
                .first()
                .map(protocol -> new Choices(
                        protocol,
                        answer.noticeReasons().nodes().stream()
                                .filter(reason -> isInUse(reason.validUntil(), today))
                                .toList(),
                        answer.noticeTerms().nodes().stream()
                                .filter(term -> isInUse(term.validUntil(), today))
                                .filter(term -> term.partnership() == null
                                        || term.partnership().id().equals(partnershipId))
                                .toList(),
                        answer.partnership().memberships().nodes().stream()
                                .filter(member -> isInUse(member.leftOn(), today))
                                .map(Membership::authority)
                                .toList()));
    }

    private static boolean isInUse(@Nullable LocalDate until, LocalDate today) {
        return until == null || until.isAfter(today);
    }

    /** A list. */
    public List<Term> list(String name) {
        return terms.stream().filter(term -> term.list().equals(name)).toList();
    }

    /** Reasons that are, or are not, one of the purchasing categories. */
    public List<Reason> reasons(boolean purchasing) {
        return reasons.stream()
                .filter(reason -> reason.isPurchasing() == purchasing)
                .toList();
    }

    /** A reason of this identifier. */
    public Optional<Reason> reason(String id) {
        return reasons.stream().filter(reason -> reason.id().equals(id)).findFirst();
    }

    /** Whether an entry of any list is to be explained in words. */
    public boolean needsWords(@Nullable String termId) {
        return terms.stream().anyMatch(term -> term.id().equals(termId) && term.needsWords());
    }

    /** Whether one of these entries is to be explained in words. */
    public boolean needsWords(Collection<String> termIds) {
        return termIds.stream().anyMatch(this::needsWords);
    }

    /** {@code 6 boroughs}: the members to which a notice of one of them goes. */
    public String receivers() {
        return uk.interborough.ui.parts.Say.count(
                members.size() - 1L,
                MemberWord.of(members).one(),
                MemberWord.of(members).several());
    }
}
