package uk.interborough.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Somebody who is signed in asks in GraphiQL. A request to another origin would be a complaint. */
class GraphiQlJourneyTest extends OneVisitor {

    @Test
    void theExampleIsAskedAndAnswered() {
        visitor.isSignedInAs("analyst.ealing");
        visitor.goesTo("/settings/tokens");
        visitor.link("Ask in GraphQL").click();

        visitor.seesHeading("Ask in GraphQL");
        visitor.sees("BoroughsThisQuarter");
        asks();

        visitor.sees("\"authorityQuarters\"");
        visitor.sees("2026 to 2027 Q2");
        visitor.button("Show Documentation Explorer").click();
        visitor.sees("Everything that can be asked.");
    }

    @Test
    void whoIsNotSignedInSignsInFirst() {
        visitor.goesTo("/graphiql");
        visitor.seesHeading("Sign in");
    }

    @Test
    void aSubscriptionIsListenedTo() {
        visitor.isSignedInAs("commissioner.ealing");
        visitor.goesTo("/graphiql?query=subscription%7BimportFinished%7B__typename%7D%7D");
        Page page = visitor.page();
        page.evaluate("localStorage.setItem('graphiql:query', 'subscription { importFinished { __typename } }');"
                + "localStorage.removeItem('graphiql:tabState')");
        page.reload();
        visitor.sees("importFinished");
        asks();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop query")))
                .isVisible();
        page.evaluate("""
                async () => fetch('/graphql', {method: 'POST',
                  headers: {'content-type': 'application/json', 'x-csrf-token': document.querySelector('meta[name=csrf]').content},
                  body: JSON.stringify({query: `mutation($file: FileContent!) { importSchedule2(file: $file, preview: false) { errors { message } } }`,
                    variables: {file: btoa('SPLS id,Service name,Provider name,Client group,Service type,Stage,Units,Annual price,Starts on,Ends on\\nGRAPHIQL-1,Service,Northolt Green Housing Trust,OWMH,ABS,SHORT_TERM,12,120000.50,2026-04-01,')}})}).then(r => r.text())
                """);
    }

    private void asks() {
        visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Execute query (Ctrl-Enter)"))
                .click();
    }
}
