package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Full-text search, and stretches of time, against SQL by hand. */
class WordsAndPeriodsTest extends Answers {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "matches:\"home\"|name ~* '\\mhomes?\\M' or description ~* '\\mhomes?\\M' or address ~* '\\mhomes?\\M'",
                "matches:\"HOMES 100\"|concat_ws(' ', name, address) ~* '\\mhomes?\\M' and concat_ws(' ', name, address) ~ '\\m100\\M'",
                "matches:\"homes the 1000\"|name = '1000 Homes'",
                "matches:\"Ålands\"|name = 'Žofie & Ålands'",
                "matches:\"žofie ålands\"|name = 'Žofie & Ålands'",
                "matches:\"snow_drop\"|name = 'Snow_drop'",
                "matches:\"snowx\"|false",
                "matches:\"the\"|false",
                "matches:\"\"|false",
                "matches:\"o'brien & ! ( :* q\"|name like 'O''Brien%'",
                "matches:\"odd snowxdrop\"|name = 'Snowxdrop'",
                "not:{matches:\"homes\"}|not (name ~* '\\mhomes?\\M' or coalesce(description, '') ~* '\\mhomes?\\M' or coalesce(address, '') ~* '\\mhomes?\\M')",
            })
    void words(String where, String condition) {
        same(
                "{providers(where:{" + where + "},first:500){nodes{name becameKnownOn}}}",
                "select name, became_known_on from provider where " + condition + " order by name, id");
    }

    @Test
    void wordsAreFoundInAllTextsOfAService() {
        same("{services(where:{matches:\"women refuge\"},orderBy:[{id:ASC}],first:500){nodes{id}}}", """
                select 'service-' || id from seen
                where to_tsvector('english', concat_ws(' ', name, description, exclusions, referrers, charges, top_ups, accessibility, address))
                    @@ (to_tsquery('english', 'women') && to_tsquery('english', 'refuge')) order by id limit 500
                """);
        same(
                "query($m:String){providers(where:{services:{some:{matches:$m}}},first:500){nodes{name}}}",
                Map.of("m", "Homelessness"),
                """
                select name from provider p where exists (select from seen s where s.provider_id = p.id
                    and to_tsvector('english', concat_ws(' ', name, description, exclusions, referrers, charges, top_ups, accessibility, address))
                        @@ to_tsquery('english', 'homeless')) order by name, id limit 500
                """);
    }

    @Test
    void wordsOfWhatMayNotBeSeenAreNotFound() {
        String word = owner.value(
                "select name from service where partnership_id <> (select id from partnership where code = 'WEST_LONDON') and name not in (select name from service where partnership_id = (select id from partnership where code = 'WEST_LONDON')) order by id limit 1");
        assertThat(EALING.asks(
                                "query($w:String){services(where:{matches:$w}){nodes{partnership{code}}}}",
                                Map.of("w", word))
                        .values())
                .doesNotContain("NORTH_WEST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "becameKnownOn:{inPeriod:{quarter:{financialYear:2019,quarter:4}}}|became_known_on between '2020-01-01' and '2020-03-31'",
                "becameKnownOn:{inPeriod:{financialYear:2019}}|became_known_on between '2019-04-01' and '2020-03-31'",
                "becameKnownOn:{inPeriod:{lastMonths:81}}|became_known_on between '2020-02-23' and '2026-11-22'",
                "becameKnownOn:{inPeriod:{lastMonths:1200}}|became_known_on <= '2026-11-22'",
                "not:{becameKnownOn:{inPeriod:{lastMonths:81}}}|(became_known_on between '2020-02-23' and '2026-11-22') is not true",
            })
    void periods(String where, String condition) {
        same(
                "{providers(where:{" + where + "},first:500){nodes{name becameKnownOn}}}",
                "select name, became_known_on from provider where " + condition + " order by name, id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{lastMonths:0}",
                "{lastMonths:1201}",
                "{lastMonths:-1}",
                "{financialYear:1}",
                "{quarter:{financialYear:2026,quarter:5}}"
            })
    void aPeriodThatIsNoneIsRefused(String period) {
        assertThat(EALING.asks("{providers(where:{becameKnownOn:{inPeriod:" + period + "}}){nodes{id}}}")
                        .codes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void theLastMonthsEndTodayAndBeginTheDayAfterTodayThatLongAgo() {
        for (String day : List.of("2025-11-22", "2025-11-23", "2026-11-22", "2026-11-23")) {
            owner.does("insert into provider (name, became_known_on) values ('Known on " + day + "', '" + day + "')");
        }
        try {
            assertThat(EALING.asks(
                                    "{providers(where:{becameKnownOn:{inPeriod:{lastMonths:12}},name:{startsWith:\"Known on\"}}){nodes{becameKnownOn}}}")
                            .values())
                    .containsExactly("2025-11-23", "2026-11-22");
        } finally {
            owner.does("delete from provider where name like 'Known on %'");
        }
    }

    @Test
    void exactlyOnePeriodIsGiven() {
        for (String period : List.of("{}", "{lastMonths:1,financialYear:2026}", "{lastMonths:null}")) {
            assertThat(EALING.asks("{providers(where:{becameKnownOn:{inPeriod:" + period + "}}){nodes{id}}}")
                            .codes())
                    .isNotEmpty()
                    .isSubsetOf("VALIDATION", "BAD_USER_INPUT");
        }
    }

    @Test
    void aPeriodMayBeAVariable() {
        String query =
                "query($p:Period,$q:QuarterInput!){providers(where:{or:[{becameKnownOn:{inPeriod:$p}},{becameKnownOn:{inPeriod:{quarter:$q}}}]},first:500){nodes{name}}}";
        Map<String, ?> quarter = Map.of("financialYear", 2019, "quarter", 4);
        same(
                query,
                Map.of("p", Map.of("lastMonths", 24), "q", quarter),
                "select name from provider where became_known_on between '2024-11-23' and '2026-11-22' or became_known_on between '2020-01-01' and '2020-03-31' order by name, id");
        same(
                query,
                Map.of("p", Map.of("financialYear", 2018), "q", quarter),
                "select name from provider where became_known_on between '2018-04-01' and '2019-03-31' or became_known_on between '2020-01-01' and '2020-03-31' order by name, id");
    }
}
