package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Statements;

/** What was known then, and what holds on another day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfTest extends Answers {

    private static final List<String> QUESTIONS = List.of(
            "{service(id:$id %s){name units}}",
            "{node(id:$id %s){... on Service{name units}}}",
            "{services(where:{id:{eq:$id}} %s){nodes{name units}}}",
            "{services(where:{id:{eq:$id}} %s){edges{node{name units}} totalCount{value}}}",
            "{contracts(where:{service:{id:{eq:$id}}} %s){nodes{units service{name units}}}}",
            "{providers(where:{services:{some:{id:{eq:$id}}}} %s first:3){nodes{services(where:{id:{eq:$id}} first:3){nodes{name contracts{nodes{units}}}}}}}",
            "{contractsStats(where:{service:{id:{eq:$id}}} %s){nodes{units{sum}}}}",
            "{services(first:5 %s orderBy:[{contracts:{where:{service:{id:{eq:$id}}} by:{units:{sum:DESC}}}}]){nodes{units name}}}",
            "{services(where:{contracts:{aggregate:{units:{sum:{gte:5000}}}}} %s){nodes{name units} totalCount{value}}}",
            "{performanceReturns(where:{id:{eq:$return}} %s){nodes{clientsAtEnd service{name} versions{nodes{version supersededAt}}}}}",
            "{serviceQuarterIndicatorsStats(groupBy:[{by:AUTHORITY},{by:QUARTER}] %s first:500){nodes{count throughput{numerator}}}}",
            "{serviceQuarterIndicatorsStats(groupBy:[{by:SERVICE}] having:{throughput:{numerator:{gt:4000}}} %s){nodes{key{service{name}}} totalCount{value}}}",
            "{authorityQuarters(first:500 %s){nodes{throughput{numerator} staffing{denominator}}}}");

    @Autowired
    Statements statements;

    private Change change;
    private final Map<String, List<String>> answered = new HashMap<>();

    @BeforeAll
    void somethingChangesAfterEverythingWasAsked() {
        PlainSql sql = PlainSql.over(database.owner());
        Change planned = Change.planned(sql);
        QUESTIONS.forEach(question -> answered.put(question, ask(planned, question, "")));
        change = planned.made();
    }

    @AfterAll
    void andIsAsItWas() {
        change.undone();
    }

    @ParameterizedTest
    @FieldSource("QUESTIONS")
    void whatWasAnsweredThenIsAnsweredOfThen(String question) {
        List<String> now = ask(change, question, "");
        assertThat(now).isNotEqualTo(answered.get(question));
        assertThat(ask(change, question, "asOf:{knownAt:\"" + change.before() + "\"}"))
                .isNotEmpty()
                .isEqualTo(answered.get(question));
        assertThat(ask(change, question, "asOf:{knownAt:\"" + change.after() + "\"}"))
                .isEqualTo(now);
    }

    private static List<String> ask(Change change, String question, String asOf) {
        String variables = Stream.of("id", "return")
                .filter(name -> question.contains("$" + name))
                .map(name -> "$" + name + ":ID!")
                .collect(Collectors.joining(","));
        return EALING.asks(
                        (variables.isEmpty() ? "" : "query(" + variables + ")") + question.formatted(asOf),
                        Map.of("id", change.service(), "return", change.performanceReturn()))
                .values();
    }

    @ParameterizedTest
    @CsvSource({"2025-01-15", "2026-04-01", "2027-02-01", "2031-01-01", "1990-01-01"})
    void whatIsInForceIsThatOfTheDay(String day) {
        assertThat(EALING.asks(
                                "query($d:Date){services(asOf:{validOn:$d} first:500 orderBy:[{splsId:ASC}]){nodes{splsId units currentContract{units}}}}",
                                Map.of("d", day))
                        .values())
                .isEqualTo(owner.values("""
                        select s.spls_id, c.units, c.units from service s
                        left join contract c on c.service_id = s.id and daterange(c.starts_on, c.ends_on, '[]') @> '%s'::date
                        where s.partnership_id = (select id from partnership where code = 'WEST_LONDON')
                        order by s.spls_id, s.id limit 500
                        """.formatted(day)));
    }

    @Test
    void whatIsDueAndWhichQuartersHaveEndedIsThatOfTheDay() {
        String query =
                "{expectedReturns(where:{quarter:{eq:{financialYear:2026 quarter:1}}} %s){totalCount{value}} authorityQuarters(where:{quarter:{eq:{financialYear:2026 quarter:1}}} %1$s){totalCount{value}}}";
        assertThat(EALING.asks(query.formatted("")).values()).doesNotContain("0");
        assertThat(EALING.asks(query.formatted("asOf:{validOn:\"2026-06-30\"}")).values())
                .containsExactly("0", "0");
        assertThat(EALING.asks(query.formatted("asOf:{validOn:\"2026-07-01\"}")).values())
                .doesNotContain("0");
        String late =
                "{expectedReturns(first:500 where:{quarter:{eq:{financialYear:2026 quarter:1}}} %s){nodes{state daysLate}}}";
        assertThat(EALING.asks(late.formatted("asOf:{validOn:\"2026-07-23\" knownAt:\"2026-07-01T00:00:00Z\"}"))
                        .values())
                .containsOnly("LATE", "2");
        assertThat(EALING.asks(late.formatted("asOf:{validOn:\"2026-07-10\" knownAt:\"2026-07-01T00:00:00Z\"}"))
                        .values())
                .containsOnly("DUE", "0");
    }

    @Test
    void aPeriodUpToTodayEndsOnTheDay() {
        assertThat(EALING.asks(
                                "{contracts(where:{startsOn:{inPeriod:{lastMonths:1}}} asOf:{validOn:\"2025-04-15\"}){totalCount{value}}}")
                        .values())
                .isEqualTo(
                        owner.values(
                                "select count(*) from contract where starts_on between '2025-03-16' and '2025-04-15' and partnership_id = (select id from partnership where code = 'WEST_LONDON')"));
    }

    @Test
    void eachRootFieldLooksFromItsOwnMoment() {
        statements.taken();
        Reply reply = EALING.asks(
                """
                query($id: ID!, $before: DateTime, $other: AsOf) {
                  now: service(id: $id) { name units }
                  then: service(id: $id, asOf: {knownAt: $before}) { name units }
                  unborn: service(id: $id, asOf: {knownAt: "1999-01-01T00:00:00Z"}) { name }
                  again: service(id: $id, asOf: null) { name units }
                  both: service(id: $id, asOf: $other) { name units currentContract { units } }
                  day: service(id: $id, asOf: {validOn: "1990-01-01"}) { name units }
                  still: service(id: $id) { name units }
                }
                """,
                Map.of(
                        "id",
                        change.service(),
                        "before",
                        change.before(),
                        "other",
                        Map.of("knownAt", change.before(), "validOn", "1990-01-01")));
        assertThat(reply.values())
                .containsExactly(
                        Change.NAME,
                        Change.UNITS,
                        change.nameBefore(),
                        change.unitsBefore(),
                        "null",
                        Change.NAME,
                        Change.UNITS,
                        change.nameBefore(),
                        "null",
                        "null",
                        Change.NAME,
                        "null",
                        Change.NAME,
                        Change.UNITS);
        assertThat(statements.taken()).hasSize(7);
    }

    @Test
    void aFieldAfterOneThatIsRefusedLooksFromNow() {
        Reply reply = EALING.asks(
                "query($id:ID!){a:service(id:$id asOf:{knownAt:\"2999-01-01T00:00:00Z\"}){name} b:service(id:$id){name units}}",
                Map.of("id", change.service()));
        assertThat(reply.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(reply.json().at("/data/b/name").asString()).isEqualTo(Change.NAME);
        assertThat(reply.json().at("/data/b/units").toString()).isEqualTo(Change.UNITS);
    }

    @Test
    void onePlanServesAllMomentsAndNeverNow() {
        String query =
                "query($id:ID!,$m:DateTime,$a:AsOf){service(id:$id,asOf:{knownAt:$m,validOn:\"2026-11-22\"}){name} other:service(id:$id,asOf:$a){name}}";
        Map<String, Object> now = new HashMap<>(Map.of("id", change.service()));
        assertThat(EALING.asks(query, now).values()).containsExactly(Change.NAME, Change.NAME);
        now.put("m", change.before());
        now.put("a", Map.of("knownAt", change.after()));
        assertThat(EALING.asks(query, now).values()).containsExactly(change.nameBefore(), Change.NAME);
        now.put("m", change.after());
        now.put("a", Map.of("knownAt", change.before()));
        assertThat(EALING.asks(query, now).values()).containsExactly(Change.NAME, change.nameBefore());
        now.put("m", null);
        now.put("a", null);
        assertThat(EALING.asks(query, now).values()).containsExactly(Change.NAME, Change.NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{services(asOf:{}){nodes{id}}}|services.asOf",
                "{services(asOf:{knownAt:null}){nodes{id}}}|services.asOf",
                "{a:services(asOf:{knownAt:\"2999-01-01T00:00:00Z\"}){nodes{id}}}|a.asOf.knownAt",
                "{services(asOf:{knownAt:\"+12026-01-01T00:00:00Z\"}){nodes{id}}}|services.asOf.knownAt",
                "{services(asOf:{knownAt:\"1899-12-31T23:59:59Z\"}){nodes{id}}}|services.asOf.knownAt",
                "{servicesStats(asOf:{validOn:\"1899-12-31\"}){nodes{count}}}|servicesStats.asOf.validOn",
                "{service(id:\"service-00000000-0000-7000-8000-000000000000\",asOf:{validOn:\"2200-01-01\"}){id}}|service.asOf.validOn",
                "{services(asOf:{knownAt:\"2026-01-01T00:00:00Z\"},where:{not:{matches:\"homeless\"}}){nodes{id}}}|services.where.not.matches",
                "{contracts(asOf:{knownAt:\"2026-01-01T00:00:00Z\"},where:{service:{provider:{matches:\"home\"}}}){nodes{id}}}|contracts.where.service.provider.matches",
                "{servicesStats(asOf:{knownAt:\"2026-01-01T00:00:00Z\"},where:{matches:\"homeless\"}){nodes{count}}}|servicesStats.where.matches",
                "{node(id:\"account-00000000-0000-7000-8000-000000000000\",asOf:{knownAt:\"2026-01-01T00:00:00Z\"}){id}}|node",
                "{node(id:\"workbook-import-00000000-0000-7000-8000-000000000000\",asOf:{knownAt:\"2026-01-01T00:00:00Z\"}){id}}|node",
            })
    void aMomentThatCannotBeLookedFromIsRefused(String query, String field) {
        Reply reply = EALING.asks(query);
        assertThat(reply.codes()).containsExactly("BAD_USER_INPUT");
        assertThat(reply.json().at("/errors/0/extensions/field").asString()).isEqualTo(field);
    }

    @Test
    void fullTextIsSearchedOnAnyDayAndAnImportIsShownAsItIs() {
        assertThat(EALING.asks("{services(where:{matches:\"homeless\"} asOf:{validOn:\"2026-01-01\"}){nodes{id}}}")
                        .values())
                .isNotEmpty();
        assertThat(EALING.asks(
                                "{performanceReturns(asOf:{knownAt:\"" + change.before()
                                        + "\"} where:{import:{fileName:{contains:\"x\"}}}){nodes{import{fileName importedBy{name}} receivedBy{name}}}}")
                        .data())
                .isNotNull();
        assertThat(EALING.asks(
                                "{node(id:\"account-00000000-0000-7000-8000-000000000000\",asOf:{validOn:\"2026-01-01\"}){id}}")
                        .values())
                .containsExactly("null");
    }
}
