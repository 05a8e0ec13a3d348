package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;

import java.util.Map;

/** Who is referred to the scheme. */
public final class InventedReferrals {

    private InventedReferrals() {}

    /** A referral that waits, of an authority that takes no part. */
    public static Map<String, Object> waitingOfOthers() {
        Map<String, Object> waiting = referral(2, "MADE");
        waiting.put("tier", "WEST_LONDON");
        return map("referral", waiting);
    }

    /** Three nights in the first quarter of 2026, then on until July. */
    static Map<String, Object> stay() {
        Map<String, Object> stay = referral(1, "ENDED");
        stay.putAll(map(
                "decidedOn",
                "2026-06-20",
                "unitNumber",
                3,
                "startsOn",
                "2026-06-28",
                "expectedEndOn",
                "2026-07-05",
                "endedOn",
                "2026-07-05",
                "nightsBooked",
                7,
                "nightsUsed",
                7,
                "unitWeeksUsed",
                1));
        return stay;
    }

    static Map<String, Object> waiting() {
        Map<String, Object> waiting = referral(2, "MADE");
        waiting.put("isUndesignated", true);
        return waiting;
    }

    private static Map<String, Object> referral(int number, String state) {
        return map(
                "id",
                Invented.id("referral", number),
                "version",
                1,
                "state",
                state,
                "tier",
                "PARTICIPANT",
                "agency",
                "Brent Housing Options",
                "isUndesignated",
                false,
                "madeOn",
                "2026-06-14",
                "decidedOn",
                null,
                "refusedBecause",
                null,
                "unitNumber",
                null,
                "startsOn",
                null,
                "expectedEndOn",
                null,
                "endedOn",
                null,
                "nightsBooked",
                null,
                "nightsUsed",
                0,
                "unitWeeksUsed",
                0,
                "nightsOverrun",
                null,
                "authority",
                Invented.authority(InventedJoint.EALING),
                "source",
                Invented.authority(InventedJoint.BRENT),
                "service",
                map("id", Invented.id("service", 1), "name", "Park View"),
                "scheme",
                InventedJoint.scheme(),
                "quota",
                null,
                "charge",
                null);
    }
}
