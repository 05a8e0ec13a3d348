package uk.interborough.ui.providers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;
import uk.interborough.ui.notices.Notice;

/** What is on record of a provider. */
record Provider(
        String id,
        String name,
        @Nullable String legalForm,
        @Nullable String description,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String telephone,
        @Nullable String email,
        @Nullable String website,
        @Nullable LocalDate becameKnownOn,
        @Nullable LocalDate ceasedTradingOn,
        Page<Number> identifiers,
        Page<Contact> contacts,
        Page<Assurance> assurances,
        Page<Event> events,
        Page<Briefing> briefings,
        Page<Service> services) {

    /** A number by which a register knows it. */
    record Number(String scheme, String identifier) {

        String register() {
            return switch (scheme) {
                case "GB-COH" -> "Companies House";
                case "GB-CHC" -> "Charity Commission";
                case "GB-SHPE" -> "Registered social housing";
                case "GB-MPR" -> "Mutuals register";
                case "CQC-PROVIDER" -> "Care Quality Commission";
                case "OFSTED-URN" -> "Ofsted";
                case "SP-NATIONAL" -> "Supporting People national number";
                case "GB-PPON" -> "Public procurement number";
                default -> scheme;
            };
        }
    }

    /** Whom to reach. */
    record Contact(
            String kind,
            String name,
            @Nullable String jobTitle,
            @Nullable String telephone,
            @Nullable String email) {

        String words() {
            return Stream.of(name, jobTitle, telephone, email)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
        }
    }

    /** An insurance or registration. */
    record Assurance(
            String kind,
            String body,
            @Nullable String reference,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate expiresOn) {

        String what() {
            return switch (kind) {
                case "PUBLIC_LIABILITY" -> "Public liability insurance";
                case "EMPLOYERS_LIABILITY" -> "Employer’s liability insurance";
                case "PROFESSIONAL_INDEMNITY" -> "Professional indemnity insurance";
                case "REGISTRATION" -> "Registration";
                default -> kind;
            };
        }
    }

    /** Something that happened to it. */
    record Event(
            String kind,
            LocalDate happenedOn,
            @Nullable String detail,
            @Nullable Named otherProvider) {

        String words() {
            String what = switch (kind) {
                case "MERGER" -> "Merger";
                case "CHANGE_OF_OWNERSHIP" -> "Change of ownership";
                case "CHANGE_OF_NAME" -> "Change of name";
                default -> kind;
            };
            return otherProvider == null ? what : what + ": " + otherProvider.name();
        }
    }

    /** It was told of the protocol. */
    record Briefing(LocalDate toldOn, String toldBy, Named authority) {}

    /** A service it delivers. */
    record Service(String id, String name, @Nullable Integer units, Named authority, Named clientGroup) {}

    /** A notice about it. */
    record About(
            String id,
            @Nullable String reference,
            String state,
            @Nullable OffsetDateTime circulatedAt,
            @Nullable LocalDate closedOn,
            @Nullable String closing,
            Named authority,
            Notice.@Nullable Exposure exposure) {}

    private record Answer(@Nullable Provider provider) {}

    private record Noticed(@Nullable Page<About> notices) {}

    /** The provider with this identifier. Empty where there is none. */
    static Optional<Provider> ask(Api api, String id) {
        return api.askAbout(id, "provider", Answer.class).map(Answer::provider);
    }

    /** Notices about it, as far as they are open to whoever asks. */
    static List<About> notices(Api api, String id) {
        Page<About> notices =
                api.ask("notices-of", Map.of("provider", id), Noticed.class).notices();
        return notices == null ? List.of() : notices.nodes();
    }

    /** Services under contract with the viewer's authority. */
    List<Named> servicesOf(Viewer viewer) {
        return services.nodes().stream()
                .filter(service -> viewer.isOf(service.authority().id()))
                .map(service -> new Named(service.id(), null, service.name()))
                .toList();
    }

    /** Where its registered office is. */
    @Nullable
    String wholeAddress() {
        String whole = Stream.of(address, postcode).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return whole.isEmpty() ? null : whole;
    }
}
