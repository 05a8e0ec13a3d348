package uk.interborough.journey;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/**
 * A page as somebody sees it, for the tests that look at all of them.
 *
 * @param user who looks, in the demonstration; null: nobody who is signed in
 * @param open goes there and waits until it is all there
 */
record Screen(String name, @Nullable String user, Consumer<Visitor> open) {
    private static final String EALING = "commissioner.ealing";
    private static final String ANY_RETURN = """
            {
              performanceReturns(where: {quarter: {eq: {financialYear: 2026, quarter: 2}}, authority: {name: {eq: "Ealing"}}}, first: 1) {
                nodes { id service { id } }
              }
            }
            """;

    /** Every page there is. A new page is a line here. */
    static List<Screen> all() {
        return Stream.concat(single().stream(), ShareScreens.all()).toList();
    }

    private static List<Screen> single() {
        return List.of(
                new Screen("Sign in", null, at("/login", "Sign in")),
                new Screen("No such page, not signed in", null, nowhere("/nothing")),
                new Screen("Home of a commissioner", EALING, at("/", "Home – Ealing")),
                new Screen("Utilisation, charts", EALING, drawn("/utilisation")),
                new Screen("Utilisation, tables", EALING, filled("/utilisation?view=table")),
                new Screen(
                        "A service",
                        EALING,
                        visitor -> at("/services/" + any("/service/id"), "").accept(visitor)),
                new Screen("Returns", EALING, filled("/returns")),
                new Screen(
                        "A return",
                        EALING,
                        visitor -> at("/returns/" + any("/id"), "Return for").accept(visitor)),
                new Screen("Upload", EALING, at("/returns/import", "Upload")),
                new Screen("Upload with faults", EALING, Screen::uploadsNothingReadable),
                new Screen("Import Schedule 2", EALING, at("/schedule-2", "Import Schedule 2")),
                new Screen("Import Schedule 2 with faults", EALING, visitor -> {
                    visitor.sendsSchedule2("EAL-1,Elm House\n");
                    visitor.sees("Nothing was saved.");
                }),
                new Screen("Import Schedule 2, preview", EALING, visitor -> {
                    visitor.sendsSchedule2(
                            "EAL-NEW-1,Elm House,Brand New Homes,7,Accommodation Based Service,To be commissioned\n");
                    visitor.seesHeading("Check what would change");
                }),
                new Screen("Password", EALING, at("/password", "Change your password")),
                new Screen("Accessibility", EALING, at("/accessibility", "Accessibility")),
                new Screen("No such page", EALING, nowhere("/nothing")),
                new Screen(
                        "No such service", EALING, nowhere("/services/service-00000000-0000-0000-0000-000000000000")),
                new Screen("No identifier of a return", EALING, nowhere("/returns/none")),
                new Screen("Home of a coordinator", "coordinator", at("/", "Home")),
                new Screen("Utilisation of a coordinator", "coordinator", filled("/utilisation?ps=NORTH_WEST")),
                new Screen("Home of an administrator", "admin", at("/", "Home")),
                new Screen("Tokens", EALING, at("/settings/tokens", "Your access tokens")),
                new Screen("Notifications", EALING, filled("/notices?tab=open")),
                new Screen("Drafts", EALING, filled("/notices?tab=drafts")),
                new Screen(
                        "A notice to acknowledge",
                        EALING,
                        visitor -> at("/notices/" + toAcknowledge(), "Notice ").accept(visitor)),
                new Screen(
                        "A notice of one's own",
                        EALING,
                        visitor -> at("/notices/" + own(), "Notice ").accept(visitor)),
                new Screen("A new notice", EALING, at("/notices/new", "Which provider")),
                new Screen(
                        "A draft, reasons",
                        EALING,
                        visitor -> at("/notices/" + draft() + "/draft/reasons", "What kind")
                                .accept(visitor)),
                new Screen("A draft, with faults", EALING, visitor -> {
                    at("/notices/" + draft() + "/draft/contact", "Who issues it")
                            .accept(visitor);
                    visitor.page().locator("#contactName").fill("");
                    visitor.button("Continue").click();
                    visitor.sees("There is a problem");
                }),
                new Screen(
                        "A draft, checked",
                        EALING,
                        visitor -> at("/notices/" + draft() + "/draft/check", "Check your")
                                .accept(visitor)),
                new Screen("Circulation desk", "coordinator", filled("/notices/desk?ps=NORTH_WEST")),
                new Screen("Circulation desk, messages", "coordinator", visitor -> {
                    filled("/notices/desk?ps=WEST_LONDON").accept(visitor);
                    visitor.page().locator(".ib-cell").first().click();
                    visitor.page().locator("#trail h2").waitFor();
                }),
                new Screen("Outbox", "coordinator", visitor -> {
                    somebodyIsReminded();
                    filled("/notices/outbox").accept(visitor);
                }),
                new Screen("Outbox, a message", "coordinator", visitor -> {
                    somebodyIsReminded();
                    filled("/notices/outbox").accept(visitor);
                    visitor.page().locator("#outbox tbody a").first().click();
                    visitor.page().locator("#message pre").waitFor();
                    visitor.waitsForAnswers();
                }),
                new Screen("Registers and review", EALING, at("/notices/registers", "Registers and review")),
                new Screen("Import a register, with faults", "coordinator", visitor -> {
                    visitor.goesTo("/notices/registers/import");
                    visitor.sends("register.csv", "Provider,Issuing authority,Notified on\n,Nowhere,soon\n");
                    visitor.sees("Nothing was saved.");
                }),
                new Screen("A notice, a challenge to record", EALING, visitor -> {
                    at("/notices/" + own(), "Notice ").accept(visitor);
                    visitor.button("Record a challenge").click();
                    visitor.button("Record the challenge").click();
                    visitor.sees("There is a problem");
                }),
                new Screen("A provider, a sanction to record", EALING, visitor -> {
                    at("/providers/" + provider() + "/notices", "").accept(visitor);
                    visitor.button("Record a sanction").click();
                    visitor.button("Record the sanction").click();
                    visitor.sees("There is a problem");
                }),
                new Screen(
                        "A submitted notice",
                        "coordinator",
                        visitor -> at("/notices/" + submitted(), "Draft notice").accept(visitor)),
                new Screen("Contacts", EALING, filled("/notices/contacts")),
                new Screen("Providers", EALING, filled("/providers")),
                new Screen(
                        "A provider",
                        EALING,
                        visitor -> at("/providers/" + provider(), "").accept(visitor)),
                new Screen(
                        "A provider, notices",
                        EALING,
                        visitor ->
                                filled("/providers/" + provider() + "/notices").accept(visitor)),
                new Screen(
                        "A provider, timeline",
                        EALING,
                        visitor ->
                                at("/providers/" + provider() + "/timeline", "").accept(visitor)),
                new Screen(
                        "A provider, accreditation",
                        EALING,
                        visitor -> at("/providers/" + accredited() + "/accreditation", "")
                                .accept(visitor)),
                new Screen("Referral list", EALING, filled("/referrals")),
                new Screen("Joint units, shares", EALING, filled("/quotas")),
                new Screen("Joint units, quotas", EALING, filled("/quotas?view=quotas")),
                new Screen("Joint units, ledger", EALING, filled("/quotas?view=ledger")),
                new Screen("Joint units, invoices", EALING, filled("/quotas?view=invoices&of=brent")),
                new Screen("Joint units, referrals", EALING, filled("/quotas?view=referrals")),
                new Screen("Joint units, units", EALING, filled("/quotas?view=referrals&state=units&of=brent")),
                new Screen("Joint units, agencies", EALING, filled("/quotas?view=referrals&state=agencies")),
                new Screen("Joint units, a vacancy to offer", EALING, visitor -> {
                    at("/quotas?view=referrals&state=vacancies", "Joint units").accept(visitor);
                    visitor.button("Offer a vacancy").click();
                    visitor.button("Offer it").click();
                    visitor.sees("There is a problem");
                }),
                new Screen("Joint units, a quota to set", EALING, visitor -> {
                    filled("/quotas?view=quotas").accept(visitor);
                    visitor.button("Set or change a quota").click();
                    visitor.button("Set the quota").click();
                    visitor.sees("There is a problem");
                }),
                new Screen("Refer somebody", EALING, at("/quotas/refer", "Refer somebody")),
                new Screen("Refer somebody, with faults", "commissioner.hammersmith-fulham", visitor -> {
                    at("/quotas/refer", "Refer somebody").accept(visitor);
                    visitor.button("Refer").click();
                    visitor.sees("There is a problem");
                }),
                new Screen("Joint units, agreement", EALING, filled("/quotas?view=agreement")),
                new Screen("Joint units of others", "commissioner.hammersmith-fulham", filled("/quotas?view=quotas")),
                new Screen(
                        "A joint invoice",
                        EALING,
                        visitor ->
                                filled("/quotas/invoices/" + disputedInvoice()).accept(visitor)),
                new Screen(
                        "A referral",
                        EALING,
                        visitor ->
                                at("/quotas/referrals/" + stay(), "Referral by").accept(visitor)),
                new Screen(
                        "No such invoice",
                        EALING,
                        nowhere("/quotas/invoices/invoice-00000000-0000-0000-0000-000000000000")),
                new Screen("No such notice", EALING, nowhere("/notices/WL-1999-0001")),
                new Screen("Users", "admin", filled("/settings/users")),
                new Screen("No users for others", EALING, nowhere("/settings/users")),
                new Screen("A new user", "admin", at("/settings/users/new", "Create an account")),
                new Screen(
                        "A user",
                        "admin",
                        visitor -> filled("/settings/users/" + somebody()).accept(visitor)));
    }

