#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tokens.py PROGRAMS

Goal: a token opens what its owner may see at the desk at which he signed in, as long as it is good, and nothing else.
"""
import json
import time

from besieged import besieged, city, register_case
from light_desk import LightDesk, id_now, unpacked


def said(answer):
    """Status and id of the error."""
    status, _, body = answer
    return status, json.loads(body)["error"]["id"] if status >= 400 else None


def everywhere(desk):
    """What a token can be used for; each is asked."""
    pull = {"desk": desk.desk, "setVersion": "0", "added": []}
    return {"hello": desk.hello(), "push": desk.push(), "pull": desk.post("/v1/pull", pull),
            "query": desk.post("/v1/query", {"desk": desk.desk, "query": "case", "arguments": {"code": "1234567890"}}),
            "journal": desk.post("/v1/journal", {"desk": desk.desk, "looks": []}),
            "blob": desk.ask("GET", "/v1/blob/" + "0" * 64), "upload": desk.ask("PUT", "/v1/blob/" + "0" * 64, b"x")}


def refused_everywhere(desk, status, error):
    for place, answer in everywhere(desk).items():
        assert said(answer) == (status, error), (place, said(answer))


def check(server, _folder):
    agent = server.desk("agent_a")
    status, outcome = register_case(agent)
    assert (status, outcome["receipts"][0]["outcome"]) == (200, "applied"), outcome

    print("no token, and words that are none")
    stranger = LightDesk(server, server.authority)
    refused_everywhere(stranger, 401, "access.unauthorized")
    for token in ("x", "A" * 43, agent.token[:-1], agent.token + "A", "'; DROP TABLE token; --".replace(" ", ""), "=" * 200):
        stranger.token = token
        for place, answer in everywhere(stranger).items():
            assert said(answer)[0] == 401, (token, place, said(answer))

    print("a stolen one, at another desk")
    thief = LightDesk(server, server.authority)
    thief.token, thief.user = agent.token, agent.user
    for place, answer in everywhere(thief).items():
        if place in ("hello", "push", "pull", "query", "journal"):
            # A hello may be that of a copy that became another desk; it has to show that it is one.
            assert said(answer)[0] in (403, 409), (place, said(answer))
    assert register_case(agent)[0] == 200, "the owner goes on"

    print("a command in the name of another")
    author = server.desk("agent_b")
    author.user = agent.user
    status, outcome = register_case(author)
    assert status == 403 and outcome["error"]["id"] == "sync.author", outcome

    print("somebody without rights")
    clerk = server.desk("clerk_green")
    command = clerk.envelope("ChangeRights", {"rights": []})
    status, _, body = clerk.push(command)
    if status == 200:
        assert json.loads(unpacked(body))["receipts"][0]["outcome"] != "applied", body
    answer = clerk.post("/v1/pull", {"desk": clerk.desk, "setVersion": "0", "added": []})
    assert answer[0] == 200 and b"a hole" not in answer[2], "nothing of a case of another unit"
    administrator = server.desk("administrator")
    answer = administrator.post("/v1/query", {"desk": administrator.desk, "query": "case", "arguments": {"id": id_now()}})
    assert answer[0] >= 400, answer

    print("one that has ended: by signing in anew, by signing out, by a lost device")
    old = LightDesk(server, server.authority)
    old.desk, old.token, old.user = agent.desk, agent.token, agent.user
    assert agent.sign_in("agent_a", city.PASSWORD)[0] == 200
    # A node believes a token for a few seconds after it has last looked.
    time.sleep(5.5)
    refused_everywhere(old, 401, "access.token_unknown")
    assert agent.hello()[0] == 200
    left = LightDesk(server, server.authority)
    left.desk, left.token, left.user = author.desk, author.token, agent.user
    assert author.ask("POST", "/v1/logout")[0] == 200
    refused_everywhere(left, 401, "access.token_unknown")
    assert server.command("device", "lost", clerk.desk)[0] == 0
    time.sleep(5.5)
    refused_everywhere(clerk, 401, "sync.device_lost")
    assert register_case(agent)[0] == 200


besieged(check)
