package uk.interborough.ui.utilisation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** What can be chosen: the partnership's members, client groups, service types; providers are searched for. */
record Choices(List<Member> members, List<Named> clientGroups, List<Named> serviceTypes) {

    /** A member and its place on the map. */
    record Member(
            @Nullable Integer tileRow,
            @Nullable Integer tileColumn,
            @Nullable String leftOn,
            Authority authority) {}

    private record Membership(String name, Page<Member> memberships) {}

    private record MembersAnswer(@Nullable Membership partnership) {}

    private record ListsAnswer(Page<Named> clientGroups, Page<Named> serviceTypes) {}

    static Choices ask(Api api, String partnershipId) {
        ListsAnswer lists = api.ask("choices", Map.of(), ListsAnswer.class);
        Membership members = api.ask("members", Map.of("partnership", partnershipId), MembersAnswer.class)
                .partnership();
        return new Choices(
                members == null
                        ? List.of()
                        : members.memberships().nodes().stream()
                                .filter(member -> member.leftOn() == null)
                                .sorted((a, b) -> a.authority()
                                        .name()
                                        .compareTo(b.authority().name()))
                                .toList(),
                lists.clientGroups().nodes(),
                lists.serviceTypes().nodes());
    }

    /** What the members are called together. */
    MemberWord word() {
        return MemberWord.of(members.stream().map(Member::authority).toList());
    }

    Optional<Member> member(String registerCode) {
        return members.stream()
                .filter(member -> member.authority().registerCode().equals(registerCode))
                .findFirst();
    }

    /** The members that are looked at: those chosen, or all. */
    List<Authority> shown(ViewState state) {
        return members.stream()
                .map(Member::authority)
                .filter(authority ->
                        state.boroughs().isEmpty() || state.boroughs().contains(authority.registerCode()))
                .toList();
    }

    /** Identifiers of the members with these letters. */
    List<String> authorityIds(List<String> registerCodes) {
        return members.stream()
                .map(Member::authority)
                .filter(authority -> registerCodes.contains(authority.registerCode()))
                .map(Authority::id)
                .toList();
    }

    List<String> clientGroupIds(List<String> codes) {
        return ids(clientGroups, codes);
    }

    List<String> serviceTypeIds(List<String> codes) {
        return ids(serviceTypes, codes);
    }

    private static List<String> ids(List<Named> list, List<String> codes) {
        return list.stream()
                .filter(entry -> codes.contains(entry.code()))
                .map(Named::id)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The entries with these codes. */
    static List<Named> withCodes(List<Named> list, List<String> codes) {
        return list.stream().filter(entry -> codes.contains(entry.code())).toList();
    }
}
