// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/beginning.h"

#include "composition/registry.h"
#include "simulation/bucket_sets.h"
#include "simulation/server.h"

namespace peygir::simulation {

Beginning::Beginning() : registry(makeRegistry())
{
    const auto empty = emptyImage(storage::Side::Server);
    freshDesk.disk = emptyImage(storage::Side::Desk);
    Server made(empty, registry, bucketSets(), 5000, 1);
    made.establish();
    must(made.start(at));
    for (const City::Step &step : city.steps()) {
        const auto outcome = must(made.say(step.kind, step.arguments, at));
        if (outcome.receipts.front().outcome != sync::Outcome::Applied)
            qFatal("the city is not made: %s", outcome.receipts.front().reason->id().constData());
    }
    for (const UserId &user : city.users()) {
        const int number = int(desks.size());
        Desk desk(number, user, freshDesk, registry, 100 + quint64(number));
        must(desk.start(at));
        meet(made, desk);
        desks.push_back(desk.image());
    }
    mirror.emplace(registry);
    must(mirror->follow(made.connection()));
    server = made.image();
}

void Beginning::meet(Server &made, Desk &desk)
{
    while (const auto request = must(desk.engine().next(at))) {
        const sync::Session session{desk.user, desk.engine().desk()};
        const QByteArray answer = must(made.answer(session, session.desk, request->kind, request->body, at));
        must(desk.engine().receive(request->kind, answer, at));
    }
}

} // namespace peygir::simulation
