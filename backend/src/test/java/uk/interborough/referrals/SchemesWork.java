package uk.interborough.referrals;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/**
 * Schemes that Ealing leads, with Brent and Hounslow as partners, from April 2025 on. Harrow is a member that takes no part, Westminster
 * and Camden are outside. Each test makes its own scheme, with a service of its own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "interborough.test=referrals")
@OnDemonstration
abstract class SchemesWork {
    static final Viewer EALING = Viewer.as("commissioner.ealing");
    static final Viewer BRENT = Viewer.as("commissioner.brent");
    static final Viewer HOUNSLOW = Viewer.as("commissioner.hounslow");
    static final Viewer HARROW = Viewer.as("commissioner.harrow");
    static final Viewer WIGAN = Viewer.as("commissioner.wigan");
    static final String FAULTS = " errors{field code message clause}}}";

    @Autowired
    TestDatabase database;

    PlainSql owner;
    String scheme = "";
    String service = "";

    @BeforeEach
    void aScheme() {
        owner = PlainSql.over(database.owner());
        owner.does("""
                insert into authority (gss_code, name, official_name, slug, kind, register_code)
                values ('E09000033', 'Westminster', 'City of Westminster', 'westminster', 'LBO', 'WSM'),
                       ('E09000007', 'Camden', 'London Borough of Camden', 'camden', 'LBO', 'CMD')
                on conflict do nothing
                """);
        scheme(9, 6, 5);
    }

    /** A scheme with so many units for Ealing, Brent and Hounslow. */
    final void scheme(int ealing, int brent, int hounslow) {
        String id = UUID.randomUUID().toString();
        String at = UUID.randomUUID().toString();
        String schedule = UUID.randomUUID().toString();
        int units = ealing + brent + hounslow;
        String of = "(select p.id from partnership p where p.code = 'WEST_LONDON'), " + sql("ealing");
        String by = "(select id from account where username = 'commissioner.ealing')";
        owner.does(
                """
                insert into service (id, partnership_id, authority_id, host_authority_id, provider_id, spls_id, name, client_group_id, service_type_id)
                select '%s', partnership_id, authority_id, authority_id, provider_id, '%s', 'House of the scheme', client_group_id, service_type_id
                from service where authority_id = %s order by id limit 1
                """.formatted(at, at.substring(0, 8), sql("ealing")),
                """
                insert into contract (partnership_id, authority_id, service_id, reference, starts_on, duration, units, annual_price_pence, staff_hours_per_week)
                values (%s, '%s', 'C/1', '2025-01-01', 'SHORT_TERM', %d, 10000000, 70)
                """.formatted(of, at, units),
                """
                insert into joint_scheme (id, partnership_id, authority_id, name, client_group_id, starts_on, recorded_by)
                select '%s', %s, 'Scheme %s', client_group_id, '2025-04-01', %s from service where id = '%s'
                """.formatted(id, of, id.substring(0, 8), by, at),
                agreement(id, of, "brent", by),
                agreement(id, of, "hounslow", by),
                """
                insert into scheme_schedule (id, partnership_id, authority_id, scheme_id, number, kind, effective_on, units, annual_price_pence,
                                             rpi_month, rpi_method, rpi_floor, because, recorded_by)
                values ('%s', %s, '%s', 1, 'FIRST', '2025-04-01', %d, 806000, 1, 'INDEX_RATIO', 'NONE', 'Agreed', %s)
                """.formatted(schedule, of, id, units, by),
                "insert into scheduled_service (partnership_id, authority_id, scheme_id, schedule_id, service_id, units) values (%s, '%s', '%s', '%s', %d)"
                        .formatted(of, id, schedule, at, units),
                """
                insert into allocation (partnership_id, lead_id, authority_id, scheme_id, schedule_id, units)
                values (%1$s, %2$s, '%5$s', '%6$s', %7$d), (%1$s, %3$s, '%5$s', '%6$s', %8$d), (%1$s, %4$s, '%5$s', '%6$s', %9$d)
                """.formatted(of, sql("ealing"), sql("brent"), sql("hounslow"), id, schedule, ealing, brent, hounslow));
        scheme = "joint-scheme-" + id;
        service = "service-" + at;
    }

    private static String agreement(String scheme, String of, String partner, String by) {
        return "insert into joint_agreement (partnership_id, authority_id, scheme_id, partner_id, starts_on, ends_on, recorded_by) values (%s, '%s', %s, '2025-04-01', '2027-03-31', %s)"
                .formatted(of, scheme, sql(partner), by);
    }

    static String sql(String slug) {
        return "(select id from authority where slug = '" + slug + "')";
    }

    final String authority(String slug) {
        return owner.value("select 'authority-' || id from authority where slug = '" + slug + "'");
    }

    static String uuid(String id) {
        return id.substring(id.length() - 36);
    }

    static JsonNode does(Viewer viewer, String mutation, String shown) {
        return viewer.asks("mutation{" + mutation + "{" + shown + FAULTS)
                .data()
                .valueStream()
                .findFirst()
                .orElseThrow();
    }

    static JsonNode referral(Viewer viewer, String mutation) {
        return does(
                viewer, mutation, "referral{id version state tier isUndesignated scheme{id} quota{id} nightsBooked}");
    }

    /** By the viewer's own authority, or entered for another. */
    final JsonNode makes(Viewer viewer, String source, String madeOn) {
        return referral(
                viewer,
                "makeReferral(service:\"" + service + "\""
                        + (source.isEmpty() ? "" : ",source:\"" + authority(source) + "\"")
                        + ",agency:\"Housing options\",madeOn:\"" + madeOn + "\")");
    }

    /** The identifier of a referral that waits. */
    final String made(Viewer viewer, String source, String madeOn) {
        return makes(viewer, source, madeOn).at("/referral/id").asString();
    }

    final JsonNode accepts(String referral, int unit, String from, String to) {
        return accepts(referral, unit, from, to, "");
    }

    final JsonNode accepts(String referral, int unit, String from, String to, String charge) {
        return referral(
                EALING,
                "acceptReferral(id:\"%s\",version:1,unit:%d,startsOn:\"%s\",expectedEndOn:\"%s\"%s)"
                        .formatted(referral, unit, from, to, charge.isEmpty() ? "" : ",charge:\"" + charge + "\""));
    }

    /** Makes a referral of Harrow's and books it. */
    final JsonNode books(int unit, String from, String to) {
        return accepts(made(HARROW, "", "2026-10-01"), unit, from, to);
    }

    final JsonNode quota(String scope, int units, String unitWeeks, String from, String... neighbours) {
        return does(
                EALING,
                "setQuota(scheme:\"%s\",scope:%s,units:%d,unitWeeks:%s,fromDay:\"%s\",neighbours:[%s])"
                        .formatted(
                                scheme,
                                scope,
                                units,
                                unitWeeks,
                                from,
                                String.join(
                                        ",",
                                        List.of(neighbours).stream()
                                                .map(each -> "\"" + authority(each) + "\"")
                                                .toList())),
                "quota{id version fromDay toDay}");
    }

    final JsonNode charge(String slug) {
        return does(
                EALING,
                "recordExternalCharge(scheme:\"%s\",authority:\"%s\",unitWeekPrice:180.50,letterOn:\"2026-11-01\",letterReference:\"L/1\",because:\"No participant had one\")"
                        .formatted(scheme, authority(slug)),
                "externalCharge{id unitWeekPrice}");
    }

    static List<String> codes(JsonNode payload) {
        return told(
                payload,
                fault -> fault.get("field").asString() + " " + fault.get("code").asString() + " "
                        + fault.get("clause").asString("-"));
    }

    static List<String> messages(JsonNode payload) {
        return told(payload, fault -> fault.get("message").asString());
    }

    private static List<String> told(JsonNode payload, Function<JsonNode, String> how) {
        return payload.get("errors").valueStream().map(how).toList();
    }
}
