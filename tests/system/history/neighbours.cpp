// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/history/neighbours.h"

#include "access/core/roles.h"
#include "base/random.h"
#include "organisation/core/chart.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/process_row.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace peygir::history {

namespace {

Uuid idOf(QByteArrayView name)
{
    static const Uuid space = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-000000000000")).value();
    return derivedUuid(space, name);
}

Localized named(const char *name) { return {QString::fromLatin1(name), {}}; }

/// A record of base information as `peygird load-base` takes it.
template <class T>
QJsonObject record(const T &item)
{
    return {{QStringLiteral("type"), QLatin1String(T::tableName)}, {QStringLiteral("record"), fieldsToJson(item)}};
}

workflow::ProcessDefinition oneClerk()
{
    QFile file(QStringLiteral(":/processes/one_clerk_town.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no process");
    const QByteArray text = file.readAll();
    const workflow::Process process = test::must(workflow::parseProcess(text));
    return {process.id(), process.key().text(), process.version(), QString::fromUtf8(text), true};
}

} // namespace

Neighbours::Neighbours(int howMany)
    : m_subject(idOf("subject"))
{
    for (int number = 0; number < howMany; ++number)
        m_users.push_back(UserId(idOf(nameOf(number).toLatin1())));
}

void Neighbours::setUp(test::ServerProcess &server) const
{
    server.startWith(baseInformation(), accounts());
}

QByteArray Neighbours::baseInformation() const
{
    const UserId clerk(idOf("clerk"));
    const organisation::UnitId unit(idOf("unit"));
    const access::RoleId role(idOf("neighbour"));
    const catalogue::SubjectGroupId group(idOf("group"));
    const auto process = oneClerk();
    QJsonArray records{record(organisation::Unit{unit, {}, organisation::UnitLevel::Organisation, named("city"), true}),
                       record(organisation::Person{clerk, QStringLiteral("clerk"), true})};
    QJsonArray rights;
    for (size_t number = 0; number < m_users.size(); ++number) {
        records.append(record(organisation::Person{m_users[number], nameOf(int(number)), true}));
        rights.append(QJsonObject{{QStringLiteral("user"), m_users[number].toString()},
                                  {QStringLiteral("role"), role.toString()},
                                  {QStringLiteral("granted"), true}});
    }
    records.append(record(access::Role{role,
                                       QStringLiteral("neighbour"),
                                       named("neighbour"),
                                       {QStringLiteral("cases.register"), QStringLiteral("cases.read_cards"),
                                        QStringLiteral("cases.read_files"), QStringLiteral("cases.read_citizens"),
                                        QStringLiteral("cases.note")},
                                       true}));
    records.append(record(organisation::Post{organisation::PostId(idOf("post")), unit, named("post"), clerk, true,
                                             QStringLiteral("clerk"), true}));
    records.append(record(process));
    records.append(record(catalogue::SubjectGroup{group, named("group"), true}));
    records.append(record(catalogue::Subject{m_subject, group, named("subject"), process.id.uuid(),
                                             catalogue::ResponsibleBy::Unit, unit.uuid(), 72, true}));
    return QJsonDocument(QJsonObject{{QStringLiteral("records"), records}, {QStringLiteral("rights"), rights}})
        .toJson();
}

QByteArray Neighbours::accounts() const
{
    QJsonArray users;
    for (size_t number = 0; number < m_users.size(); ++number)
        users.append(QJsonObject{{QStringLiteral("user"), m_users[number].toString()},
                                 {QStringLiteral("name"), nameOf(int(number))},
                                 {QStringLiteral("password"), passwordOf(int(number))}});
    return QJsonDocument(users).toJson();
}

} // namespace peygir::history
