package uk.interborough.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders, pages, names and fragments, against SQL by hand. */
class ListAnswersTest extends Answers {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{units:ASC}|units asc nulls last",
                "{units:DESC}|units desc nulls last",
                "{units:ASC_NULLS_FIRST}|units asc nulls first",
                "{units:DESC_NULLS_FIRST}|units desc nulls first",
                "{units:ASC_NULLS_LAST},{name:DESC}|units asc nulls last, name desc",
                "{annualPrice:DESC_NULLS_LAST}|annual_price_pence desc nulls last",
                "{staffHoursPerWeek:ASC}|staff_hours_per_week asc nulls last",
                "{directAccess:DESC},{stage:ASC},{name:ASC}|direct_access desc, stage, name",
                "{lastVerifiedOn:DESC}|last_verified_on desc nulls last",
                "{postcode:ASC_NULLS_FIRST},{splsId:DESC}|postcode asc nulls first, spls_id desc",
                "{provider:{name:DESC}},{splsId:ASC}|(select name from provider p where p.id = provider_id) desc, spls_id",
                "{secondaryClientGroup:{name:ASC_NULLS_FIRST}},{authority:{slug:DESC}}|(select name from client_group g where g.id = secondary_client_group_id) asc nulls first, (select slug from authority a where a.id = authority_id) desc",
                "{accommodationType:{name:DESC}}|(select name from accommodation_type t where t.id = accommodation_type_id) desc nulls last",
                "{currentContract:{startsOn:DESC_NULLS_FIRST}}|(select starts_on from contract c where c.id = contract_id) desc nulls first",
                "{id:DESC}|id desc",
            })
    void servicesInOrder(String order, String words) {
        // ties are broken by the identifier, in the direction of the last word
        String sql = words + (words.matches("(?s).* desc( nulls (first|last))?") ? ", id desc" : ", id");
        same(
                "{services(orderBy:[" + order + "],first:300){nodes{id}}}",
                "select 'service-' || id from seen order by " + sql + " limit 300");
        same(
                "{services(orderBy:[" + order + "],last:300){nodes{id}}}",
                "select 'service-' || id from (select id, row_number() over (order by " + sql
                        + ") as n, count(*) over () as total from seen) x where n > total - 300 order by n");
    }

    @Test
    void aPageKnowsItsNeighboursAndItsWhole() {
        same(
                "{services(first:10){nodes{name} pageInfo{hasNextPage hasPreviousPage} totalCount{value precision}}}",
                "(select name from seen order by name, id limit 10) union all select 'true' union all select 'false' union all select count(*)::text from seen union all select 'EXACT'");
        same(
                "{services(last:10){nodes{name} pageInfo{hasNextPage hasPreviousPage}}}",
                "(select name from (select * from seen order by name desc, id desc limit 10) x order by name, id) union all select 'false' union all select 'true'");
        same("{services(first:0){nodes{name} pageInfo{hasNextPage startCursor}}}", "select 'true', null");
    }

    @Test
    void withoutASizeThereAreFiftyRows() {
        same("{services{nodes{id}}}", "select 'service-' || id from seen order by name, id limit 50");
        same(
                "{providers(first:5){nodes{services{nodes{id}}}}}",
                "select x from (select * from provider order by name, id limit 5) p cross join lateral (select 'service-' || id as x, name, id from seen where provider_id = p.id order by name, id limit 50) s order by p.name, p.id, s.name, s.id");
    }

    @Test
    void oneFieldUnderTwoNamesIsTwoQuestions() {
        same(
                "{few:services(where:{units:{lt:6}}){totalCount{value}} many:services(where:{units:{gt:30}}){totalCount{value}}}",
                "select (select count(*) from seen where units < 6), (select count(*) from seen where units > 30)");
        same(
                "{authorities(where:{slug:{eq:\"ealing\"}}){nodes{few:services(where:{units:{lt:6}}){totalCount{value}} many:services(where:{units:{gt:30}}){totalCount{value}} all:services{totalCount{value}} name a:name}}}",
                "select count(*) filter (where units < 6), count(*) filter (where units > 30), count(*), 'Ealing', 'Ealing' from seen where authority_id = (select id from authority where slug = 'ealing')");
    }

    @Test
    void fragmentsMayUseFragments() {
        same(
                """
                {services(first:20,orderBy:[{splsId:ASC}]){...Page}}
                fragment Page on ServiceConnection{nodes{...Head ...on Service{provider{...Who}}}}
                fragment Head on Service{splsId ...Where}
                fragment Where on Service{authority{slug} ...on Node{id}}
                fragment Who on Provider{name}
                """,
                "select spls_id, (select slug from authority a where a.id = authority_id), 'service-' || id, (select name from provider p where p.id = provider_id) from seen order by spls_id, id limit 20");
    }

    @Test
    void theSameFieldTwiceIsAnsweredOnceWithBothSelections() {
        same(
                "{services(first:5){nodes{provider{name} provider{id}}} services(first:5){nodes{splsId}}}",
                "select p.name, 'provider-' || p.id, s.spls_id from seen s join provider p on p.id = s.provider_id order by s.name, s.id limit 5");
    }

    @Test
    void skippedFieldsAreNotAnswered() {
        String query =
                "query($long:Boolean!){services(first:3){nodes{splsId name @include(if:$long) ...A @skip(if:$long)}}} fragment A on Service{units}";
        same(query, Map.of("long", true), "select spls_id, name from seen order by name, id limit 3");
        same(query, Map.of("long", false), "select spls_id, units from seen order by name, id limit 3");
    }

    @Test
    void anObjectBehindAnEmptyReferenceIsNull() {
        same(
                "{services(where:{secondaryClientGroup:{id:{isNull:true}}},first:4){nodes{secondaryClientGroup{name code}}}}",
                "select null from seen where secondary_client_group_id is null limit 4");
    }

    @Test
    void listsInsideListsAreFilteredOrderedAndCountedEachForItself() {
        same(
                "{authorities(where:{slug:{in:[\"ealing\",\"harrow\",\"wigan\"]}},orderBy:[{slug:ASC}]){nodes{slug services(where:{units:{gt:20}},orderBy:[{units:DESC},{splsId:ASC}],first:2){totalCount{value} pageInfo{hasNextPage} nodes{units contracts(last:1){nodes{reference}}}}}}}",
                """
                select value from (
                    select a.slug, 0 as n, v.k, v.value from authority a
                    cross join lateral (select count(*) as c from seen s where s.authority_id = a.id and s.units > 20) t
                    cross join lateral (values (0, a.slug), (1, t.c::text), (2, (t.c > 2)::text)) v(k, value)
                    where a.slug in ('ealing', 'harrow', 'wigan')
                    union all
                    select a.slug, s.n, v.k, v.value from authority a
                    cross join lateral (select s.*, row_number() over (order by units desc, spls_id, id) as n
                                        from seen s where s.authority_id = a.id and s.units > 20) s
                    cross join lateral (values (0, s.units::text), (1, (select reference from contract c
                        where c.service_id = s.id order by starts_on asc, id desc limit 1))) v(k, value)
                    where a.slug in ('ealing', 'harrow', 'wigan') and s.n <= 2
                ) x order by slug, n, k
                """);
    }

    @Test
    void theRowsOfAMutationOrNodeAreThoseOfTheList() {
        String id = EALING.asks("{services(first:1){nodes{id}}}").values().getFirst();
        String fields = "{id ... on Service{name units annualPrice provider{name} contracts{nodes{startsOn}}}}";
        assertThat(EALING.asks("{node(id:\"" + id + "\")" + fields + "}").at("/node"))
                .isEqualTo(EALING.asks("{service(id:\"" + id + "\")" + fields + "}")
                        .at("/service"));
    }

    @Test
    void aListOfWhichNoRowIsAskedIsAnsweredToo() {
        same(
                "{authorities(where:{slug:{in:[\"ealing\",\"harrow\"]}}){nodes{slug services{pageInfo{hasPreviousPage __typename}}}}}",
                "select slug, false, 'PageInfo' from authority where slug in ('ealing', 'harrow') order by name");
        same("{accessTokens{pageInfo{hasPreviousPage hasNextPage}}}", "select false, false");
        same(
                "{partnerships(orderBy:[{name:ASC}]){nodes{__typename}}}",
                "select 'Partnership' from partnership order by name");
    }
}
