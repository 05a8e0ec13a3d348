package uk.interborough.joint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** What the authorities of a scheme do, as they do it. Ealing leads. */
final class JointWork {
    static final Map<String, Viewer> OFFICERS = Map.of(
            "ealing", Viewer.as("commissioner.ealing"),
            "brent", Viewer.as("commissioner.brent"),
            "hounslow", Viewer.as("commissioner.hounslow"),
            "harrow", Viewer.as("commissioner.harrow"),
            "wigan", Viewer.as("commissioner.wigan"));

    static final String BY_RATE = "{rpiMonth: 12, rpiMethod: ROUNDED_RATE, rpiFloor: NONE}";
    static final String BY_RATIO = "{rpiMonth: 12, rpiMethod: INDEX_RATIO, rpiFloor: NONE}";
    static final String FAULTS = " errors {field code message clause}";

    private final PlainSql owner;

    JointWork(TestDatabase database) {
        owner = PlainSql.over(database.owner());
    }

    PlainSql owner() {
        return owner;
    }

    static Viewer officer(String slug) {
        return Objects.requireNonNull(OFFICERS.get(slug));
    }

    /** The answer to one mutation. */
    static JsonNode does(String slug, String mutation) {
        Reply reply = officer(slug).asks("mutation {" + mutation + "}");
        return reply.at("/" + mutation.substring(0, mutation.indexOf('(')).strip());
    }

    /** The same, where nothing is wrong. */
    static JsonNode done(String slug, String mutation) {
        JsonNode answer = does(slug, mutation);
        if (!answer.path("errors").isEmpty()) {
            throw new AssertionError("expected no faults, found " + answer);
        }
        return answer;
    }

    /** What is wrong with one. */
    static List<String> faults(JsonNode answer, String what) {
        return answer.path("errors")
                .valueStream()
                .map(fault -> fault.path(what).asString())
                .toList();
    }

    String authority(String slug) {
        return owner.value("select 'authority-' || id from authority where slug = '" + slug + "'");
    }

    /** One of Ealing's, by its place. */
    String service(int place) {
        return owner.value("select 'service-' || s.id from service s join authority a on a.id = s.authority_id"
                + " where a.slug = 'ealing' order by s.spls_id limit 1 offset " + place);
    }

    /** E.g. {@code ealing 9, brent 6}, as AuthorityUnitsInput. */
    String shares(String shares) {
        return Arrays.stream(shares.split(", "))
                .map(share -> share.split(" "))
                .map(share -> "{authority: \"%s\", units: %s}".formatted(authority(share[0]), share[1]))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    String bought(int units) {
        return bought(service(0), units);
    }

    private static String bought(String service, int units) {
        return "[{service: \"%s\", units: %d}]".formatted(service, units);
    }

    /** One of Ealing's that no scheme bought and nobody was referred to, under contract since early 2024. */
    String unusedService() {
        return owner.value("""
                select 'service-' || s.id from service s join authority a on a.id = s.authority_id
                where a.slug = 'ealing' and not exists (select from referral r where r.service_id = s.id)
                  and not exists (select from scheduled_service v where v.service_id = s.id)
                  and (select min(c.starts_on) from contract c where c.service_id = s.id) <= '2024-04-01'
                order by s.spls_id desc limit 1
                """);
    }

    String begun(String name, String startsOn, int units, String shares, String price, String uplift, String more) {
        return begun(service(0), name, startsOn, units, shares, price, uplift, more);
    }

    String begun(
            String service,
            String name,
            String startsOn,
            int units,
            String shares,
            String price,
            String uplift,
            String more) {
        return """
                createJointScheme(name: "%s", clientGroup: "%s", startsOn: "%s", services: %s, allocations: %s, annualPrice: %s,
                  uplift: %s, because: "Joint tender" %s) {jointScheme {id version agreements(orderBy: {startsOn: ASC})
                  {nodes {id version partner {slug}}}}%s}
                """.formatted(
                        name,
                        owner.value("select 'client-group-' || id from client_group order by id limit 1"),
                        startsOn,
                        bought(service, units),
                        shares(shares),
                        price,
                        uplift,
                        more,
                        FAULTS);
    }

    /** A scheme signed by all. */
    String scheme(String name, String startsOn, int units, String shares, String price, String uplift, String more) {
        String scheme = done("ealing", begun(name, startsOn, units, shares, price, uplift, more))
                .at("/jointScheme/id")
                .asString();
        signed(scheme);
        return scheme;
    }

    /** Everything of a scheme that is not signed yet is. */
    void signed(String scheme) {
        for (JsonNode agreement : officer("ealing")
                .asks("{jointAgreements(where: {scheme: {id: {eq: \"" + scheme
                        + "\"}}, leadSignedOn: {isNull: true}}) {nodes {id version partner {slug}}}}")
                .at("/jointAgreements/nodes")) {
            int version = agreement.get("version").asInt();
            sign("ealing", agreement.get("id").asString(), version);
            sign(agreement.at("/partner/slug").asString(), agreement.get("id").asString(), version + 1);
        }
    }

    private static void sign(String slug, String agreement, int version) {
        done(slug, """
                signJointAgreement(id: "%s", version: %d, signedOn: "2018-03-01", signatory: "Head of service") {jointAgreement {id}%s}
                """.formatted(agreement, version, FAULTS));
    }

    /** The latest agreement of a partner. */
    String agreement(String scheme, String slug) {
        return owner.value("""
                select 'joint-agreement-' || g.id from joint_agreement g join authority a on a.id = g.partner_id
                where a.slug = '%s' and 'joint-scheme-' || g.scheme_id = '%s' order by g.starts_on desc limit 1
                """.formatted(slug, scheme));
    }

    static String issue(String agreement, int year, int quarter) {
        return """
                issueInvoice(agreement: "%s", quarter: {financialYear: %d, quarter: %d}) {invoice {id reference total
                  lines(orderBy: {position: ASC}) {nodes {kind units annualPrice days daysInYear amount fromDay toDay}}}%s}
                """.formatted(agreement, year, quarter, FAULTS);
    }

    /** Total of an invoice that is issued. */
    static String issued(String agreement, int year, int quarter) {
        return done("ealing", issue(agreement, year, quarter))
                .at("/invoice/total")
                .toString();
    }

    /** To all partners; the totals in the order of their numbers. */
    static List<String> issuedToAll(String scheme, int year, int quarter) {
        return Reply.valuesOf(
                done("ealing", """
                issueInvoices(scheme: "%s", quarter: {financialYear: %d, quarter: %d}) {invoices {partner {slug} total}%s}
                """.formatted(scheme, year, quarter, FAULTS)).get("invoices"));
    }

    static String append(String scheme, String kind, String from, String changes) {
        return """
                appendSchemeSchedule(scheme: "%s", kind: %s, effectiveOn: "%s", because: "Annual review", %s)
                  {schemeSchedule {id number units allocations {nodes {units}}}%s}
                """.formatted(scheme, kind, from, changes, FAULTS);
    }
}
