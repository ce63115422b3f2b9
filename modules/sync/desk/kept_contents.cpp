// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/kept_contents.h"

#include "command/envelope.h"
#include "sync/desk/desk_state.h"

#include <QJsonArray>

namespace peygir::sync {

namespace {

/// Whatever a command calls it: nothing else has the form of a content's name.
void addContents(const QJsonValue &value, std::set<BlobHash> &contents)
{
    if (value.isString()) {
        const auto hash = BlobHash::parse(value.toString().toUtf8());
        if (hash.ok())
            contents.insert(*hash);
    } else if (value.isArray()) {
        for (const QJsonValue &one : value.toArray())
            addContents(one, contents);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &one : object)
            addContents(one, contents);
    }
}

/// Of what cannot be read, whatever may be a content's name counts as one: to keep a file too many costs room only.
void addFromBytes(const QByteArray &bytes, std::set<BlobHash> &contents)
{
    const qsizetype length = 64;
    for (qsizetype at = 0; at + length <= bytes.size(); ++at) {
        const auto hash = BlobHash::parse(bytes.mid(at, length));
        if (hash.ok())
            contents.insert(*hash);
    }
}

} // namespace

Result<std::optional<HistoryPlace>> historyPlace(storage::Connection &connection)
{
    DeskState state(connection);
    TRY(state.load());
    std::optional<HistoryPlace> place;
    if (state.cursor())
        place = HistoryPlace{*state.cursor(), state.durable()};
    return place;
}

Result<std::set<BlobHash>> contentsOfOutbox(storage::Connection &connection)
{
    std::set<BlobHash> contents;
    TRY(connection.each("SELECT bytes FROM outbox", {}, [&contents](const storage::RowView &view) {
        const auto envelope = Envelope::decode(view.bytes(0));
        if (envelope.ok())
            addContents(envelope->arguments, contents);
        else
            addFromBytes(view.bytes(0), contents);
        return true;
    }));
    return contents;
}

} // namespace peygir::sync
