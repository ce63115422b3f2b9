// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/clerks_town.h"

#include "base/random.h"
#include "organisation/core/chart.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace peygir::test {

namespace {

Uuid idOf(QByteArrayView name)
{
    static const Uuid space = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-000000000000")).value();
    return derivedUuid(space, name);
}

} // namespace

ClerksTown::ClerksTown()
    : sara(idOf("sara"))
    , nima(idOf("nima"))
    , omid(idOf("omid"))
    , clerk(idOf("clerk"))
    , streets(idOf("streets"))
    , parks(idOf("parks"))
{}

catalogue::SubjectId ClerksTown::subjectOf(const catalogue::SubjectGroupId &group)
{
    return catalogue::SubjectId(derivedUuid(group.uuid(), "subject"));
}

void ClerksTown::setUp(ServerProcess &server) const
{
    server.startWith(baseInformation(), accounts());
}

QByteArray ClerksTown::baseInformation() const
{
    QJsonArray records;
    const auto add = [&records](const char *type, const QJsonObject &fields) {
        records.append(
            QJsonObject{{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("record"), fields}});
    };
    const organisation::UnitId unit(idOf("unit"));
    for (const auto &[user, name] : {std::pair(sara, "Sara"), {nima, "Nima"}, {omid, "Omid"}})
        add("person",
            fieldsToJson(organisation::Person{user, QString::fromLatin1(name) + QStringLiteral(" Example"), true}));
    add("unit", fieldsToJson(organisation::Unit{
                    unit, {}, organisation::UnitLevel::Organisation, {QStringLiteral("city"), {}}, true}));
    add("role", fieldsToJson(access::Role{clerk,
                                          QStringLiteral("clerk"),
                                          {QStringLiteral("clerk"), {}},
                                          {QStringLiteral("cases.register"), QStringLiteral("cases.read_cards"),
                                           QStringLiteral("cases.read_files"), QStringLiteral("cases.attach"), QStringLiteral("catalogue.edit"),
                                           QStringLiteral("access.change_rights"), QStringLiteral("access.read_log")},
                                          true}));
    for (const auto &group : {streets, parks}) {
        add("subject_group", fieldsToJson(catalogue::SubjectGroup{group, {QStringLiteral("group"), {}}, true}));
        add("subject",
            QJsonObject{{QStringLiteral("id"), subjectOf(group).toString()},
                        {QStringLiteral("subject_group"), group.toString()},
                        {QStringLiteral("name"), QJsonObject{{QStringLiteral("fa"), QStringLiteral("subject")}}},
                        {QStringLiteral("process"), idOf("no process").toString()},
                        {QStringLiteral("responsible_by"), QStringLiteral("unit")},
                        {QStringLiteral("unit"), unit.toString()},
                        {QStringLiteral("deadline_hours"), 72},
                        {QStringLiteral("active"), true}});
    }
    QJsonArray rights;
    for (const auto &[user, group] : {std::pair(sara, QString()), {nima, QString()}, {omid, parks.toString()}}) {
        QJsonObject right{{QStringLiteral("user"), user.toString()},
                          {QStringLiteral("role"), clerk.toString()},
                          {QStringLiteral("granted"), true}};
        if (!group.isEmpty())
            right.insert(QStringLiteral("subjectGroup"), group);
        rights.append(right);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("records"), records}, {QStringLiteral("rights"), rights}})
        .toJson();
}

QByteArray ClerksTown::accounts() const
{
    QJsonArray users;
    for (const auto &[user, name] :
         {std::pair(sara, QStringLiteral("sara")), {nima, QStringLiteral("nima")}, {omid, QStringLiteral("omid")}}) {
        users.append(QJsonObject{{QStringLiteral("user"), user.toString()},
                                 {QStringLiteral("name"), name},
                                 {QStringLiteral("password"), name + QStringLiteral("'s password")}});
    }
    return QJsonDocument(users).toJson();
}

} // namespace peygir::test
