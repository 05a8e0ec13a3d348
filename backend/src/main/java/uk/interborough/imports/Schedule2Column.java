package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.CONTRACT;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** The columns of a Schedule 2 file, in the order of the template, and where each is kept. Headings are part of the contract. */
enum Schedule2Column {
    SPLS_ID(
            "SPLS id",
            Kind.TEXT,
            40,
            "Number of the service in your authority's local system. Required.",
            SERVICE.SPLS_ID),
    SERVICE_NAME("Service name", Kind.TEXT, 200, "Required.", SERVICE.NAME),
    PROVIDER_NAME(
            "Provider name",
            Kind.TEXT,
            200,
            "Required. A provider is found by its identifier, then by its exact name; otherwise it is added.",
            SERVICE.PROVIDER_ID),
    PROVIDER_IDENTIFIER(
            "Provider identifier",
            Kind.IDENTIFIER,
            60,
            "Register and number, e.g. GB-COH:01234567. Registers: GB-COH, GB-CHC, GB-SHPE, GB-MPR, CQC-PROVIDER, OFSTED-URN, SP-NATIONAL, GB-PPON.",
            null),
    HOST_AUTHORITY(
            "Host authority",
            Kind.CHOICE,
            100,
            "GSS code or name of the authority in whose area the service is. Empty: your own, or as recorded.",
            SERVICE.HOST_AUTHORITY_ID),
    CLIENT_GROUP("Client group", Kind.CHOICE, 200, "Code or name. Required.", SERVICE.CLIENT_GROUP_ID),
    SERVICE_TYPE("Service type", Kind.CHOICE, 200, "Code or name. Required.", SERVICE.SERVICE_TYPE_ID),
    ACCOMMODATION_TYPE(
            "Accommodation type",
            Kind.CHOICE,
            200,
            "Code or name. Empty for support without accommodation.",
            SERVICE.ACCOMMODATION_TYPE_ID),
    STAGE(
            "Stage",
            Kind.STAGE,
            40,
            "Existing, To be commissioned or Decommissioned. Empty: Existing, or as recorded.",
            SERVICE.STAGE),
    DIRECT_ACCESS(
            "Direct access",
            Kind.YES_NO,
            10,
            "Yes if people may come without a referral. Empty: No, or as recorded.",
            SERVICE.DIRECT_ACCESS),
    REFERENCE("Contract reference", Kind.TEXT, 100, "Required with a contract.", CONTRACT.REFERENCE),
    SIGNED("Signed", Kind.DAY, 30, "Day of signature.", CONTRACT.SIGNED_ON),
    STARTS(
            "Starts",
            Kind.DAY,
            30,
            "First day of these terms. Required with a contract. A later day than recorded is a variation; the same day corrects what is recorded.",
            CONTRACT.STARTS_ON),
    ENDS("Ends", Kind.DAY, 30, "Last day of these terms. Empty: until varied or ended.", CONTRACT.ENDS_ON),
    DURATION(
            "Duration",
            Kind.DURATION,
            30,
            "Short-term (over 28 days and up to two years) or Long-term. Required with a contract.",
            CONTRACT.DURATION),
    UNITS("Units", Kind.WHOLE, 30, "Household units under contract. Required with a contract.", CONTRACT.UNITS),
    ANNUAL_PRICE(
            "Annual price £", Kind.MONEY, 30, "Pounds a year. Required with a contract.", CONTRACT.ANNUAL_PRICE_PENCE),
    STAFF_HOURS(
            "Staff hours a week",
            Kind.HOURS,
            30,
            "Contracted hours a week. Required with a contract.",
            CONTRACT.STAFF_HOURS_PER_WEEK),
    PROTOCOL_CLAUSE(
            "Protocol clause",
            Kind.YES_NO,
            10,
            "Yes if the contract carries the information sharing clause. Empty: No, or as recorded.",
            CONTRACT.HAS_PROTOCOL_CLAUSE),
    DESCRIPTION("Description", Kind.TEXT, 4000, "What the service offers.", SERVICE.DESCRIPTION),
    EXCLUSIONS("Exclusions", Kind.TEXT, 4000, "Whom it does not take.", SERVICE.EXCLUSIONS),
    REFERRERS("Referrers", Kind.TEXT, 4000, "Who may refer.", SERVICE.REFERRERS),
    CHARGES("Charges", Kind.TEXT, 4000, "What people pay.", SERVICE.CHARGES),
    TOP_UPS("Top-ups", Kind.TEXT, 4000, "What is paid on top of the contract price, and by whom.", SERVICE.TOP_UPS),
    ACCESSIBILITY("Accessibility", Kind.TEXT, 4000, "Step-free access and the like.", SERVICE.ACCESSIBILITY),
    LANGUAGES(
            "Languages",
            Kind.LANGUAGES,
            200,
            "Two-letter codes (ISO 639-1) with spaces between, e.g. en pa so.",
            SERVICE.LANGUAGES),
    ADDRESS("Address", Kind.TEXT, 400, "Without postcode. Refuges give none.", SERVICE.ADDRESS),
    POSTCODE("Postcode", Kind.TEXT, 10, "Refuges give none.", SERVICE.POSTCODE),
    TELEPHONE("Telephone", Kind.TEXT, 40, "For referrals.", SERVICE.TELEPHONE),
    EMAIL("Email", Kind.TEXT, 200, "For referrals.", SERVICE.EMAIL),
    WEBSITE("Website", Kind.TEXT, 400, "Web address.", SERVICE.WEBSITE);

