package uk.interborough.notices;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import uk.interborough.db.app.Routines;

/** What one must be to change something; said by the database, whichever notice it is. */
enum Right {
    WRITE("Notices are written by an authority's commissioners, contract officers, lead officers, heads of service and"
            + " assistant directors"),
    CIRCULATE("Notices are circulated by those who write them for an authority, or by the partnership's coordinator"),
    COORDINATE("Notices are returned by the partnership's coordinator"),
    READ("The texts of notices are opened by those whose role lets them read notices");

    final String words;

    Right(String words) {
        this.words = words;
    }

    Condition held() {
        Condition writes = DSL.condition(Routines.writesNotices());
        Condition coordinates = Routines.coordinatedIds().isNotNull();
        return switch (this) {
            case WRITE -> writes;
            case CIRCULATE -> writes.or(coordinates);
            case COORDINATE -> coordinates;
            case READ -> DSL.condition(Routines.readsNotices()).or(coordinates);
        };
    }
}
