// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/server_query.h"

#include "sync/wire/page_reader.h"
#include "sync/wire/query.h"

#include <QJsonArray>

namespace peygir::front {

namespace {

/// Of its own memory: what a reader has read goes with the reader.
Value kept(const Value &value)
{
    if (value.type() != Value::Type::Text)
        return value;
    const QByteArray &text = value.toUtf8();
    return Value::text(QByteArray(text.constData(), text.size()));
}

RowPointer rowFrom(const Table &table, std::span<const Value> image)
{
    auto row = std::make_shared<Row>(Row{&table, image[0].toUuid(), image[1].toUuid(), image[2].toInteger(),
                                         image[3].toInteger(), image[4].toInteger(), {}});
    for (const Value &value : image.subspan(fixedColumns))
        row->values.push_back(kept(value));
    return row;
}

Result<ServerPort::Answer> read(const QByteArray &body, const Registry &registry)
{
    TRY_LET(const sync::QueryResponse response, sync::QueryResponse::decode(body));
    sync::PageReader reader(registry);
    TRY_LET(const sync::Page page, reader.read(response.page));
    ServerPort::Answer answer{response.serverTime, {}, response.told};
    for (const sync::PageRows &rows : page.rows) {
        for (size_t i = 0; i < rows.count(); ++i)
            answer.rows.push_back(rowFrom(*rows.table, rows.row(i)));
    }
    return answer;
}

/// What the server itself said, where it said something about the question.
Error meant(const Error &error)
{
    const int status = error.values().value(QStringLiteral("status")).toInt();
    const QByteArray word = error.values().value(QStringLiteral("error")).toByteArray();
    if (error.id() != "front.status")
        return error;
    if (status == 401 || word == "sync.desk_of_another")
        return Error("front.sign_in_needed");
    // A server without this endpoint knows nothing of the case either; whose fault that is, its administrator finds out.
    if (status >= 500 || word.isEmpty() || word.startsWith("front."))
        return error;
    return Error(word, error.values().value(QStringLiteral("values")).toMap());
}

QJsonValue jsonOf(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null: return QJsonValue::Null;
    case Value::Type::Integer: return value.toInteger();
    case Value::Type::Boolean: return value.toBoolean();
    case Value::Type::Text: return value.toText();
    case Value::Type::Bytes: return QString::fromLatin1(value.toBytes().toHex());
    case Value::Type::Uuid: return value.toUuid().toString();
    }
    Q_UNREACHABLE();
}

QJsonObject jsonOf(const Row &row)
{
    QJsonObject json;
    const Value fixed[fixedColumns]{Value(row.id), Value(row.aggregate), Value(row.rev), Value(row.seq), Value(row.hash)};
    for (size_t i = 0; i < row.table->allNames.size(); ++i)
        json.insert(QString::fromUtf8(row.table->allNames[i]),
                    jsonOf(i < size_t(fixedColumns) ? fixed[i] : row.values[i - size_t(fixedColumns)]));
    return json;
}

} // namespace

void askServer(DeskTransport &line, const Asker &asker, const QByteArray &query, const QJsonObject &arguments,
               std::function<void(Result<ServerPort::Answer>)> done)
{
    line.post("/v1/query", sync::QueryRequest{asker.desk, query, arguments}.encoded(), asker.token,
              [&registry = asker.registry, done = std::move(done)](const Result<QByteArray> &body) {
                  done(body.ok() ? read(*body, registry) : Result<ServerPort::Answer>(meant(body.error())));
              });
}

QJsonObject toJson(const ServerPort::Answer &answer)
{
    QJsonObject tables;
    for (const RowPointer &row : answer.rows) {
        const QString name = QString::fromUtf8(row->table->name);
        QJsonArray rows = tables.value(name).toArray();
        rows.append(jsonOf(*row));
        tables.insert(name, rows);
    }
    QJsonObject json{{QStringLiteral("at"), answer.at.milliseconds()}, {QStringLiteral("tables"), tables}};
    if (!answer.told.isEmpty())
        json.insert(QStringLiteral("told"), answer.told);
    return json;
}

} // namespace peygir::front
