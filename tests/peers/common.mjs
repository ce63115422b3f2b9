// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs of both engines share: the documents, the server's certificate, and lines to whoever started them.
import fs from 'node:fs';
import https from 'node:https';
import readline from 'node:readline';

/** The first `count` documents after the first `skipped`, as objects. */
export async function documents(file, skipped, count) {
    const found = [];
    for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
        if (skipped-- > 0)
            continue;
        if (found.length === count)
            break;
        found.push(JSON.parse(line));
    }
    if (found.length !== count)
        throw new Error(`${file} has ${found.length} of ${count} documents`);
    return found;
}

export function tell(...words) {
    process.stdout.write(words.join(' ') + '\n');
}

/** HTTPS on a free port of the loopback; says "port N" when it answers. Ends with the program that started it. */
export function serve(handler, certificates) {
    process.stdin.on('end', () => process.exit(0)).resume();
    const server = https.createServer({ key: fs.readFileSync(`${certificates}/server.key`),
                                        cert: fs.readFileSync(`${certificates}/server.pem`) }, handler);
    server.listen(0, '127.0.0.1', () => tell('port', server.address().port));
}

/** Calls `act` for each line that comes, one after another, until the input ends. */
export async function onLines(act) {
    for await (const line of readline.createInterface({ input: process.stdin }))
        await act(...line.split(' '));
}

/** CLOCK_MONOTONIC, the same in all processes. */
export function nanoseconds() {
    return process.hrtime.bigint();
}

export async function seconds(act) {
    const begin = nanoseconds();
    await act();
    return Number(nanoseconds() - begin) / 1e9;
}

export function demand(condition, words) {
    if (!condition)
        throw new Error(words);
}
