// SPDX-License-Identifier: GPL-3.0-or-later
// WatermelonDB on SQLite in files (better-sqlite3), and the least server that keeps its protocol.
//
//     watermelon.mjs ENGINE server FOLDER CERTIFICATES DOCUMENTS COUNT
//     watermelon.mjs ENGINE pull   FOLDER URL COUNT
//     watermelon.mjs ENGINE enter  FOLDER DOCUMENTS COUNT
//     watermelon.mjs ENGINE push   FOLDER URL COUNT
//     watermelon.mjs ENGINE sender FOLDER URL DOCUMENTS FROM COUNT
//     watermelon.mjs ENGINE seer   FOLDER URL
//
// As in pouch.mjs. WatermelonDB says nothing of how a change is announced; ours has a stream of server-sent events for it.
import { createRequire } from 'node:module';
import Server from 'better-sqlite3';
import { demand, documents, nanoseconds, onLines, seconds, serve, tell } from './common.mjs';

// The package is written for bundlers: without an index for modules.
const require = createRequire(import.meta.url);
const { appSchema, Database, Model, tableSchema } = require('@nozbe/watermelondb');
const SQLiteAdapter = require('@nozbe/watermelondb/adapters/sqlite').default;
const { synchronize } = require('@nozbe/watermelondb/sync');

const [, role, folder, ...rest] = process.argv.slice(2);

const texts = ['subject', 'place', 'citizen', 'code', 'address', 'caller_name', 'caller_phone', 'channel', 'node', 'words'];
const schema = appSchema({
    version: 1,
    tables: [tableSchema({
        name: 'documents',
        columns: [...texts.map(name => ({ name, type: 'string', isOptional: true })), { name: 'registered_at', type: 'number' }],
    })],
});
class Document extends Model {
    static table = 'documents';
}

async function open() {
    const adapter = new SQLiteAdapter({ dbName: `${folder}/documents.db`, schema });
    await adapter.initializingPromise;
    return new Database({ adapter, modelClasses: [Document] });
}

const collectionOf = database => database.get('documents');

function prepared(database, document) {
    return collectionOf(database).prepareCreate(record => {
        record._raw.id = document.id;
        for (const name of [...texts, 'registered_at'])
            record._setRaw(name, document[name]);
    });
}

async function asked(url, path, body) {
    const answer = await fetch(url + path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
    demand(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
}

/** Answers the ids of what came. */
async function synchronized(database, url) {
    let came;
    await synchronize({
        database,
        async pullChanges({ lastPulledAt }) {
            const pulled = await asked(url, `/pull?since=${lastPulledAt ?? 0}`);
            came = pulled.changes.documents.updated.map(({ id }) => id);
            return pulled;
        },
        pushChanges: ({ changes }) => asked(url, '/push', changes),
        sendCreatedAsUpdated: true,
    });
    return came;
}

/** The documents with the number of the change that put them last; each push is one transaction. */
class ServerStore {
    constructor(path) {
        this.database = new Server(path);
        this.database.pragma('journal_mode = WAL');
        this.database.pragma('synchronous = FULL');
        this.database.exec(`CREATE TABLE document (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL);
                            CREATE INDEX document_seq ON document (seq)`);
        const write = this.database.prepare('INSERT OR REPLACE INTO document (id, seq, body) VALUES (?, ?, ?)');
        this.since = this.database.prepare('SELECT body FROM document WHERE seq > ? ORDER BY seq').pluck();
        this.count = this.database.prepare('SELECT count(*) FROM document').pluck();
        this.last = 1;
        this.put = this.database.transaction(all => {
            ++this.last;
            for (const { _status, _changed, ...document } of all)
                write.run(document.id, this.last, JSON.stringify(document));
        });
    }

    changesSince(since) {
        const bodies = since < this.last ? this.since.all(since) : [];
        return `{"timestamp":${this.last},"changes":{"documents":{"created":[],"updated":[${bodies.join(',')}],"deleted":[]}}}`;
    }
}

const roles = {
    async server(certificates, file, count) {
        const store = new ServerStore(`${folder}/server.db`);
        if (Number(count) > 0)
            store.put(await documents(file, 0, Number(count)));
        const listeners = new Set();
        serve(async (request, response) => {
            const address = new URL(request.url, 'https://localhost');
            if (address.pathname === '/news') {
                response.writeHead(200, { 'Content-Type': 'text/event-stream' });
                response.write(': here\n\n');
                listeners.add(response);
                request.on('close', () => listeners.delete(response));
                return;
            }
            response.writeHead(200, { 'Content-Type': 'application/json' });
            if (address.pathname === '/pull') {
                response.end(store.changesSince(Number(address.searchParams.get('since'))));
            } else if (address.pathname === '/push') {
                const pieces = [];
                for await (const piece of request)
                    pieces.push(piece);
                const { documents: { created, updated } } = JSON.parse(Buffer.concat(pieces).toString());
                store.put([...created, ...updated]);
                response.end('{}');
                for (const listener of listeners)
                    listener.write('data: moved\n\n');
            } else {
                response.end(JSON.stringify(store.count.get()));
            }
        }, certificates);
    },
    async pull(url, count) {
        let database;
        const time = await seconds(async () => {
            database = await open();
            await synchronized(database, url);
        });
        const found = await collectionOf(database).query().fetchCount();
        demand(found === Number(count), `${found} of ${count} documents`);
        tell('took', time);
    },
    async enter(file, count) {
        const database = await open();
        const all = await documents(file, 0, Number(count));
        await database.write(() => database.batch(all.map(document => prepared(database, document))));
    },
    async push(url, count) {
        const time = await seconds(async () => synchronized(await open(), url));
        const found = await asked(url, '/count');
        demand(found === Number(count), `${found} of ${count} documents`);
        tell('took', time);
    },
    async sender(url, file, from, count) {
        const next = await documents(file, Number(from), Number(count));
        const database = await open();
        await synchronized(database, url);
        tell('ready');
        await onLines(async () => {
            const document = next.shift();
            const begin = nanoseconds();
            await database.write(() => database.batch(prepared(database, document)));
            tell('sent', document.id, begin);
            await synchronized(database, url);
        });
    },
    async seer(url) {
        const database = await open();
        const news = await fetch(url + '/news');
        await synchronized(database, url);
        tell('ready');
        const decoder = new TextDecoder();
        for await (const piece of news.body) {
            if (!decoder.decode(piece).includes('moved'))
                continue;
            for (const id of await synchronized(database, url)) {
                await collectionOf(database).find(id);
                tell('seen', id, nanoseconds());
            }
        }
    },
};

await roles[role](...rest);
if (role !== 'server')
    process.exit(0);
