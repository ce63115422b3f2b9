// SPDX-License-Identifier: GPL-3.0-or-later
// The page on which a phone reports one visit. All that is typed and photographed is kept on the phone at once; sending is a
// matter of keep.js.
"use strict";

(async function () {
  const keep = self.peygirKeep;
  const by = (id) => document.getElementById(id);
  const longSide = 2048;
  const quality = 0.85;
  const retryMs = 15000;
  const placeMs = 20000;
  const millionths = 1000000;

  // --- Words: those of the browser's language, Persian where that is neither.
  const language = (navigator.languages || ["fa"]).map((tag) => tag.slice(0, 2)).find((tag) => tag === "fa" || tag === "en") || "fa";
  const words = await (await fetch(`words_${language}.json`)).json();
  document.documentElement.lang = language;
  document.documentElement.dir = language === "fa" ? "rtl" : "ltr";
  const digits = new Intl.NumberFormat(language === "fa" ? "fa-IR" : "en", { useGrouping: false, maximumFractionDigits: 5 });
  const inDigits = (text) => (language === "fa" ? String(text).replace(/\d/g, (digit) => digits.format(digit)) : String(text));
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] || key);
  const named = (name) => (name ? name[language] || name.fa || name.en || "" : "");
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);

  const shownTime = (at) =>
    new Intl.DateTimeFormat(language === "fa" ? "fa-IR-u-ca-persian" : "en", { dateStyle: "medium", timeStyle: "short" }).format(at);
  const shownSize = (bytes) => digits.format(Math.floor(bytes / 1048576));

  // What the server says no with, in words.
  function sentence(problem) {
    const values = { ...problem.values };
    if (problem.id === "blob.too_large" || problem.id === "followup.photo_too_large") values.most = shownSize(values.most || 0);
    else if (typeof values.most === "number") values.most = digits.format(values.most);
    if (problem.id === "followup.visit_over") return say(values.state === "cancelled" ? "visitCancelled" : "visitOver");
    return words[`error.${problem.id}`] ? say(`error.${problem.id}`, values) : say("refused", { id: problem.id });
  }

  function problem(text) {
    by("problem").textContent = text || "";
    by("problem").hidden = !text;
    if (text) by("problem").scrollIntoView({ block: "nearest" });
  }

  // --- Which visit: what stands behind '#' came with the QR and leaves the address, so that it is in no history and no screenshot.
  const linked = location.hash.slice(1).match(/^([0-9a-f-]{36})\.(phone-[\w-]{43})$/);
  let id = linked ? linked[1] : (location.hash.slice(1).match(/^[0-9a-f-]{36}$/) || [""])[0];
  if (!id) {
    const open = (await keep.visits()).filter((one) => one.state !== "done").sort((a, b) => (b.openedAt || 0) - (a.openedAt || 0));
    id = open.length > 0 ? open[0].visit : "";
  }
  if (id) history.replaceState(null, "", `#${id}`);
  // The QR of another visit, while this page is open.
  addEventListener("hashchange", () => location.reload());
  if (!id) {
    problem(say("noVisit"));
    return;
  }
  await keep.change(id, (one) => {
    one.openedAt = Date.now();
    if (!linked) return;
    // A new link: what was refused because the old one was over may be sent again.
    if (one.secret !== linked[2] && one.state === "refused") one.state = "draft";
    one.secret = linked[2];
  });
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();

  // --- What is shown.
  const shownPhotos = new Map();
  function showPhotos(pictures) {
    const list = by("photos");
    for (const [key, item] of shownPhotos) {
      if (pictures.some((photo) => photo.id === key)) continue;
      URL.revokeObjectURL(item.querySelector("img").src);
      item.remove();
      shownPhotos.delete(key);
    }
    pictures.sort((a, b) => a.takenAt - b.takenAt).forEach((photo, at) => {
      if (!shownPhotos.has(photo.id)) {
        const item = document.createElement("li");
        const image = document.createElement("img");
        image.src = URL.createObjectURL(photo.thumbnail || photo.blob);
        const drop = document.createElement("button");
        drop.type = "button";
        drop.textContent = say("dropPhoto");
        drop.addEventListener("click", async () => {
          await keep.removePhoto(photo.id);
          await show();
        });
        item.append(image, drop);
        shownPhotos.set(photo.id, item);
        list.append(item);
      }
      const item = shownPhotos.get(photo.id);
      item.querySelector("img").alt = say("photoNumber", { n: digits.format(at + 1) });
    });
  }

  function showWhere(place) {
    by("nowhere").hidden = !place;
    if (place)
      by("where").textContent = say("placeKnown", {
        latitude: digits.format(place.latitude / millionths), longitude: digits.format(place.longitude / millionths),
        metres: digits.format(Math.max(1, Math.round(place.accuracy))),
      });
  }

  function showAbout(info) {
    by("about").hidden = !info;
    if (!info) return;
    by("subject").textContent = named(info.subject);
    by("code").textContent = inDigits(info.code);
    const parts = info.place.map(named).concat(info.address, info.plaque ? say("plaque", { n: inDigits(info.plaque) }) : "");
    by("address").textContent = parts.filter(Boolean).map((part) => `\u2068${part}\u2069`).join(say("comma"));
    by("note").textContent = info.note;
    by("until").textContent = say("until", { at: shownTime(info.until) });
    by("words").maxLength = info.most.words;
    by("photoLimit").textContent = say("photoLimit", { photos: digits.format(info.most.photos), most: shownSize(info.most.photoBytes) });
  }

  async function show() {
    const one = await keep.visit(id);
    const isDone = one.state === "done";
    showAbout(one.info);
    by("report").hidden = isDone || one.state === "waiting" || one.isOver === true && one.state !== "refused";
    by("progress").hidden = one.state !== "waiting";
    if (one.state === "waiting") by("progressLine").textContent = navigator.onLine ? say("sending") : say("waiting");
    by("done").hidden = !isDone;
    if (isDone) by("done").textContent = say(one.outcome === "held" ? "held" : "done");
    by("kept").textContent = isDone ? "" : say("kept");
    if (isDone) by("line").textContent = "";
    showWhere(one.place);
    if (!isDone) showPhotos(await keep.photos(id));
    if (one.state === "refused" && one.problem) problem(sentence(one.problem));
    else if (isDone) problem("");
  }

  // --- The visit as the server has it now.
  async function askServer() {
    const one = await keep.visit(id);
    if (!one.secret || one.state === "done") return;
    try {
      const info = await (await keep.ask("/phone/visit", one.secret)).json();
      await keep.change(id, (kept) => {
        kept.info = info;
        kept.offset = info.now - Date.now();
        kept.isOver = false;
      });
      by("line").textContent = "";
    } catch (failure) {
      if (failure instanceof keep.Refused) {
        // A report that waits is asked for by itself: it may have come already.
        if (one.state !== "waiting") {
          problem(sentence(failure.problem));
          await keep.change(id, (kept) => { kept.isOver = true; });
        }
      } else {
        by("line").textContent = say("offline");
      }
    }
    await show();
  }

  // --- Words. They are read from what is kept once, at the beginning: what stands in the field is newer from then on.
  by("words").value = (await keep.visit(id)).words;
  let saving = 0;
  by("words").addEventListener("input", () => {
    clearTimeout(saving);
    saving = setTimeout(saveWords, 200);
  });
  const saveWords = () => keep.change(id, (one) => { if (one.state !== "done") one.words = by("words").value; });
  by("words").addEventListener("blur", saveWords);
  addEventListener("pagehide", saveWords);

  // --- The place.
  by("here").addEventListener("click", () => {
    if (!navigator.geolocation) {
      by("where").textContent = say("placeNone");
      return;
    }
    by("here").disabled = true;
    by("where").textContent = say("placeSearching");
    navigator.geolocation.getCurrentPosition(async ({ coords }) => {
      by("here").disabled = false;
      await keep.change(id, (one) => {
        one.place = { latitude: Math.round(coords.latitude * millionths), longitude: Math.round(coords.longitude * millionths), accuracy: coords.accuracy };
      });
      await show();
    }, (failure) => {
      by("here").disabled = false;
      by("where").textContent = say(failure.code === 1 ? "placeDenied" : failure.code === 3 ? "placeLate" : "placeNone");
    }, { enableHighAccuracy: true, timeout: placeMs, maximumAge: 0 });
  });
  by("nowhere").addEventListener("click", async () => {
    await keep.change(id, (one) => { delete one.place; });
    by("where").textContent = "";
    await show();
  });

  // --- Photos.
  async function shrunk(file, side) {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");
    // What is transparent would become black.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/jpeg", quality));
  }

  async function addPhoto(file, info) {
    const count = (await keep.photos(id)).length;
    if (count >= info.most.photos) return say("tooManyPhotos", { photos: digits.format(info.most.photos) });
    if (!file.type.startsWith("image/")) return say("notAPhoto");
    let blob = file;
    let thumbnail = null;
    try {
      blob = await shrunk(file, longSide);
      thumbnail = await shrunk(blob, info.most.thumbnailSide);
    } catch {
      // A kind of picture that this browser cannot draw goes as it is.
    }
    if (blob.size > info.most.photoBytes) return say("photoTooLarge", { most: shownSize(info.most.photoBytes) });
    const takenAt = Date.now() + ((await keep.visit(id)).offset || 0);
    await keep.putPhoto({
      id: crypto.randomUUID(), visit: id, takenAt, fileName: `visit-${new Date(takenAt).toISOString().replace(/[:.]/g, "-")}.${blob.type.slice(6) === "jpeg" ? "jpg" : blob.type.slice(6)}`,
      blob, sha256: await keep.hashOf(blob), thumbnail, thumbnailSha256: thumbnail ? await keep.hashOf(thumbnail) : null,
    });
    return "";
  }

  const usual = { most: { words: 10000, photos: 12, photoBytes: 12582912, thumbnailSide: 160 } };
  for (const input of [by("camera"), by("gallery")]) {
    input.addEventListener("change", async () => {
      const files = Array.from(input.files);
      input.value = "";
      const info = (await keep.visit(id)).info || usual;
      let said = "";
      for (const file of files) {
        try {
          said = (await addPhoto(file, info)) || said;
        } catch {
          // The phone's memory is full, or the browser lets a page keep nothing.
          said = say("cannotKeep");
        }
      }
      problem(said);
      await show();
    });
  }

  // --- Sending.
  async function sendSoon() {
    const registration = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration());
    if (registration && registration.sync) registration.sync.register("send").catch(() => {});
    await keep.sendAll(hear);
    await show();
  }

  function hear(news) {
    if (news.visit !== id) return;
    if (news.all === undefined) {
      show();
      return;
    }
    by("progressBar").max = news.all;
    by("progressBar").value = news.sent;
    by("progressLine").textContent = say("sendingPart", { n: digits.format(news.sent + 1), all: digits.format(news.all) });
  }

  by("report").addEventListener("submit", async (event) => {
    event.preventDefault();
    await saveWords();
    const [one, pictures] = [await keep.visit(id), await keep.photos(id)];
    if (!one.words.trim() && pictures.length === 0) {
      problem(say("empty"));
      by("words").focus();
      return;
    }
    problem("");
    await keep.change(id, (kept) => {
      // What was refused is another report when it is sent again; what waits is the same one.
      kept.report = { id: crypto.randomUUID(), madeAt: Date.now() + (kept.offset || 0) };
      kept.state = "waiting";
      delete kept.problem;
    });
    await show();
    await sendSoon();
  });
  by("again").addEventListener("click", sendSoon);
  addEventListener("online", async () => {
    by("line").textContent = "";
    await sendSoon();
    await askServer();
  });
  addEventListener("offline", show);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sendSoon(); });
  setInterval(async () => { if ((await keep.visit(id)).state === "waiting") sendSoon(); }, retryMs);

  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("message", (event) => hear(event.data));
    navigator.serviceWorker.register("worker.js").catch(() => { by("line").textContent = say("noWorker"); });
  } else {
    by("line").textContent = say("noWorker");
  }
  if (!self.crypto.subtle) {
    problem(say("notSecure"));
    return;
  }
  await show();
  await askServer();
  await sendSoon();
})().catch(() => {
  // Before its words are here the page has none; what stands in the address is all that anybody needs to try again.
  document.getElementById("problem").hidden = false;
  document.getElementById("problem").textContent = "⟳";
});
