// SPDX-License-Identifier: GPL-3.0-or-later
// PouchDB on LevelDB, and express-pouchdb as its server.
//
//     pouch.mjs ENGINE server FOLDER CERTIFICATES DOCUMENTS COUNT   serves a database that has the first COUNT documents
//     pouch.mjs ENGINE pull   FOLDER URL COUNT                      replicates all of them into an empty folder
//     pouch.mjs ENGINE enter  FOLDER DOCUMENTS COUNT                writes the first COUNT into the folder
//     pouch.mjs ENGINE push   FOLDER URL COUNT                      replicates what is in the folder to the server
//     pouch.mjs ENGINE sender FOLDER URL DOCUMENTS FROM COUNT       for each line puts one more, which replicates live
//     pouch.mjs ENGINE seer   FOLDER URL                            says what live replication has brought to its folder
//
// ENGINE is `pouchdb`, as it comes (LevelDB writes without waiting for the disk), or `pouchdb-synced`, where every write waits
// for it, on both sides.
import express from 'express';
import expressPouchdb from 'express-pouchdb';
import https from 'node:https';
import leveldown from 'leveldown';
import PouchDB from 'pouchdb';
import { demand, documents, nanoseconds, onLines, seconds, serve, tell } from './common.mjs';

const [engine, role, folder, ...rest] = process.argv.slice(2);

function syncedLeveldown(place) {
    const store = leveldown(place);
    for (const name of ['_put', '_del', '_batch']) {
        const write = store[name].bind(store);
        store[name] = (...args) => {
            args[args.length - 2] = { ...args[args.length - 2], sync: true };
            write(...args);
        };
    }
    return store;
}
syncedLeveldown.destroy = leveldown.destroy;

const Local = PouchDB.defaults({ prefix: `${folder}/`, db: engine === 'pouchdb-synced' ? syncedLeveldown : leveldown });
const open = () => new Local('documents');
// Without this every request would be a connection of its own.
const agent = new https.Agent({ keepAlive: true });
const remote = url => new PouchDB(`${url}/documents`, {
    fetch: (address, options) => PouchDB.fetch(address, { ...options, agent }),
});
// Ten times the batch that it takes by itself: fewer requests, and faster here.
const batches = { batch_size: 1000, batches_limit: 10 };

async function put(database, file, count) {
    const all = await documents(file, 0, count);
    for (let at = 0; at < all.length; at += 1000) {
        const answers = await database.bulkDocs(all.slice(at, at + 1000).map(asDocument));
        demand(answers.every(answer => answer.ok), 'a document was not put');
    }
}

function asDocument({ id, ...fields }) {
    return { _id: id, ...fields };
}

async function hasAll(database, count) {
    const { doc_count: found } = await database.info();
    demand(found === count, `${found} of ${count} documents`);
}

const roles = {
    async server(certificates, file, count) {
        const database = open();
        await put(database, file, Number(count));
        const app = express();
        app.use('/', expressPouchdb(Local, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log` }));
        serve(app, certificates);
    },
    async pull(url, count) {
        let database;
        const time = await seconds(async () => {
            database = open();
            await database.replicate.from(remote(url), batches);
        });
        await hasAll(database, Number(count));
        tell('took', time);
    },
    async enter(file, count) {
        const database = open();
        await put(database, file, Number(count));
        await database.close();
    },
    async push(url, count) {
        const time = await seconds(async () => {
            const result = await open().replicate.to(remote(url), batches);
            demand(result.docs_written === Number(count), `${result.docs_written} documents pushed`);
        });
        await hasAll(remote(url), Number(count));
        tell('took', time);
    },
    async sender(url, file, from, count) {
        const next = (await documents(file, Number(from), Number(count))).map(asDocument);
        const database = open();
        // What was pulled is at the server already.
        const { update_seq: since } = await database.info();
        database.replicate.to(remote(url), { ...batches, since, live: true, retry: true });
        tell('ready');
        await onLines(async () => {
            const document = next.shift();
            const begin = nanoseconds();
            await database.put(document);
            tell('sent', document._id, begin);
        });
    },
    async seer(url) {
        const database = open();
        const { update_seq: since } = await database.info();
        database.changes({ since, live: true }).on('change', ({ id }) => tell('seen', id, nanoseconds()));
        const replication = database.replicate.from(remote(url), { ...batches, live: true, retry: true });
        replication.once('paused', () => tell('ready'));
        await onLines(() => {});
    },
};

await roles[role](...rest);
if (role !== 'server')
    process.exit(0);