    static Consumer<Visitor> at(String path, String heading) {
        return visitor -> {
            visitor.goesTo(path);
            visitor.seesHeading(heading);
            visitor.waitsForAnswers();
        };
    }

    static Consumer<Visitor> filled(String path) {
        return visitor -> {
            visitor.goesTo(path);
            visitor.waitsForAnswers();
            visitor.page().locator("main table tbody tr").first().waitFor(attached());
        };
    }

    private static Consumer<Visitor> drawn(String path) {
        return visitor -> {
            filled(path).accept(visitor);
            visitor.page().locator("ib-chart[rendered]").first().waitFor(attached());
        };
    }

    private static Consumer<Visitor> nowhere(String path) {
        return visitor -> {
            visitor.goesNowhere(path);
            visitor.seesHeading("Page not found");
        };
    }

    private static void uploadsNothingReadable(Visitor visitor) {
        visitor.uploads("letter.xlsx", "not a workbook".getBytes(StandardCharsets.UTF_8));
        visitor.sees("Nothing was saved.");
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    /** A part of any return of Ealing. */
    private static String any(String path) {
        return Viewer.as(EALING)
                .asks(ANY_RETURN)
                .at("/performanceReturns/nodes/0" + path)
                .asString();
    }

    private static String toAcknowledge() {
        return notice(EALING, "{ownReceipt: {state: {in: [AWAITED, REMINDED, OVERDUE]}}}")
                .at("/reference")
                .asString();
    }

    private static String own() {
        return notice(EALING, "{authority: {name: {eq: \"Ealing\"}}, state: {eq: CIRCULATED}}")
                .at("/reference")
                .asString();
    }

    private static String draft() {
        return notice(EALING, "{state: {eq: DRAFT}}").at("/id").asString();
    }

    private static String submitted() {
        return notice("coordinator", "{state: {eq: SUBMITTED}}").at("/id").asString();
    }

    private static String provider() {
        return notice(EALING, "{state: {eq: CIRCULATED}}").at("/provider/id").asString();
    }

    /** A provider with conditions to meet. */
    private static String accredited() {
        return Viewer.as(EALING)
                .asks("{accreditations(where: {state: {eq: CONDITIONAL}}, first: 1){nodes{provider{id}}}}")
                .at("/accreditations/nodes/0/provider/id")
                .asString();
    }

    /** An invoice that somebody contests. */
    private static String disputedInvoice() {
        return Viewer.as(EALING)
                .asks("{invoices(where: {disputes: {some: {id: {isNull: false}}}}, first: 1){nodes{id}}}")
                .at("/invoices/nodes/0/id")
                .asString();
    }

    /** Somebody who is there. */
    private static String stay() {
        return Viewer.as(EALING)
                .asks("{referrals(where: {state: {eq: STARTED}}, first: 1){nodes{id}}}")
                .at("/referrals/nodes/0/id")
                .asString();
    }

    private static JsonNode notice(String user, String where) {
        return Viewer.as(user)
                .asks("{notices(where: " + where
                        + ", orderBy: [{createdAt: ASC}], first: 1){nodes{id reference provider{id}}}}")
                .at("/notices/nodes/0");
    }

    /** So that a message lies in the outbox. */
    private static void somebodyIsReminded() {
        Viewer coordinator = Viewer.as("coordinator");
        String receipt = coordinator
                .asks(
                        "{noticeReceipts(where: {isLatest: {eq: true}, acknowledgedAt: {isNull: true}}, first: 1){nodes{id}}}")
                .at("/noticeReceipts/nodes/0/id")
                .asString();
        coordinator.asks(
                "mutation ($receipt: ID!) {remindOfNotice(receipt: $receipt){errors{code}}}",
                Map.of("receipt", receipt));
        await().until(() -> !coordinator
                .asks("{outboxMessages(first: 1){nodes{id}}}")
                .at("/outboxMessages/nodes")
                .isEmpty());
    }

    private static String somebody() {
        return Viewer.as("admin")
                .asks("{accounts(where:{username:{eq:\"commissioner.ealing\"}}){nodes{id}}}")
                .at("/accounts/nodes/0/id")
                .asString();
    }

    @Override
    public String toString() {
        return name;
    }
}
