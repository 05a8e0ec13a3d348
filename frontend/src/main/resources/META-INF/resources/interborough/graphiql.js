// GraphiQL on our own address, with the session of whoever is signed in and the token that this page was made with.
'use strict';

const EXAMPLE = `# The book on the left says what there is.
# Ctrl+Space completes, Ctrl+Enter asks.

query UtilisationByBorough {
  serviceQuarterIndicatorsStats(
    where: { quarter: { inPeriod: { lastMonths: 12 } } }
    groupBy: [{ by: AUTHORITY }]
    orderBy: [{ utilisation: { value: ASC } }]
  ) {
    nodes {
      key { authority { name } }
      count
      utilisation { value interval { from to } }
    }
  }
}
`;

const root = document.getElementById('graphiql');
const address = root.dataset.path + '/graphql';
const csrf = document.querySelector('meta[name=csrf]').content;
const forced = { LIGHT: 'light', DARK: 'dark' }[root.dataset.colours];

const send = (operation, accept) =>
    fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, 'x-csrf-token': csrf },
        body: JSON.stringify(operation),
    });

// A document that only seems to hold one loses nothing: queries and mutations are answered as events, too.
const mayBeSubscription = (document) => /(^|[\s}])subscription\b/.test(document.replace(/#.*/g, ''));

async function* events(response) {
    let rest = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + part).split('\n\n');
        rest = blocks.pop();
        for (const block of blocks) {
            const lines = block.split('\n');
            if (lines.includes('event: next')) {
                yield JSON.parse(
                    lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('\n'),
                );
            }
        }
    }
}

async function fetcher(operation) {
    const streamed = mayBeSubscription(operation.query);
    const response = await send(operation, streamed ? 'text/event-stream' : 'application/json');
    return streamed && response.ok ? events(response) : response.json();
}

// The colours chosen for the page hold here too; without a choice those of the device do.
if (forced) {
    localStorage.setItem('graphiql:theme', forced);
    document.documentElement.dataset.theme = forced;
} else {
    localStorage.removeItem('graphiql:theme');
}

ReactDOM.createRoot(root).render(
    React.createElement(GraphiQL, {
        fetcher,
        defaultQuery: EXAMPLE,
        defaultEditorToolsVisibility: false,
        isHeadersEditorEnabled: false,
    }),
);
