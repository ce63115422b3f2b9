// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/desk_state.h"

#include "command/fields.h"

#include <QJsonDocument>

namespace peygir::sync {

using storage::RowView;

Result<void> DeskState::load()
{
    m_desk.reset();
    m_deskNumber = 0;
    m_cursor.reset();
    m_known.reset();
    m_home.reset();
    m_durable = 0;
    m_position.reset();
    m_beginsAnew = false;
    m_plan.clear();
    m_arrived = {};
    m_set = {};
    m_clockOffsetMs.reset();
    m_lastContact.reset();
    m_codeCounter = 0;
    m_schema = 0;
    std::optional<Error> damaged;
    const auto take = [&damaged](auto &target, auto value) {
        if (value.ok())
            target = std::move(value).value();
        else
            damaged = Error("storage.damaged", {{QStringLiteral("table"), QStringLiteral("desk_state")}});
    };
    TRY(m_connection.each("SELECT name, value FROM desk_state", {}, [&](const RowView &view) {
        const QByteArray name = view.utf8(0);
        const QJsonObject value = QJsonDocument::fromJson(view.bytes(1)).object();
        const auto number = [&value](const char *key) { return value.value(QLatin1String(key)).toInteger(); };
        if (name == "desk")
            take(m_desk, FieldCodec<Uuid>::fromJson(value.value(QLatin1String("id"))));
        else if (name == "number")
            m_deskNumber = int(number("number"));
        else if (name == "cursor")
            take(m_cursor, cursorFromJson(value));
        else if (name == "known")
            take(m_known, cursorFromJson(value));
        else if (name == "home")
            take(m_home, FieldCodec<Uuid>::fromJson(value.value(QLatin1String("epoch"))));
        else if (name == "durable")
            m_durable = number("seq");
        else if (name == "position")
            take(m_position, positionFromJson(value));
        else if (name == "anew")
            m_beginsAnew = true;
        else if (name == "plan")
            take(m_plan, planFromJson(value.value(QLatin1String("buckets"))));
        else if (name == "arrived")
            m_arrived = {number("rows"), value.value(QLatin1String("shown")).toBool()};
        else if (name == "set")
            take(m_set, bucketSetFromJson(value));
        else if (name == "codes")
            m_codeCounter = number("counter");
        else if (name == "schema")
            m_schema = int(number("number"));
        else if (name == "contact") {
            m_clockOffsetMs = number("offset");
            m_lastContact = Instant(number("at"));
        }
        return true;
    }));
    return damaged ? Result<void>(*damaged) : Result<void>();
}

Result<void> DeskState::write(const char *name, const QJsonObject &value)
{
    TRY(m_connection.run("INSERT INTO desk_state (name, value) VALUES (?, ?)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         {Value::text(QByteArray(name)), Value::bytes(canonicalJson(value))}));
    return {};
}

Result<void> DeskState::forget(const char *name)
{
    TRY(m_connection.run("DELETE FROM desk_state WHERE name = ?", {Value::text(QByteArray(name))}));
    return {};
}

Result<void> DeskState::setDesk(const Uuid &desk)
{
    m_desk = desk;
    return write("desk", {{QStringLiteral("id"), desk.toString()}});
}

Result<void> DeskState::setDeskNumber(int number)
{
    if (number == m_deskNumber)
        return {};
    m_deskNumber = number;
    return write("number", {{QStringLiteral("number"), number}});
}

Result<void> DeskState::setCursor(const std::optional<Cursor> &cursor)
{
    m_cursor = cursor;
    return cursor ? write("cursor", toJson(*cursor)) : forget("cursor");
}

Result<void> DeskState::setKnown(const std::optional<Cursor> &known)
{
    if (known && m_known && known->epoch == m_known->epoch && known->seq <= m_known->seq)
        return {};
    m_known = known;
    return known ? write("known", toJson(*known)) : forget("known");
}

Result<void> DeskState::setHome(const Uuid &home)
{
    if (m_home == home)
        return {};
    m_home = home;
    return write("home", {{QStringLiteral("epoch"), home.toString()}});
}

Result<void> DeskState::setDurable(qint64 durable)
{
    if (durable == m_durable)
        return {};
    m_durable = durable;
    return write("durable", {{QStringLiteral("seq"), durable}});
}

Result<void> DeskState::setPosition(const std::optional<Position> &position)
{
    m_position = position;
    return position ? write("position", toJson(*position)) : forget("position");
}

Result<void> DeskState::setBeginsAnew(bool anew)
{
    m_beginsAnew = anew;
    return anew ? write("anew", {}) : forget("anew");
}

Result<void> DeskState::setPlan(const std::vector<BucketRows> &plan)
{
    m_plan = plan;
    return plan.empty() ? forget("plan") : write("plan", {{QStringLiteral("buckets"), toJson(plan)}});
}

Result<void> DeskState::setArrived(const Arrived &arrived)
{
    m_arrived = arrived;
    if (arrived.rows == 0 && !arrived.isShown)
        return forget("arrived");
    return write("arrived", {{QStringLiteral("rows"), arrived.rows}, {QStringLiteral("shown"), arrived.isShown}});
}

Result<void> DeskState::setSet(const BucketSet &set)
{
    m_set = set;
    return write("set", toJson(set));
}

Result<void> DeskState::setContact(Instant serverTime, Instant deskTime)
{
    m_clockOffsetMs = (serverTime - deskTime).count();
    m_lastContact = serverTime;
    return write("contact", {{QStringLiteral("offset"), *m_clockOffsetMs},
                             {QStringLiteral("at"), serverTime.milliseconds()}});
}

Result<void> DeskState::setSchema(int schema)
{
    m_schema = schema;
    return write("schema", {{QStringLiteral("number"), schema}});
}

Result<void> DeskState::setCodeCounter(qint64 counter)
{
    m_codeCounter = counter;
    return write("codes", {{QStringLiteral("counter"), counter}});
}

} // namespace peygir::sync
