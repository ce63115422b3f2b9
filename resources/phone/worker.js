// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the page for where there is no network, and sends what waits when there is one again.
"use strict";

importScripts("keep.js");

const cacheName = "peygir-phone-1";
const files = ["./", "page.css", "page.js", "keep.js", "words_fa.json", "words_en.json", "icon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

// The newest page where it can be had soon, else the one that is kept. What is asked of the server itself is never kept.
async function pageFile(request) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request, { cache: "no-cache", signal: AbortSignal.timeout ? AbortSignal.timeout(4000) : undefined });
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (failure) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw failure;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isOfPage = event.request.method === "GET" && url.origin === self.location.origin
    && files.some((file) => new URL(file, self.location.href).pathname === url.pathname);
  if (isOfPage) event.respondWith(pageFile(event.request));
});

// Every page that is open hears how far it is.
function tell(news) {
  self.clients.matchAll().then((pages) => pages.forEach((page) => page.postMessage(news)));
}

self.addEventListener("sync", (event) => {
  if (event.tag !== "send") return;
  // Whoever fails is asked again by the browser.
  event.waitUntil(self.peygirKeep.sendAll(tell).then((isAll) => {
    if (!isAll) throw new Error("waits");
  }));
});
