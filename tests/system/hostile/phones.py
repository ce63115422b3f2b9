#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""phones.py PROGRAMS

Goal: the page on an expert's phone takes words, place and photos of one visit into its case, in his name and once, however often it
sends them; and whoever has no good link, or the link of something else, gets nothing and puts nothing in (R060).
"""
import hashlib
import json
import os
import time
import uuid

from besieged import a_message, as_text, besieged, city, database
from light_desk import LightDesk, id_now, told, unpacked

city.ROLES["expert"] += ["followup.request_visit", "followup.visit"]
city.ROLES["photographer"] = ["cases.attach"]
city.RIGHTS.append(("expert", "photographer", "town"))
city.ROLES["supervisor"] += ["cases.attach", "followup.visit"]
FILES = {"": "text/html", "page.css": "text/css", "page.js": "text/javascript", "keep.js": "text/javascript",
         "worker.js": "text/javascript", "words_fa.json": "application/json", "words_en.json": "application/json"}
MOST = 12 * 1024 * 1024


class Phone:
    """What resources/phone/keep.js does, and what it would not do."""

    def __init__(self, server, secret):
        self.secret = secret
        self.line = LightDesk(server, server.authority)

    def ask(self, method, path, body=b"", headers=()):
        self.line.token = self.secret
        status, headers, body = self.line.ask(method, path, body, headers)
        return status, headers, json.loads(body) if body and "json" in headers.get("Content-Type", "") else body

    def visit(self):
        return self.ask("GET", "/phone/visit")

    def upload(self, content, broken_after=None):
        path, size = f"/v1/blob/{hashlib.sha256(content).hexdigest()}", len(content)
        status, headers, _ = answer = self.ask("PUT", path, b"", [("Content-Range", f"bytes */{size}")])
        if status != 202:
            return answer
        start = int(headers["Upload-Offset"])
        end = broken_after or size
        return self.ask("PUT", path, content[start:end], [("Content-Range", f"bytes {start}-{end - 1}/{size}")])

    def report(self, report):
        return self.ask("POST", "/phone/report", json.dumps(report).encode())


def photo(content, thumbnail=None):
    return {"id": str(uuid.uuid4()), "takenAt": int(time.time() * 1000), "fileName": "visit.jpg", "mediaType": "image/jpeg",
            "size": len(content), "sha256": hashlib.sha256(content).hexdigest(),
            "thumbnail": hashlib.sha256(thumbnail).hexdigest() if thumbnail else None}


def a_report(photos=(), **more):
    return {"id": str(uuid.uuid4()), "madeAt": int(time.time() * 1000), "words": "two holes, one of them deep", "latitude": 35_699_700,
            "longitude": 51_338_000, "photos": list(photos), **more}


def error(answer):
    return answer[0], answer[2]["error"]["id"]


def count(server, table):
    return database(server, f"SELECT COUNT(*) FROM {table}")[0][0]


def applied(desk, *commands):
    status, _, body = desk.push(*commands)
    receipts = json.loads(unpacked(body))["receipts"]
    assert status == 200 and {receipt["outcome"] for receipt in receipts} == {"applied"}, receipts


def a_visit(server, agent, expert, plaque, visitor="follow_up"):
    """A new case, and in it a visit that is to be made. Their ids."""
    known = {row[0] for row in database(server, "SELECT id FROM case_card")}
    applied(agent, a_message(agent, f"a hole at {plaque}", plaque=plaque))
    case, = (as_text(row[0]) for row in database(server, "SELECT id FROM case_card") if row[0] not in known)
    known = {row[0] for row in database(server, "SELECT id FROM followup_visit")}
    applied(expert, expert.envelope("RequestVisit", {"case": case, "visitor": city.named(f"post.{visitor}"),
                                                     "day": int(time.time() * 1000), "note": "how deep is it?"}))
    visit, = (as_text(row[0]) for row in database(server, "SELECT id FROM followup_visit") if row[0] not in known)
    return case, visit


def link(desk, visit, query="phone_link"):
    status, _, body = desk.post("/v1/query", {"desk": desk.desk, "query": query, "arguments": {"visit": visit}})
    return status, json.loads(body) if status >= 400 else told(body)


def told_link(desk, visit):
    status, answer = link(desk, visit)
    assert status == 200, answer
    return answer["told"]


def page(server):
    print("the page, to anybody, with nothing but its own scripts")
    anybody = Phone(server, None)
    for name, kind in FILES.items():
        status, headers, body = anybody.ask("GET", f"/phone/{name}")
        assert status == 200 and headers["Content-Type"].startswith(kind) and body, (name, status)
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "no-referrer"
        status, _, body = anybody.ask("GET", f"/phone/{name}", headers=[("If-None-Match", headers["ETag"])])
        assert status == 304 and not body
    assert error(anybody.ask("GET", "/phone/../../etc/passwd")) == (404, "front.unknown")
    assert error(anybody.ask("GET", "/phone/report")) == (405, "front.method")
    assert error(anybody.ask("POST", "/phone/")) == (405, "front.method")


def whole_visit(server, agent, expert):
    print("a visit: words, place and two photos, of which one came in two parts; sent again")
    case, visit = a_visit(server, agent, expert, "1")
    given = told_link(expert, visit)
    assert given["base"] == f"https://127.0.0.1:{server.port}", given
    assert 0 < given["until"] - time.time() * 1000 <= 24 * 3_600_000 + 5_000
    assert given["secret"] not in str(database(server, "SELECT * FROM phone_link")) and given["secret"] not in server.log()
    phone = Phone(server, given["secret"])
    status, headers, shown = phone.visit()
    assert status == 200 and headers["Cache-Control"] == "no-store", shown
    assert (shown["visit"], shown["note"], shown["plaque"]) == (visit, "how deep is it?", "1"), shown
    assert shown["subject"]["en"] == "pothole" and shown["place"][-1]["en"] == "tulip street", shown
    # Nothing of the citizen is on the phone.
    assert "09121234567" not in str(shown) and "a hole at" not in str(shown)

    first, second, small = os.urandom(200_000), os.urandom(90_000), os.urandom(3_000)
    report = a_report([photo(first, small), photo(second)])
    assert error(phone.report(report)) == (409, "followup.photo_missing")
    assert phone.upload(first, broken_after=120_000)[0] == 202
    assert phone.upload(first)[0] == 201 and phone.upload(first)[0] == 200
    assert phone.upload(second)[0] == 201 and phone.upload(small)[0] == 201
    before = count(server, "case_document"), count(server, "receipt")
    for attempt in range(3):
        status, _, answer = phone.report(report)
        assert (status, answer) == (200, {"outcome": "applied"}), (attempt, answer)
    assert count(server, "case_document") == before[0] + 2 and count(server, "receipt") == before[1] + 3
    return case, visit, phone, report, (first, second)


def desk_sees(expert, case, visit, contents):
    print("at the desk: the report, the place and the photos, in his name")
    status, _, body = expert.post("/v1/query", {"desk": expert.desk, "query": "case", "arguments": {"case": case}})
    rows = unpacked(body)
    assert status == 200 and b"two holes, one of them deep" in rows and b"35699700" in rows and visit.encode() in rows
    for content in contents:
        name = hashlib.sha256(content).hexdigest()
        assert name.encode() in rows
        assert expert.ask("GET", f"/v1/blob/{name}")[2] == content


def one_report(server):
    (state, by), = database(server, "SELECT state, by_user FROM followup_visit")
    assert state == "visited" and as_text(by) == city.named("person.expert")
    told = [row[0] for row in database(server, "SELECT words FROM case_history") if row[0]]
    assert told.count("two holes, one of them deep") == 1, told


def after_it(server, expert, visit, phone, report):
    print("the visit is over: it takes nothing more, and still says that the report has come")
    assert error(phone.visit()) == (409, "followup.visit_over")
    assert error(phone.report(a_report())) == (409, "followup.visit_over")
    assert error(phone.upload(b"more")) == (409, "followup.visit_over")
    status, answer = link(expert, visit)
    assert status == 409 and answer["error"]["id"] == "followup.visit_over", answer
    database(server, "UPDATE phone_link SET until = 1", write=True)
    assert phone.report(report)[::2] == (200, {"outcome": "applied"})
    # Under the same id something else is no second delivery.
    status, _, answer = phone.report({**report, "words": "something else"})
    assert (status, answer) == (200, {"outcome": "applied"})
    assert count(server, "followup_visit") == 1


def no_good_links(server, agent, expert):
    print("links that are none, forged, of somebody else, expired, ended")
    _, visit = a_visit(server, agent, expert, "2")
    good = told_link(expert, visit)["secret"]
    assert Phone(server, good).visit()[0] == 200
    before = count(server, "receipt"), count(server, "blob_holder")
    forged = good[:-1] + ("A" if good[-1] != "A" else "B")
    for secret in (None, "phone-" + "A" * 43, forged, good[:-1], good + "A", expert.token, "phone-';--"):
        phone = Phone(server, secret)
        # The token of a desk sends files, but it reports no visit here.
        asked = [phone.visit(), phone.report(a_report())] + ([] if secret == expert.token else [phone.upload(b"content")])
        assert {answer[0] for answer in asked} == {401}, (secret, asked)
    # It is no token: it opens nothing that a desk may have.
    desk = LightDesk(server, server.authority)
    desk.token = good
    for path in ("/v1/hello", "/v1/push", "/v1/pull", "/v1/query", "/v1/verify", "/v1/journal"):
        status, _, body = desk.post(path, {"desk": expert.desk})
        assert status == 401, (path, status, body)
    assert desk.ask("GET", f"/v1/blob/{hashlib.sha256(b'content').hexdigest()}")[0] == 401

    supervisor = server.desk("supervisor")
    status, answer = link(supervisor, visit)
    assert (status, answer["error"]["id"]) == (403, "followup.visit_of_another"), answer
    status, answer = link(agent, visit)
    assert answer["error"]["id"] == "access.denied", answer
    status, answer = link(expert, id_now())
    assert answer["error"]["id"] == "followup.visit_unknown", answer
    # Another's end is not this one's.
    assert link(supervisor, visit, "end_phone_link")[0] == 200
    assert Phone(server, good).visit()[0] == 200

    newer = told_link(expert, visit)["secret"]
    assert error(Phone(server, good).visit()) == (403, "followup.phone_ended")
    assert Phone(server, newer).visit()[0] == 200
    assert link(expert, visit, "end_phone_link")[0] == 200
    for answer in (Phone(server, newer).visit(), Phone(server, newer).report(a_report()), Phone(server, newer).upload(b"content")):
        assert error(answer) == (403, "followup.phone_ended")

    late = told_link(expert, visit)["secret"]
    database(server, "UPDATE phone_link SET until = 1 WHERE ended_at IS NULL", write=True)
    for answer in (Phone(server, late).visit(), Phone(server, late).report(a_report()), Phone(server, late).upload(b"content")):
        assert error(answer) == (403, "followup.phone_expired")
    assert (count(server, "receipt"), count(server, "blob_holder")) == before, "nothing was put in"
    return visit


def too_large(server, agent, expert):
    print("what is too large, and what is no report")
    _, visit = a_visit(server, agent, expert, "3")
    phone = Phone(server, told_link(expert, visit)["secret"])
    name = hashlib.sha256(b"large").hexdigest()
    for headers in ([("Content-Range", f"bytes */{MOST + 1}")], [("Content-Range", f"bytes 0-8/{MOST + 1}")]):
        assert error(phone.ask("PUT", f"/v1/blob/{name}", b"" if "*" in headers[0][1] else b"123456789", headers)) == (413, "blob.too_large")
    assert error(phone.report(a_report([{**photo(b"x"), "size": MOST + 1}]))) == (413, "followup.photo_too_large")
    assert error(phone.report(a_report([photo(str(n).encode()) for n in range(13)])))[1] == "followup.photos_over"
    assert error(phone.report(a_report(words="a" * 70_000))) == (413, "followup.report_too_large")
    assert error(phone.report(a_report(words="a" * 10_001)))[1] == "cases.note_too_long"
    assert error(phone.report(a_report(words=" ")))[1] == "followup.report_empty"
    assert error(phone.report(a_report(latitude=None)))[1] == "command.field.malformed"
    for body in (b"", b"[]", b"{", b"\xff\xfe", json.dumps(a_report([{**photo(b"x"), "sha256": "../x"}])).encode()):
        assert error(phone.ask("POST", "/phone/report", body))[1] == "followup.phone_malformed", body
    # After all that the visit is as it was, and the honest report is taken.
    assert phone.report(a_report())[::2] == (200, {"outcome": "applied"})


def photo_refused(server, agent, expert):
    print("a photo that was refused for want of a right, which he is given then")
    _, visit = a_visit(server, agent, expert, "5")
    phone = Phone(server, told_link(expert, visit)["secret"])
    taken = photo(b"a hole")
    assert phone.upload(b"a hole")[0] in (200, 201)
    administrator = server.desk("administrator")

    def photographs(granted):
        applied(administrator, administrator.envelope("ChangeRights", {
            "user": expert.user, "role": city.named("role.photographer"), "unit": city.named("unit.town"), "subjectGroup": None,
            "granted": granted}))

    photographs(False)
    assert error(phone.report(a_report([taken])))[1] == "access.denied"
    photographs(True)
    before = count(server, "case_document")
    assert phone.report(a_report([taken]))[::2] == (200, {"outcome": "applied"})
    assert count(server, "case_document") == before + 1


def moved_on(server, agent, expert):
    print("a post that is somebody else's by now, a person who may come in no more, and a visit that was called off")
    case, visit = a_visit(server, agent, expert, "4")
    phone = Phone(server, told_link(expert, visit)["secret"])
    (holder,), = database(server, "SELECT holder FROM post WHERE role_key = 'follow_up_expert'")
    (other,), = database(server, "SELECT holder FROM post WHERE role_key = 'intake_supervisor'")
    move = "UPDATE post SET holder = ? WHERE role_key = 'follow_up_expert'"
    database(server, move, (other,), write=True)
    for answer in (phone.visit(), phone.report(a_report()), phone.upload(b"content")):
        assert error(answer) == (403, "followup.visit_of_another")
    database(server, move, (holder,), write=True)
    assert server.command("account", "close", "expert")[0] == 0
    for answer in (phone.visit(), phone.report(a_report()), phone.upload(b"content")):
        assert error(answer) == (403, "followup.phone_ended")
    assert server.command("account", "open", "expert")[0] == 0
    assert phone.visit()[0] == 200
    expert = server.desk("expert")
    applied(expert, expert.envelope("CancelVisit", {"case": case, "visit": visit, "reason": "another unit goes"}))
    for answer in (phone.visit(), phone.report(a_report())):
        assert error(answer) == (409, "followup.visit_over")
        assert answer[2]["error"]["values"]["state"] == "cancelled"


def check(server, folder):
    agent, expert = server.desk("agent_a"), server.desk("expert")
    page(server)
    case, visit, phone, report, contents = whole_visit(server, agent, expert)
    desk_sees(expert, case, visit, contents)
    one_report(server)
    after_it(server, expert, visit, phone, report)
    no_good_links(server, agent, expert)
    too_large(server, agent, expert)
    photo_refused(server, agent, expert)
    moved_on(server, agent, expert)
    assert "phone-link" in server.log() and "phone-report" in server.log()


besieged(check)
