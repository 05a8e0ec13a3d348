package uk.interborough.notices;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** Notices in each state, full of words that stand nowhere else, and many who may look, on a database of these tests' own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "interborough.test=disclosure",
            "interborough.limits.points-per-minute=1000000000",
            "interborough.limits.nodes=1000000000000",
            "interborough.limits.fields=100000",
            "interborough.limits.tokens=100000",
            "interborough.limits.characters=1000000"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryStateWork extends NoticesWork {
    @Autowired
    Time time;

    NoticesPlanted planted;
    Walk walk;
    List<Onlooker> onlookers = List.of();

    @BeforeAll
    void noticesInEveryState() {
        everybodyHasNamedAContact();
        planted = new NoticesPlanted(owner);
        walk = new Walk(family());
        Onlooker.make(owner);
        onlookers = Onlooker.made(owner);
        time.passes(Duration.ofSeconds(6));
        Map<String, Object> ofReader = Map.of("provider", provider());
        draftWithFile(ofReader, "draft");
        Begun gone = draftWithFile(ofReader, "gone");
        change(EALING, "discardNoticeDraft", gone);

        Begun circulated = draftWithFile(westLondon("PROVIDER_WITHDREW"), "old");
        replant(circulated, "circulated");
        circulated(EALING, circulated);
        open(Viewer.as("m.commissioner.brent"), circulated.id());
        plant(next(EALING, circulated, "CORRECTION"), "second", "");

        Begun closed = draftWithFile(westLondon("PROVIDER_WITHDREW"), "old");
        replant(closed, "closed");
        circulated(EALING, closed);
        change(EALING, "signOffNoticeReview", "notice: \"" + closed.id() + "\"");

        Begun submitted =
                begun(WestLondonLifeTest.attach(WIGAN, begin(WIGAN, northWest()), "a.txt", "Dear all".getBytes()));
        begun(change(WIGAN, "submitNotice", submitted));
        plant(submitted, "submitted", submitted.uuid());
    }

    /** Tables that belong to a notice, and everything that is read from them. */
    Set<String> family() {
        return new TreeSet<>(owner.values("""
                with recursive family(oid) as (
                    select c.oid from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                      and (c.relname in ('notice', 'notice_file') or exists (
                          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'notice_id' and not a.attisdropped))
                    union
                    select r.ev_class from family f
                    join pg_depend d on d.refobjid = f.oid and d.classid = 'pg_rewrite'::regclass
                    join pg_rewrite r on r.oid = d.objid
                    where r.ev_class <> f.oid)
                select distinct c.relname from family join pg_class c using (oid)
                """));
    }

    private Begun draftWithFile(Map<String, Object> draft, String state) {
        Begun begun = begun(save(EALING, null, draft, null));
        if (!draft.containsKey("reasons")) {
            begun = begun(save(
                    EALING,
                    begun,
                    Map.of("reasons", westLondon("TAX_NI_ARREARS").get("reasons")),
                    null));
        }
        begun = begun(WestLondonLifeTest.attach(EALING, begun, "letter.txt", ("Dear all " + state).getBytes()));
        plant(begun, state, state.equals("draft") || state.equals("gone") ? begun.uuid() : "");
        return begun;
    }

    private void plant(Begun begun, String state, String identifier) {
        String version = version(begun);
        planted.plant(state, version);
        if (!state.equals("old")) {
            planted.plantIdentifiers(state, version, identifier);
        }
    }

    /** Words of a draft before it was circulated stay in the history; the days have to fit. */
    private void replant(Begun begun, String state) {
        planted.plant(state, version(begun));
        owner.does(
                "update notice_version set event_on = '2026-11-16', notified_on = null, review_on = null, informed_on = null where id = '"
                        + version(begun) + "'");
        owner.does("update notice_content set commented_on = null where notice_version_id = '" + version(begun) + "'");
    }

    private String version(Begun begun) {
        return owner.value(
                "select id from notice_version where notice_id = '" + begun.uuid() + "' and circulated_at is null");
    }
}
