import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makePgService } from "postgraphile/adaptors/pg";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";

/** Who asks, as the transaction of ours has it; PostGraphile's own way (pgSettings) of setting it. */
const viewer = JSON.parse(process.env.PEER_VIEWER);

export default {
    extends: [PostGraphileAmberPreset, PgAggregatesPreset],
    // lists behind a foreign key of several columns, whose first is indexed, too
    disablePlugins: ["PgIndexBehaviorsPlugin"],
    pgServices: [makePgService({
        connectionString: process.env.PEER_DATABASE,
        schemas: ["public"],
        poolConfig: { max: 10 },
    })],
    grafast: { explain: false, context: () => ({ pgSettings: viewer }) },
    grafserv: { port: Number(process.env.PEER_PORT), host: "127.0.0.1", graphiql: false, watch: false, websockets: false },
};
