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
                new Screen("Joint units, ledger by agency", EALING, visitor -> {
                    Screen.filled("/quotas?view=ledger").accept(visitor);
                    visitor.button("Record a payment").click();
                    visitor.button("Record the payment").click();
                    visitor.sees("There is a problem");
                }),
                new Screen("Retail prices index", EALING, Screen.filled("/quotas/prices")),
                new Screen("Retail prices index of an administrator", "admin", Screen.filled("/quotas/prices")),
                new Screen("A new scheme", EALING, Screen.at("/quotas/new", "New scheme")),
                new Screen("A new scheme, with faults", EALING, visitor -> {
                    Screen.at("/quotas/new", "New scheme").accept(visitor);
                    visitor.button("Add another service").click();
                    visitor.button("Check and begin the scheme").click();
                    visitor.sees("There is a problem");
                }),
                new Screen("A partner to add, with faults", EALING, visitor -> {
                    Screen.filled("/quotas?view=agreement&scheme=" + first("jointSchemes"))
                            .accept(visitor);
                    visitor.page().locator("#add-partner").click();
                    visitor.page().locator("#send-add-partner").click();
                    visitor.sees("There is a problem");
                }),
                new Screen(
                        "Proposed shares",
                        EALING,
                        visitor -> Screen.at("/quotas/proposals/" + first("apportionmentProposals"), "Proposed shares")
                                .accept(visitor)),
                change("vary", "Vary the scheme"),
                new Screen("Vary the scheme, with faults", EALING, visitor -> {
                    change("vary", "Vary the scheme").open().accept(visitor);
                    visitor.button("Add another service").click();
                    visitor.button("Vary the scheme").click();
                    visitor.sees("There is a problem");
                }),
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
