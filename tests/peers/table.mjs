// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the table of docs/performance.md of what peygir-peers and others.mjs printed.
//
//     table.mjs ROUNDS MACHINE DOCUMENTS PUSHED [PAGE]
//
// ROUNDS is a file with the lines `peers ENGINE MEASURE VALUE`, MACHINE a sentence. With PAGE the table takes the place of what
// stands between the two marks there. Fails where an engine lacks a measure.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const [roundsFile, machine, documents, pushed, page] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const versionOf = name => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
const number = text => Number(text).toLocaleString('en');

const measures = ['pull', 'push', 'live'];
const level = `PouchDB ${versionOf('pouchdb')}, express-pouchdb ${versionOf('express-pouchdb')}, LevelDB (leveldown ${versionOf('leveldown')})`;
const desk = 'the desk: a sealed store of SQLite, WAL, synchronous FULL';
const ours = ['sqlite', 'postgresql'];
const engines = [
    ['ours-rows-sqlite', 'ours, a row for each; SQLite', `${desk}; the server: WAL, synchronous FULL`],
    ['ours-rows-postgresql', 'ours, a row for each; PostgreSQL', 'the same desk; the server: fsync, synchronous_commit'],
    ['ours-messages-sqlite', 'ours, registered as messages; SQLite', 'as above'],
    ['ours-messages-postgresql', 'ours, registered as messages; PostgreSQL', 'as above'],
    ['pouchdb-synced', level, 'both sides: every batch is written with sync'],
    ['pouchdb', 'the same as it comes', 'neither side: no write waits for the disk'],
    ['watermelondb', `WatermelonDB ${versionOf('@nozbe/watermelondb')}, better-sqlite3 ${versionOf('better-sqlite3')}`,
     'the desk: rollback journal, synchronous FULL; the least server: WAL, synchronous FULL'],
];
const peers = engines.slice(4);

function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const rounds = new Map();
for (const line of fs.readFileSync(roundsFile, 'utf8').split('\n')) {
    const [first, engine, measure, value] = line.split(' ');
    if (first === 'peers')
        rounds.set(`${engine} ${measure}`, [...(rounds.get(`${engine} ${measure}`) ?? []), Number(value)]);
}
const of = (engine, measure) => {
    const values = rounds.get(`${engine} ${measure}`);
    if (!values)
        throw new Error(`${measure} of ${engine} was not measured`);
    return values;
};
const has = engine => measures.some(measure => rounds.has(`${engine} ${measure}`));

function shown(value, measure) {
    return measure === 'live' || value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

function cell(engine, measure) {
    const values = of(engine, measure);
    const own = shown(median(values), measure);
    return `${own} (${shown(Math.min(...values), measure)}–${shown(Math.max(...values), measure)})`;
}

function ratio(engine, form, measure) {
    const theirs = median(of(engine, measure));
    return ours.map(database => `ours-${form}-${database}`).filter(has)
        .map(own => (median(of(own, measure)) / theirs).toFixed(2)).join(' / ');
}

const table = [
    `${new Date().toISOString().slice(0, 10)}, ${machine}. Medians of ${of('ours-rows-sqlite', 'pull').length} rounds, in brackets the least and the most.`,
    '',
    `| engine | durable by | first pull of ${number(documents)}, s | push of ${number(pushed)}, s | one change seen, ms |`,
    '|---|---|---|---|---|',
    ...engines.filter(([engine]) => has(engine)).map(([engine, name, durable]) =>
        `| ${name} | ${durable} | ${measures.map(measure => cell(engine, measure)).join(' | ')} |`),
    '',
    '| ours ÷ theirs, SQLite / PostgreSQL | pull | push | live | pull, as messages | push, as messages | live, as messages |',
    '|---|---|---|---|---|---|---|',
    ...peers.filter(([engine]) => has(engine)).map(([engine]) => `| ${engine} | ${['rows', 'messages']
        .flatMap(form => measures.map(measure => ratio(engine, form, measure))).join(' | ')} |`),
].join('\n');
process.stdout.write(table + '\n');

if (page) {
    const [begin, end] = ['<!-- peers: begin -->\n', '<!-- peers: end -->'];
    const text = fs.readFileSync(page, 'utf8');
    const from = text.indexOf(begin), to = text.indexOf(end);
    if (from < 0 || to < from)
        throw new Error(`${page} has no place for the table`);
    fs.writeFileSync(page, text.slice(0, from) + begin + '\n' + table + '\n\n' + text.slice(to));
}
