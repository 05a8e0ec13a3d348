package uk.interborough.journey;

import java.util.stream.Stream;
import uk.interborough.testing.Viewer;

/** The pages about shares of joint units, agreements about them, and who places where. */
final class ShareScreens {
    private static final String EALING = "commissioner.ealing";

    private ShareScreens() {}

    static Stream<Screen> all() {
        return Stream.of(
                new Screen("Joint units, review", EALING, Screen.filled("/quotas?view=review")),
                new Screen("Adjust shares", EALING, Screen.filled("/quotas/adjust?share=brent.8")),
                new Screen("Who places where", EALING, Screen.filled("/quotas/flows?host=ealing&source=brent")),
                new Screen(
                        "A joint agreement",
                        EALING,
                        visitor -> Screen.at("/quotas/agreements/" + first("jointAgreements"), "Agreement with")
                                .accept(visitor)),
                change("vary", "Vary the scheme"),
                change("renew", "Renew the scheme"),
                change("end", "End the scheme"));
    }

    private static Screen change(String kind, String heading) {
        return new Screen(
                heading,
                EALING,
                visitor -> Screen.at("/quotas/change/" + kind + "?scheme=" + first("jointSchemes"), heading)
                        .accept(visitor));
    }

    private static String first(String list) {
        return Viewer.as(EALING)
                .asks("{" + list + "(where: {lead: {slug: {eq: \"ealing\"}}}, first: 1){nodes{id}}}")
                .at("/" + list + "/nodes/0/id")
                .asString();
    }
}
