// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/message_documents.h"

#include "access/core/roles.h"
#include "bench/support/bench_server.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "reference/core/put_record.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/case_commands.h"
#include "support/standard_city/case_life_stream.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace peygir::peers {

namespace city = standard_city;
using bench::must;

namespace {

constexpr quint64 citySeed = 586;
/// Of the ids of a message, those of its commands aside.
constexpr quint64 rowPart = 900;
const QString wordsField = QStringLiteral("words");

/// As many bytes of UTF-8 as asked for: the words again and again, and dots where a letter of two bytes does not fit.
QString wordsOf(const QString &words, qsizetype bytes)
{
    QString text = words;
    while (text.toUtf8().size() < bytes)
        text += u' ' + (words.isEmpty() ? QStringLiteral(".") : words);
    while (text.toUtf8().size() > bytes)
        text.chop(1);
    // A space or a joiner at the end would not be stored.
    while (!text.isEmpty() && !text.back().isLetterOrNumber())
        text.chop(1);
    while (text.toUtf8().size() < bytes)
        text += u'.';
    return text;
}

} // namespace

MessageDocuments::MessageDocuments(qint64 count, Instant now)
    : m_plan(must(city::demoCityPlan()))
    , m_now(now)
{
    // All of them on one day, so that everything is kept by every desk that may hold it.
    city::CaseLifeStream lives(m_plan, citySeed, count, city::Span{now - std::chrono::hours(24), now});
    auto told = must(city::CaseCommands::of(m_plan, citySeed, [&lives] { return lives.next(); }));
    while (auto command = must(told.next())) {
        if (command->kind == intake::RegisterCase::kind)
            m_registrations.push_back(std::move(*command));
    }
    if (m_registrations.size() != size_t(count))
        qFatal("the city told %zu messages", m_registrations.size());
    fitWords();
}

std::vector<Envelope> MessageDocuments::baseInformation() const
{
    return must(city::baseInformation(m_plan, m_now - std::chrono::hours(24 * 400)));
}

std::vector<Envelope> MessageDocuments::rows() const
{
    std::vector<Envelope> rows;
    for (size_t i = 0; i < m_registrations.size(); ++i) {
        const Envelope &registration = m_registrations[i];
        const QJsonObject record{
            {QStringLiteral("id"), intake::caseIdOf(registration.id).uuid().toString()},
            {QStringLiteral("abbreviation"), registration.arguments.value(QLatin1String("code"))},
            {QStringLiteral("words"), QJsonObject{{QStringLiteral("fa"), QString::fromUtf8(m_objects[i])}}},
            {QStringLiteral("used_in"), QJsonArray{QStringLiteral("note")}},
            {QStringLiteral("active"), true}};
        rows.push_back(
            {city::plannedId(registration.madeAt, citySeed, qint64(i), rowPart),
             reference::putRecordKind,
             1,
             access::systemUser(),
             registration.madeAt,
             std::nullopt,
             std::nullopt,
             {},
             QJsonObject{{QStringLiteral("type"), QStringLiteral("snippet")}, {QStringLiteral("record"), record}}});
    }
    return rows;
}

void MessageDocuments::fitWords()
{
    const Registry registry = makeRegistry();
    const auto connection = bench::sqliteInMemory();
    bench::BenchServer server(*connection, registry, m_now, [this] { return baseInformation(); });
    server.run(m_registrations);
    std::map<Uuid, QJsonObject> documents;
    eachDocument(*connection, [&](const Uuid &id, const QJsonObject &document) { documents.emplace(id, document); });
    for (Envelope &command : m_registrations) {
        QJsonObject &document = documents.at(intake::caseIdOf(command.id).uuid());
        const QString words = command.arguments.value(wordsField).toString();
        const qsizetype bytes = words.toUtf8().size() + documentBytes - written(document).size();
        if (bytes < 1)
            qFatal("a message is longer than a document without a word");
        const QString fitting = wordsOf(words, bytes);
        command.arguments.insert(wordsField, fitting);
        document.insert(wordsField, fitting);
        m_objects.push_back(written(document));
        if (m_objects.back().size() != documentBytes)
            qFatal("a document of %lld bytes: %s", static_cast<long long>(m_objects.back().size()),
                   m_objects.back().constData());
    }
}

QByteArray written(const QJsonObject &document) { return QJsonDocument(document).toJson(QJsonDocument::Compact); }

void eachDocument(storage::Connection &connection,
                  const std::function<void(const Uuid &id, const QJsonObject &document)> &use)
{
    static const std::vector<QString> names{
        QStringLiteral("id"),          QStringLiteral("subject"),      QStringLiteral("place"),
        QStringLiteral("citizen"),     QStringLiteral("code"),         QStringLiteral("address"),
        QStringLiteral("caller_name"), QStringLiteral("caller_phone"), QStringLiteral("channel"),
        QStringLiteral("node"),        QStringLiteral("words"),        QStringLiteral("registered_at")};
    must(connection.each("SELECT c.id, c.subject, c.place, c.citizen, c.code, c.address, f.caller_name, f.caller_phone,"
                         " c.channel, c.node, f.words, c.registered_at"
                         " FROM case_card c JOIN case_file f ON f.id = c.id ORDER BY c.seq, c.id",
                         {}, [&](const storage::RowView &row) {
                             QJsonObject document;
                             for (int i = 0; i < row.columns(); ++i) {
                                 const QString &name = names[size_t(i)];
                                 if (row.isNull(i))
                                     document.insert(name, QJsonValue::Null);
                                 else if (i < 4)
                                     document.insert(name, row.uuid(i).toString());
                                 else if (i == row.columns() - 1)
                                     document.insert(name, row.integer(i));
                                 else
                                     document.insert(name, row.text(i));
                             }
                             use(row.uuid(0), document);
                             return true;
                         }));
}

} // namespace peygir::peers
