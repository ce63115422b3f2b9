// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen.h"
#include "command/attention.h"
#include "support/rules/scene.h"

/// What the tests of intake ask a scene.
namespace peygir::test {

inline QString text(const char *latin) { return QString::fromLatin1(latin); }

/// Registers the message, which is never refused, and gives its case.
inline cases::CaseId send(Scene &scene, const intake::RegisterCase &message, const UserId &author = sara())
{
    const cases::CaseId id = intake::caseIdOf(scene.nextId());
    scene.must(message, author);
    return id;
}

inline std::vector<cases::HistoryEntry> entriesOf(const Scene &scene, const cases::CaseId &id, cases::HistoryKind what)
{
    std::vector<cases::HistoryEntry> entries = scene.history(id);
    std::erase_if(entries, [what](const cases::HistoryEntry &entry) { return entry.what != what; });
    return entries;
}

inline QStringList flagsOf(const Scene &scene, const cases::CaseId &id)
{
    QStringList flags;
    for (const cases::HistoryEntry &entry : entriesOf(scene, id, cases::HistoryKind::IntakeFlag))
        flags += entry.values.value(QStringLiteral("error")).toString();
    flags.sort();
    return flags;
}

inline std::vector<Attention> attentionOf(const Scene &scene, const UserId &user, const char *error)
{
    std::vector<Attention> entries = scene.store.all<Attention>();
    std::erase_if(entries,
                  [&](const Attention &entry) { return entry.user != user || entry.errorId != QLatin1String(error); });
    return entries;
}

inline std::vector<cases::Citizen> citizens(const Scene &scene) { return scene.store.all<cases::Citizen>(); }

/// Puts a record of base information, as the server does when it is set up.
template <class T>
void putRecord(Scene &scene, const T &record)
{
    Envelope put = scene.envelope(aMessage(), access::systemUser());
    put.kind = "PutRecord";
    put.arguments = {{QStringLiteral("type"), QString::fromLatin1(T::tableName)},
                     {QStringLiteral("record"), fieldsToJson(record)}};
    const auto decided = scene.submitted(put);
    if (!decided.ok())
        qFatal("%s: %s", T::tableName, decided.error().id().constData());
}

} // namespace peygir::test
