package uk.interborough.journey;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;

/** Somebody who is signed in asks in GraphiQL. A request to another origin would be a complaint. */
class GraphiQlJourneyTest extends OneVisitor {

    @Autowired
    TestDatabase database;

    @Test
    void theExampleIsAskedAndAnswered() {
        visitor.isSignedInAs("analyst.ealing");
        visitor.goesTo("/settings/tokens");
        visitor.link("Ask in GraphQL").click();

        visitor.seesHeading("Ask in GraphQL");
        visitor.sees("UtilisationByBorough");
        asks();

        visitor.sees("\"serviceQuarterIndicatorsStats\"");
        visitor.sees("\"from\": ");
        visitor.button("Show Documentation Explorer").click();
        visitor.sees("subscription: Subscription");
    }

    @Test
    void whoIsNotSignedInSignsInFirst() {
        visitor.goesTo("/graphiql");
        visitor.seesHeading("Sign in");
    }

    @Test
    void aSubscriptionIsListenedTo() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/graphiql");
        visitor.sees("UtilisationByBorough");
        Page page = visitor.page();
        page.locator(".graphiql-query-editor .CodeMirror").click();
        page.keyboard().press("Control+A");
        page.keyboard().insertText("subscription { importFinished { schedule2Import { fileName } } }");
        await().pollInSameThread() // GraphiQL reads what is typed a moment later
                .until(() -> String.valueOf(page.evaluate("localStorage.getItem('graphiql:tabState')"))
                        .contains("importFinished"));
        page.waitForResponse(
                response -> response.headers().getOrDefault("content-type", "").startsWith("text/event-stream"),
                this::asks);

        PlainSql.over(database.owner()).does("""
                        insert into schedule_2_import (partnership_id, authority_id, file_name, sha256, content, imported_by)
                        select m.partnership_id, a.authority_id, 'told.csv', sha256('x'), 'x', a.id
                        from account a join membership m on m.authority_id = a.authority_id
                        where a.username = 'commissioner.ealing'
                        """);

        visitor.sees("told.csv");
    }

    private void asks() {
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Execute query (Ctrl-Enter)"))
                .click();
    }
}