    /** How the cells of a column are read. */
    enum Kind {
        TEXT,
        IDENTIFIER,
        CHOICE,
        STAGE,
        DURATION,
        YES_NO,
        DAY,
        WHOLE,
        MONEY,
        HOURS,
        LANGUAGES
    }

    /** Without these there is no service. */
    static final List<Schedule2Column> REQUIRED =
            List.of(SPLS_ID, SERVICE_NAME, PROVIDER_NAME, CLIENT_GROUP, SERVICE_TYPE);

    static final List<Schedule2Column> TERMS =
            List.of(REFERENCE, SIGNED, STARTS, ENDS, DURATION, UNITS, ANNUAL_PRICE, STAFF_HOURS, PROTOCOL_CLAUSE);

    /** Without these there are no terms of a contract. */
    static final List<Schedule2Column> REQUIRED_TERMS =
            List.of(REFERENCE, STARTS, DURATION, UNITS, ANNUAL_PRICE, STAFF_HOURS);

    /** An empty cell leaves these as they are. */
    private static final List<Schedule2Column> KEPT = List.of(HOST_AUTHORITY, STAGE, DIRECT_ACCESS, PROTOCOL_CLAUSE);

    final String heading;
    final Kind kind;
    final int mostCharacters;
    final String help;

    /** Where its values are kept; null for what only finds the provider. */
    final @Nullable TableField<?, ?> field;

    Schedule2Column(String heading, Kind kind, int mostCharacters, String help, @Nullable TableField<?, ?> field) {
        this.heading = heading;
        this.kind = kind;
        this.mostCharacters = mostCharacters;
        this.help = help;
        this.field = field;
    }

    boolean isKeptWhenEmpty() {
        return KEPT.contains(this);
    }

    /** Kept on the service itself, not on its contract. */
    boolean ofService() {
        return field != null && !TERMS.contains(this);
    }

    /** Case, spaces and punctuation do not matter. */
    static Optional<Schedule2Column> of(String heading) {
        String plain = plain(heading);
        return Arrays.stream(values())
                .filter(column -> plain(column.heading).equals(plain)
                        || plain(column.name()).equals(plain))
                .findFirst();
    }

    private static String plain(String heading) {
        return heading.toLowerCase(Locale.UK).replaceAll("[^a-z0-9]", "");
    }
}
