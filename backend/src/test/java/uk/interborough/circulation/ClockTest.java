package uk.interborough.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.interborough.testing.Time;

/** Who is told when nobody acknowledges: circulated on Sunday 22 November 2026, deputy on Tuesday, head of service after Friday. */
class ClockTest extends DaysWork {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    @BeforeEach
    void brentAloneHasNotAcknowledged() {
        world.owner()
                .does("update receipt set acknowledged_at = now(), acknowledged_by = (select id from account limit 1)"
                        + " where acknowledged_at is null and (notice_id <> '" + notice
                        + "' or authority_id <> (select id from authority where slug = 'brent'))");
    }

    @Test
    void nobodyIsChasedBeforeTheDay() {
        assertThat(toldOn(LocalDate.of(2026, 11, 23))).isEmpty();
    }

    @Test
    void theDeputyIsToldAfterTwoWorkingDaysAndOnce() {
        assertThat(toldOn(TUESDAY)).containsExactly("DEPUTY deputy@brent.example");
        assertThat(toldOn(TUESDAY.plusDays(1))).containsExactly("DEPUTY deputy@brent.example");
        world.owner()
                .does("update notice_contact set email = 'new@brent.example' where email = 'deputy@brent.example'");
        assertThat(toldOn(FRIDAY)).containsExactly("DEPUTY deputy@brent.example");
    }

    @Test
    void theHeadOfServiceIsToldWhenTheLastDayHasPassedOnTheNextWorkingDay() {
        assertThat(toldOn(FRIDAY)).hasSize(1);
        assertThat(toldOn(FRIDAY.plusDays(1))).as("a Saturday").hasSize(1);
        assertThat(toldOn(FRIDAY.plusDays(3)))
                .containsExactly("DEPUTY deputy@brent.example", "HEAD_OF_SERVICE head@brent.example");
    }

    @Test
    void whoAcknowledgesIsNotChased() {
        world.owner()
                .does(
                        "update receipt set acknowledged_at = now(), acknowledged_by = (select id from account limit 1) where acknowledged_at is null");
        assertThat(toldOn(FRIDAY.plusDays(3))).isEmpty();
    }

    @Test
    void withoutADeputyTheHeadOfServiceIsToldAndWithoutEitherTheCoordinator() {
        world.owner().does("delete from notice_contact where email = 'deputy@brent.example'");
        assertThat(toldOn(TUESDAY)).containsExactly("DEPUTY head@brent.example");
        world.owner().does("delete from notice_contact where email = 'head@brent.example'");
        assertThat(toldOn(FRIDAY.plusDays(3)))
                .containsExactly("DEPUTY head@brent.example", "HEAD_OF_SERVICE " + NoticeWorld.COORDINATOR);
    }

    @Test
    void anEarlierVersionIsNotChasedAfter() {
        world.owner()
                .does(
                        "insert into notice_version (id, notice_id, partnership_id, authority_id, kind, changed_by, number, circulated_at, event_on, notified_on)"
                                + " select app.uuid_v7(), notice_id, partnership_id, authority_id, 'CORRECTION', changed_by, 2, now(), event_on, notified_on"
                                + " from notice_version where notice_id = '" + notice + "'",
                        "update notice set latest_version_id = (select id from notice_version where notice_id = notice.id and number = 2) where id = '"
                                + notice + "'");
        assertThat(toldOn(FRIDAY.plusDays(3))).isEmpty();
    }

    @Test
    void aMemberThatNamedNobodyIsToldOfToTheCoordinator() {
        world.owner()
                .does(
                        "alter table notice_contact disable trigger a_contact_stays",
                        "delete from notice_contact where email like '%@brent.example'",
                        "alter table notice_contact enable trigger a_contact_stays");
        String unheard = world.circulated("WEST_LONDON", "harrow");
        chaseOn(LocalDate.of(2026, 11, 23));
        assertThat(told(unheard)).containsExactly("UNREACHED " + NoticeWorld.COORDINATOR);
    }

    @Test
    void theIssuerIsChasedOnceWhenTheReviewHasPassed() {
        world.owner()
                .does(
                        "update receipt set acknowledged_at = now(), acknowledged_by = (select id from account limit 1) where acknowledged_at is null");
        LocalDate review = Time.TODAY.plusDays(60); // a Thursday
        assertThat(toldOn(review)).isEmpty();
        assertThat(toldOn(review.plusDays(1))).containsExactly("REVIEW_DUE officer@ealing.example");
        assertThat(toldOn(review.plusDays(4))).containsExactly("REVIEW_DUE officer@ealing.example");
    }

    @Test
    void onlyThePostmanChases() {
        assertThatThrownBy(() -> world.as("commissioner.ealing", "select app.chase()"))
                .rootCause()
                .hasMessageStartingWith("ERROR: only the postman chases");
    }

    private List<String> toldOn(LocalDate day) {
        chaseOn(day);
        return told(notice);
    }

    private List<String> told(String about) {
        return world.owner()
                .values("select kind || ' ' || to_email from delivery where notice_id = '" + about
                        + "' and kind not in ('NOTICE', 'ISSUER_COPY', 'PROVIDER_COPY') order by 1");
    }
}
