// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept on the phone and how it is sent: used by the page and by its worker. Ids are made here once, so that the server
// knows what has come before however often it comes.
"use strict";

(function (self) {
  const database = "peygir-visit";
  // Failures after which nothing but another attempt is needed.
  const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

  function opened() {
    return new Promise((resolve, reject) => {
      const asked = self.indexedDB.open(database, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("visits", { keyPath: "visit" });
        asked.result.createObjectStore("photos", { keyPath: "id" }).createIndex("visit", "visit");
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }

  // Runs `act(stores)` in one transaction and gives what the request that it returns came to.
  async function within(mode, act) {
    const base = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = base.transaction(["visits", "photos"], mode);
        const asked = act(transaction.objectStore("visits"), transaction.objectStore("photos"));
        transaction.oncomplete = () => resolve(asked ? asked.result : undefined);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      base.close();
    }
  }

  const visit = (id) => within("readonly", (visits) => visits.get(id));
  const visits = () => within("readonly", (all) => all.getAll());
  const photos = (id) => within("readonly", (_, all) => all.index("visit").getAll(id));
  const putPhoto = (photo) => within("readwrite", (_, all) => all.put(photo));
  const removePhoto = (id) => within("readwrite", (_, all) => all.delete(id));

  // Reads, changes and writes in one transaction: the page and the worker may do so at the same time.
  const change = (id, edit) => within("readwrite", (all) => {
    const asked = all.get(id);
    asked.onsuccess = () => {
      const next = { visit: id, state: "draft", words: "", ...asked.result };
      edit(next);
      all.put(next);
    };
  });

  // The report has come: what it took room for goes, that it has come stays.
  async function forget(id, outcome) {
    await within("readwrite", (all, pictures) => {
      const asked = pictures.index("visit").getAllKeys(id);
      asked.onsuccess = () => asked.result.forEach((key) => pictures.delete(key));
    });
    await change(id, (one) => {
      Object.assign(one, { state: "done", outcome, words: "" });
      delete one.report;
      delete one.place;
      delete one.secret;
    });
  }

  async function hashOf(blob) {
    const digest = await self.crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // An answer that says no, as the server's error: {id, values, status}.
  async function problemOf(answer) {
    try {
      const { error } = await answer.json();
      return { ...error, status: answer.status };
    } catch {
      return { id: "front.status", values: {}, status: answer.status };
    }
  }

  class Refused extends Error {
    constructor(problem) {
      super(problem.id);
      this.problem = problem;
    }
  }

  // Asks the server; throws `Refused` for its no, and something else where it could not be asked.
  async function ask(path, secret, options = {}) {
    const answer = await self.fetch(path, {
      cache: "no-store", credentials: "omit", redirect: "error", ...options,
      headers: { ...options.headers, Authorization: `Bearer ${secret}` },
    });
    if (answer.ok) return answer;
    const problem = await problemOf(answer);
    if (passing.has(answer.status)) throw new Error(problem.id);
    throw new Refused(problem);
  }

  // Sends what the server does not have of a content, from where the last attempt has stopped.
  async function upload(blob, sha256, secret) {
    const path = `/v1/blob/${sha256}`;
    const put = (body, range) => ask(path, secret, {
      method: "PUT", body, headers: { "Content-Range": range, "Content-Type": "application/octet-stream" },
    });
    const asked = await put(new Blob([]), `bytes */${blob.size}`);
    if (asked.status !== 202) return;
    const from = Number(asked.headers.get("Upload-Offset") || 0);
    await put(blob.slice(from), `bytes ${from}-${blob.size - 1}/${blob.size}`);
  }

  async function sendOne(one, told) {
    const pictures = (await photos(one.visit)).sort((a, b) => a.takenAt - b.takenAt);
    const all = pictures.length + 1;
    let sent = 0;
    for (const photo of pictures) {
      told({ visit: one.visit, sent, all });
      await upload(photo.blob, photo.sha256, one.secret);
      if (photo.thumbnail) await upload(photo.thumbnail, photo.thumbnailSha256, one.secret);
      sent += 1;
    }
    told({ visit: one.visit, sent, all });
    const body = {
      id: one.report.id, madeAt: one.report.madeAt, words: one.words,
      latitude: one.place ? one.place.latitude : null, longitude: one.place ? one.place.longitude : null,
      photos: pictures.map((photo) => ({
        id: photo.id, takenAt: photo.takenAt, fileName: photo.fileName, mediaType: photo.blob.type, size: photo.blob.size,
        sha256: photo.sha256, thumbnail: photo.thumbnailSha256 || null,
      })),
    };
    const answer = await ask("/phone/report", one.secret, {
      method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
    });
    await forget(one.visit, (await answer.json()).outcome);
  }

  // Sends all that waits; one at a time, whoever asks. True: nothing waits any more.
  async function sendAll(told = () => {}) {
    const send = async () => {
      let isAll = true;
      for (const one of await visits()) {
        if (one.state !== "waiting") continue;
        try {
          await sendOne(one, told);
        } catch (failure) {
          if (failure instanceof Refused)
            await change(one.visit, (kept) => Object.assign(kept, { state: "refused", problem: failure.problem }));
          else isAll = false;
        }
        told({ visit: one.visit });
      }
      return isAll;
    };
    return self.navigator.locks ? self.navigator.locks.request("peygir-send", send) : send();
  }

  self.peygirKeep = { visit, visits, photos, putPhoto, removePhoto, change, hashOf, ask, Refused, sendAll };
})(self);
