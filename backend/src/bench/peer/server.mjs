import cluster from "node:cluster";
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import preset from "./graphile.config.mjs";

if (cluster.isPrimary) {
    let ready = 0;
    for (let i = 0; i < 2; i++) {
        cluster.fork().on("message", () => { if (++ready === 2) console.log("ready"); });
    }
    process.stdin.on("end", () => process.exit()).resume();
} else {
    const serv = postgraphile(preset).createServ(grafserv);
    const server = createServer();
    await serv.addTo(server);
    await serv.ready?.();
    server.listen(Number(process.env.PEER_PORT), "127.0.0.1", () => process.send("ready"));
}
