// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/shared_server.h"

#include "composition/registry.h"
#include "places/core/place.h"
#include "reference/core/put_record.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

namespace peygir::test {

SharedServer::SharedServer() : m_registry(makeRegistry()) {}

void SharedServer::begin()
{
    QFETCH_GLOBAL(bool, postgresql);
    auto &fixture = m_fixtures[postgresql];
    if (!fixture) {
        fixture = std::make_unique<Fixture>();
        fixture->server.startWith(baseInformation(), accounts());
    }
    m_server = &fixture->server;
    m_caller = std::make_unique<Caller>(*m_server);
}

QByteArray SharedServer::signIn(const char *name, const SystemDesk &desk)
{
    return m_caller->signIn(QString::fromLatin1(name), QString::fromLatin1(name) + QStringLiteral("'s password"), desk.desk());
}

QByteArray SharedServer::baseInformation() const
{
    const auto record = [](const char *type, const QJsonObject &fields) {
        return QJsonObject{{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("record"), fields}};
    };
    const access::Role clerk{m_clerk,
                             QStringLiteral("clerk"),
                             {QStringLiteral("clerk"), {}},
                             {QStringLiteral("cases.register"), QStringLiteral("cases.read_cards"),
                              QStringLiteral("cases.read_files"), QStringLiteral("places.edit"),
                              QStringLiteral("cases.supervise")},
                             true};
    const organisation::UnitId house(m_clerk.uuid());
    const organisation::PostId desk(m_omid.uuid());
    const QJsonArray records{
        record("person", fieldsToJson(organisation::Person{m_sara, QStringLiteral("Sara Example"), true})),
        record("person", fieldsToJson(organisation::Person{m_omid, QStringLiteral("Omid Example"), true})),
        record("role", fieldsToJson(clerk)),
        record("unit", fieldsToJson(organisation::Unit{house, {}, organisation::UnitLevel::Organisation,
                                                       {QStringLiteral("house"), {}}, true})),
        record("post", fieldsToJson(organisation::Post{desk, house, {QStringLiteral("desk"), {}}, m_omid, false, {}, true})),
    };
    const QJsonArray rights{QJsonObject{{QStringLiteral("user"), m_sara.toString()},
                                        {QStringLiteral("role"), m_clerk.toString()},
                                        {QStringLiteral("granted"), true}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("records"), records}, {QStringLiteral("rights"), rights}})
        .toJson();
}

QByteArray SharedServer::accounts() const
{
    QJsonArray users;
    for (const auto &[user, name] : {std::pair(m_sara, QStringLiteral("sara")), {m_omid, QStringLiteral("omid")},
                                     {m_reza, QStringLiteral("reza")}}) {
        users.append(QJsonObject{{QStringLiteral("user"), user.toString()},
                                 {QStringLiteral("name"), name},
                                 {QStringLiteral("password"), name + QStringLiteral("'s password")}});
    }
    return QJsonDocument(users).toJson();
}

intake::RegisterCase SharedServer::aMessage()
{
    return {{},
            catalogue::SubjectId(newUuid(Instant(4), m_random)),
            {},
            {},
            {},
            QStringLiteral("The lamp is broken"),
            {},
            {},
            cases::Channel{},
            cases::Urgency{},
            {}};
}

Envelope SharedServer::placeCommand(const UserId &author, int number) const
{
    const Uuid id = derivedUuid(m_deskId, "command " + QByteArray::number(number));
    const places::Place place{places::PlaceId(derivedUuid(m_deskId, "place " + QByteArray::number(number))),
                              {},
                              places::PlaceLevel::Region,
                              {QStringLiteral("place"), {}},
                              {},
                              {},
                              {},
                              true};
    const QJsonObject arguments{{QStringLiteral("type"), QStringLiteral("place")},
                                {QStringLiteral("record"), fieldsToJson(place)}};
    return {id, reference::putRecordKind, 1, author, Instant(1'790'000'000'000), 0, std::nullopt, {}, arguments};
}

bool SharedServer::push(const QByteArray &token, const Uuid &desk, int number, int commands, Caller *caller,
                        std::map<QByteArray, qint64> *receipts)
{
    sync::PushRequest request{desk, {}};
    for (int i = 0; i < commands; ++i)
        request.commands.push_back(placeCommand(m_sara, number * commands + i).encoded());
    const auto answer = (caller ? caller : m_caller.get())->post("/v1/push", request.encoded(), token);
    if (answer.status != 200)
        return false;
    const auto response = must(sync::PushResponse::decode(answer.body));
    for (const sync::Receipt &receipt : response.receipts) {
        if (receipt.outcome != sync::Outcome::Applied)
            qFatal("%s", receipt.reason->id().constData());
        if (receipts)
            receipts->insert_or_assign(receipt.command.toAscii(), receipt.seq);
    }
    return true;
}

} // namespace peygir::test
