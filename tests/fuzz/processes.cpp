// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of processes, from the file of whoever writes one to the cases that walk it.
#include "base/random.h"
#include "fuzz/oracles.h"
#include "support/rules/town.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/process_text.h"
#include "workflow/core/walk.h"

namespace peygir::fuzz {

namespace {

using namespace workflow;

/// One of everything that a file can say, as the shipped ones have not.
QByteArray everything()
{
    return R"({"format": 2, "id": "9d3b1c52-47ee-4f0a-8a6d-2b90c1f7e345", "key": "all", "version": 2, "start": "a",
"name": {"fa": "آ", "en": "A \"quoted\" \\ name"},
"nodes": [
{"key": "a", "kind": "task", "purposes": ["intake", "later"], "deadline_hours": 4, "holder": {"by": "author"},
 "status": {"name": {"fa": "آ"}, "colour": "#2563eb", "sms": {"fa": "{code} {reference}"}},
 "form": {"key": "f", "fields": {"x": "both", "y": "read", "z": "write"}}},
{"key": "s", "kind": "split"},
{"key": "l", "kind": "task", "holder": {"by": "area", "role": "r"}, "status": {"name": {"fa": "آ"}, "colour": "#2563eb"}},
{"key": "r", "kind": "task", "holder": {"by": "expert", "role": "r"}, "status": {"name": {"fa": "آ"}, "colour": "#2563eb"}},
{"key": "j", "kind": "join", "split": "s"},
{"key": "e", "kind": "end", "outcome": "done", "status": {"name": {"fa": "آ"}, "colour": "#15803d"}}],
"edges": [
{"key": "go", "from": "a", "to": "s", "kind": "forward", "name": {"fa": "آ"}, "shortcut": "F8",
 "inputs": [{"key": "reference", "name": {"fa": "آ"}, "type": "digits"}]},
{"key": "l", "from": "s", "to": "l", "kind": "branch"}, {"key": "r", "from": "s", "to": "r", "kind": "branch"},
{"key": "ask", "from": "l", "to": "j", "kind": "forward", "act": "followup.ask", "name": {"fa": "آ"}, "needs_note": true},
{"key": "no", "from": "l", "to": "e", "kind": "reject", "name": {"fa": "آ"}},
{"key": "yes", "from": "r", "to": "j", "kind": "back", "name": {"fa": "آ"}},
{"key": "on", "from": "j", "to": "e", "kind": "onward"},
{"key": "again", "from": "e", "to": "a", "kind": "reopen", "name": {"fa": "آ"}}]})";
}

std::vector<QByteArray> definitions()
{
    std::vector<QByteArray> definitions{everything()};
    for (const char *key : {"cycle_137", "excavation_permit", "one_clerk_town"})
        definitions.push_back(test::shippedProcess(QString::fromLatin1(key)).definition.toUtf8());
    // Without it the smallest change to a definition is lost among its sentences.
    definitions.push_back(R"({"format":1,"id":"0190f3a0-7c1e-7abc-8def-012345678901","key":"k","name":{"fa":")"
                          "\xd8\xa7"
                          R"("},"version":1,"start":"a","nodes":[],"edges":[]})");
    return definitions;
}

QString valueFor(InputType type)
{
    switch (type) {
    case InputType::Text: return QStringLiteral("words");
    case InputType::Digits: return QStringLiteral("12");
    case InputType::Date: return QStringLiteral("2026-11-21");
    }
    Q_UNREACHABLE();
}

Operation operationOf(const Edge &edge)
{
    Operation operation{edge.key, QStringLiteral("why"), {}};
    for (const Input &input : edge.inputs)
        operation.inputs.emplace(input.key, valueFor(input.type));
    return operation;
}

/// Drawn steps from the start on.
void walk(const Process &process, Random &random)
{
    constexpr int mostSteps = 40;
    const auto idOf = [&random](const QByteArray &) { return newUuid(Instant(0), random); };
    WalkState state = after({}, start(process), idOf);
    for (int n = 0; n < mostSteps; ++n) {
        expect(checkState(process, state).ok(), "where a walk has led is a state of its process");
        expect(shownNode(process, state), "a case has a status wherever it is");
        if (!state.in(OpeningState::Ended).empty()) {
            const auto reopened = reopen(process, state, QStringLiteral("why"));
            if (!reopened.ok())
                return expectTyped(reopened.error(), {"workflow.not_reopenable"});
            state = after(std::move(state), *reopened, idOf);
            continue;
        }
        const auto open = state.in(OpeningState::Open);
        expect(!open.empty(), "a case that has not ended waits for somebody");
        const Opening &here = *open[size_t(random.below(open.size()))];
        const auto edges = process.edgesFrom(here.node);
        expect(!edges.empty(), "whoever holds a case can do something with it");
        const auto step = follow(process, state, here.id, operationOf(*edges[size_t(random.below(edges.size()))]));
        expect(step.ok(), "an operation that a screen offers can be done");
        state = after(std::move(state), *step, idOf);
    }
}

void tryProcess(const QByteArray &bytes)
{
    const auto process = parseProcess(bytes);
    if (!process.ok())
        return expectFrom(process.error(), {"workflow.", "base.uuid."});
    expect(process->find(process->start().key), "a case begins at a node of its process");
    for (const Edge &edge : process->edges())
        expect(!edge.act || process->acting(edge.from, *edge.act) == &edge, "an act leads one way from a node");
    const QByteArray written = textOf(process->draft());
    const auto again = parseProcess(written);
    expect(again.ok() && again->draft() == process->draft(), "what was read and written is read as the same");
    expect(textOf(again->draft()) == written, "what was read again is written the same");
    for (quint64 seed = 0; seed < 3; ++seed) {
        SeededRandom random(seed);
        walk(*process, random);
    }
}

} // namespace

std::vector<Target> processTargets() { return {{"process", 32 * 1024, definitions, tryProcess}}; }

} // namespace peygir::fuzz
