package uk.interborough.circulation;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Time;

/** A notice of Ealing that was circulated on {@link Time#TODAY}, and what the postman does on later days. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
abstract class DaysWork {

    @Autowired
    TestDatabase database;

    @Autowired
    Postman postman;

    @Autowired
    Time time;

    NoticeWorld world;
    String notice;

    @BeforeEach
    void aNotice() {
        world = new NoticeWorld(database).withContacts();
        notice = world.circulated("WEST_LONDON", "ealing");
    }

    @AfterEach
    void itIsTheOldDayAgain() {
        time.isNow(Time.TODAY);
    }

    void chaseOn(LocalDate day) {
        time.isNow(day);
        postman.chase();
    }
}
