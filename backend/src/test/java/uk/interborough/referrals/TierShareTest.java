package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Shares of referrals by tier: of all referrals to a service, or not told. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class TierShareTest {

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @ValueSource(strings = {"ealing", "brent", "harrow", "hounslow"})
    void aShareIsOfEveryReferralToAServiceOfOnesOwn(String slug) {
        List<String> told = Viewer.as("commissioner." + slug)
                .asks("{tierShares(first: 200, orderBy: [{quarter: ASC}, {service: {splsId: ASC}}])"
                        + "{nodes{service{splsId} made ofHost members neighbours others}}}")
                .values();

        assertThat(told)
                .isNotEmpty()
                .containsExactlyElementsOf(PlainSql.over(database.owner()).values("""
                        select s.spls_id, count(*), count(*) filter (where r.tier = 'HOST'), count(*) filter (where r.tier = 'WEST_LONDON'),
                               count(*) filter (where r.tier = 'NEIGHBOUR'), count(*) filter (where r.tier = 'OTHER')
                        from referral r join service s on s.id = r.service_id join authority a on a.id = s.authority_id
                        where r.scheme_id is null and not s.direct_access and a.slug = '%s'
                        group by s.id, s.spls_id, date_trunc('quarter', r.made_on)
                        order by date_trunc('quarter', r.made_on), s.spls_id collate "und-x-icu"
                        """.formatted(slug)));
    }

    @Test
    void whoHoldsNoneIsToldNone() {
        assertThat(Viewer.as("commissioner.wigan")
                        .asks("{tierShares{totalCount{value}}}")
                        .values())
                .containsExactly("0");
    }
}
