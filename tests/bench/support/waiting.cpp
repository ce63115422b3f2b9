// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/waiting.h"

#include "bench/support/must.h"
#include "intake/core/register_case.h"
#include "sync/desk/engine.h"

#include <algorithm>
#include <set>

namespace peygir::bench {

int executeFirst(storage::Connection &connection, const Registry &registry, const std::vector<Envelope> &commands)
{
    auto transaction = must(storage::Transaction::begin(connection, storage::Connection::Access::Write));
    sync::DeskRows rows(connection, registry);
    must(rows.load());
    sync::Outbox outbox(connection);
    int shown = 0;
    for (Envelope envelope : commands) {
        must(registry.commands().at(envelope.kind).check(envelope.arguments));
        Registry::Trace trace;
        const auto decided = registry.decide(envelope, happenedAtOnDesk(envelope), rows, &trace);
        if (decided.ok()) {
            for (const Row &row : decided->rows()) {
                trace.read.push_back(row.id);
                trace.read.push_back(row.aggregate);
            }
        }
        envelope.needs = rows.makersOf(trace.read);
        if (decided.ok() && !decided->isLeftToServer()) {
            must(rows.putOver(*decided, envelope.id));
            shown += decided->rows().empty() ? 0 : 1;
        }
        must(outbox.append(envelope.id, envelope.encoded()));
    }
    must(rows.writeMarks());
    must(transaction.commit());
    return shown;
}

std::vector<Envelope> aboutOtherCases(const std::vector<Envelope> &commands, const std::vector<Envelope> &waiting)
{
    const auto caseOf = [](const Envelope &envelope) {
        return envelope.kind == intake::RegisterCase::kind ? intake::caseIdOf(envelope.id).toString()
                                                           : envelope.arguments.value(QLatin1String("case")).toString();
    };
    std::set<QString> theirs;
    for (const Envelope &envelope : waiting)
        theirs.insert(caseOf(envelope));
    std::vector<Envelope> others;
    std::copy_if(commands.begin(), commands.end(), std::back_inserter(others),
                 [&](const Envelope &envelope) { return !theirs.contains(caseOf(envelope)); });
    return others;
}

} // namespace peygir::bench
