package uk.interborough.ui.joint;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/**
 * To which services of a scheme the viewer may refer, and by which agencies.
 *
 * @param holders participants that have units today; none where the terms are not open
 * @param places where the terms of the scheme are not open to the viewer, all services of its lead that take referrals
 */
record WhereTo(List<Place> places, List<Agency> agencies, List<Holder> holders) {

    /** A service. Units null: not open to the viewer. */
    record Place(String id, String name, @Nullable Integer units) {}

    /** A participant, and its units. */
    record Holder(int units, Authority authority) {}

    private record Schedule(LocalDate effectiveOn, Page<Agreement.Bought> services, Page<Holder> allocations) {}

    private record Scheme(Page<Schedule> schedules, Page<Agency> agencies) {}

    private record Answer(@Nullable Scheme jointScheme) {}

    private record Services(Page<Named> services) {}

    private record Authorities(Page<Named> authorities) {}

    static WhereTo ask(SchemeWork work) {
        Authority own = Objects.requireNonNull(work.viewer().authority());
        Scheme scheme = work.api()
                .ask("scheme-to-refer", Map.of("scheme", work.scheme().id(), "own", own.id()), Answer.class)
                .jointScheme();
        Optional<Schedule> schedule = scheme == null ? Optional.empty() : inForce(scheme, work.today());
        List<Place> bought = schedule.map(WhereTo::bought).orElse(List.of());
        return new WhereTo(
                bought.isEmpty() ? ofLead(work.api(), work.scheme().lead().id()) : bought,
                scheme == null ? List.of() : scheme.agencies().nodes(),
                schedule.map(each -> each.allocations().nodes()).orElse(List.of()).stream()
                        .filter(holder -> holder.units() > 0)
                        .toList());
    }

    /** Of the schedules begun the latest; those that were replaced on their first day hold nothing. */
    private static Optional<Schedule> inForce(Scheme scheme, LocalDate today) {
        return scheme.schedules().nodes().stream()
                .filter(schedule -> !schedule.effectiveOn().isAfter(today))
                .filter(schedule -> !schedule.allocations().nodes().isEmpty())
                .max(Comparator.comparing(Schedule::effectiveOn));
    }

    private static List<Place> bought(Schedule schedule) {
        return schedule.services().nodes().stream()
                .filter(bought -> bought.service() != null && bought.service().id() != null)
                .map(bought -> new Place(
                        String.valueOf(bought.service().id()), bought.service().name(), bought.units()))
                .toList();
    }

    private static List<Place> ofLead(Api api, String lead) {
        return api.ask("services-of-lead", Map.of("lead", lead), Services.class).services().nodes().stream()
                .map(service -> new Place(String.valueOf(service.id()), service.name(), null))
                .toList();
    }

    /** Those the lead may refer for: all but itself; who signs in is refused when it is sent. */
    static List<Named> otherAuthorities(SchemeWork work) {
        return work.api().ask("authorities", Map.of(), Authorities.class).authorities().nodes().stream()
                .filter(authority -> !work.viewer().isOf(authority.id()))
                .toList();
    }

    /** Agencies that may refer on a day, the central point first. */
    List<Agency> agenciesOn(LocalDate day) {
        return agencies.stream()
                .filter(agency -> agency.refersOn(day))
                .sorted(Comparator.comparing(Agency::isCentralPoint).reversed().thenComparing(Agency::name))
                .toList();
    }
}
