// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the other engines: server, sender and receiver are processes of their own, over HTTPS on the loopback.
//
//     others.mjs WORK FILE DOCUMENTS PUSHED ROUNDS SAMPLES
//
// FILE has the documents, WORK the certificates; everything is written below WORK. Prints `peers ENGINE MEASURE VALUE` for each
// round, as peygir-peers does. All that is started is ended by its own process id.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { tell } from './common.mjs';

const [work, file, ...numbers] = process.argv.slice(2);
const [documents, pushed, rounds, samples] = numbers.map(Number);
const certificates = path.join(work, 'certificates');
const here = path.dirname(fileURLToPath(import.meta.url));
const patience = 10 * 60 * 1000;

const programs = { 'pouchdb-synced': 'pouch.mjs', pouchdb: 'pouch.mjs', watermelondb: 'watermelon.mjs' };
const running = new Set();

class Child {
    constructor(engine, ...words) {
        this.name = [engine, ...words].join(' ');
        this.process = spawn(process.execPath, [path.join(here, programs[engine]), engine, ...words.map(String)], {
            stdio: ['pipe', 'pipe', 'inherit'],
            env: { ...process.env, NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: path.join(certificates, 'authority.pem') },
        });
        running.add(this.process);
        this.ended = new Promise(resolve => this.process.once('exit', code => {
            running.delete(this.process);
            resolve(code);
        }));
        this.lines = readline.createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    }

    /** The words after `first` in the next line that begins so. */
    async hear(first) {
        let timer;
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new Error(`${this.name}: does not say ${first}`)), patience);
        });
        try {
            for (;;) {
                const { value, done } = await Promise.race([this.lines.next(), late]);
                if (done)
                    throw new Error(`${this.name}: ended without ${first}`);
                const words = value.split(' ');
                if (words[0] === first)
                    return words.slice(1);
            }
        } finally {
            clearTimeout(timer);
        }
    }

    say(line) {
        this.process.stdin.write(line + '\n');
    }

    async end() {
        this.process.kill();
        await this.ended;
    }
}

function emptyFolder(name) {
    const folder = path.join(work, name);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    return folder;
}

function copied(from, name) {
    const folder = emptyFolder(name);
    fs.cpSync(from, folder, { recursive: true });
    return folder;
}

async function serving(engine, count) {
    const server = new Child(engine, 'server', emptyFolder('server'), certificates, file, count);
    const [port] = await server.hear('port');
    return { url: `https://127.0.0.1:${port}`, end: () => server.end() };
}

async function took(engine, ...words) {
    const child = new Child(engine, ...words);
    const [seconds] = await child.hear('took');
    await child.ended;
    return seconds;
}

async function push(engine) {
    const entered = emptyFolder('entered');
    const entering = new Child(engine, 'enter', entered, file, pushed);
    if (await entering.ended !== 0)
        throw new Error(`${engine} does not take documents`);
    for (let round = 0; round < rounds; ++round) {
        const server = await serving(engine, 0);
        tell('peers', engine, 'push', await took(engine, 'push', copied(entered, 'sender'), server.url, pushed));
        await server.end();
    }
}

function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds from before the write at the one until the other has it. */
async function seen(sender, seer) {
    sender.say('put');
    const [id, begin] = await sender.hear('sent');
    for (;;) {
        const [other, end] = await seer.hear('seen');
        if (other !== id)
            continue;
        const milliseconds = Number(BigInt(end) - BigInt(begin)) / 1e6;
        // The odd time keeps us from running in step with any beat of theirs.
        await new Promise(resolve => setTimeout(resolve, 60 + Math.round(milliseconds * 1000) % 41));
        return milliseconds;
    }
}

async function live(engine, url, folder) {
    const extra = samples * (rounds + 1);
    // Both hold everything: of WatermelonDB only what has pulled may push.
    const sender = new Child(engine, 'sender', copied(folder, 'sender'), url, file, documents, extra);
    await sender.hear('ready');
    const seer = new Child(engine, 'seer', folder, url);
    await seer.hear('ready');
    for (let warm = 0; warm < samples / 2; ++warm)
        await seen(sender, seer);
    for (let round = 0; round < rounds; ++round) {
        const times = [];
        for (let sample = 0; sample < samples; ++sample)
            times.push(await seen(sender, seer));
        tell('peers', engine, 'live', median(times));
    }
    await sender.end();
    await seer.end();
}

async function pullAndLive(engine) {
    const server = await serving(engine, documents);
    let folder;
    for (let round = 0; round < rounds; ++round) {
        folder = emptyFolder('receiver');
        tell('peers', engine, 'pull', await took(engine, 'pull', folder, server.url, documents));
    }
    await live(engine, server.url, folder);
    await server.end();
}

try {
    for (const engine of Object.keys(programs)) {
        await push(engine);
        await pullAndLive(engine);
    }
} finally {
    for (const child of running)
        child.kill();
}
