// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/asked_lists.h"

#include "cases/store/name_book.h"

namespace peygir::cases {

namespace {

struct Answered
{
    std::vector<CaseCard> cards;
    ServerLines lines;
};

Result<Answered> read(const ServerPort::Answer &answer)
{
    Answered read{{}, {answer.at, {}, {}, {}}};
    for (const RowPointer &row : answer.rows) {
        if (row->table == &tableOf<CaseCard>())
            read.cards.push_back(fromRow<CaseCard>(*row));
    }
    const QJsonValue next = answer.told.value(QLatin1String("next"));
    const QJsonValue years = answer.told.value(QLatin1String("years"));
    const auto numbers = FieldCodec<std::optional<std::vector<int>>>::fromJson(years);
    if (!(next.isUndefined() || next.isObject()) || !numbers.ok())
        return Error("sync.malformed");
    if (next.isObject())
        read.lines.next = next.toObject();
    read.lines.years = numbers->value_or(std::vector<int>());
    return read;
}

Result<ServerLines> named(storage::Connection &connection, Answered answered)
{
    storage::Door door(connection);
    NameBook names(door);
    for (CaseCard &card : answered.cards) {
        TRY_LET(CaseLine line, names.line(std::move(card)));
        answered.lines.lines.push_back(std::move(line));
    }
    return std::move(answered.lines);
}

} // namespace

ClosedLists::Cancel AskedLists::closed(const ClosedAsked &asked, QObject *context, Done done)
{
    // What is to be ended is the question first, and then the reading of names.
    const auto cancel = std::make_shared<Cancel>();
    *cancel = m_server.ask("closed", fieldsToJson(asked), context, [=, this](const Result<ServerPort::Answer> &answer) {
        auto answered = answer.ok() ? read(*answer) : Result<Answered>(answer.error());
        if (!answered.ok())
            return done(answered.error());
        auto ticket = m_thread.run<ServerLines>(
            [answered = std::move(*answered)](storage::Connection &connection) { return named(connection, answered); },
            context, done);
        *cancel = [ticket]() mutable { ticket.cancel(); };
    });
    return [cancel] { (*cancel)(); };
}

} // namespace peygir::cases
