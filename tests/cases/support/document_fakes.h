// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/attach_document.h"
#include "cases/core/document_queries.h"
#include "command/desk_port.h"

#include <deque>

namespace peygir::test {

/// A desk that notes what it is given, and keeps it or refuses it as the test says.
class NotingDesk final : public DeskPort
{
public:
    struct Given
    {
        QByteArray kind;
        QJsonObject arguments;
    };
    std::vector<Given> given;
    /// One for each of the next commands; then everything is kept.
    std::deque<Error> refusals;

    UserId user() const override
    {
        return UserId(Uuid::parse(QByteArrayView("01900000-0000-7000-8000-000000000001")).value());
    }
    void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, Done done,
                const char *) override
    {
        given.push_back({kind, arguments});
        std::optional<Error> refusal;
        if (!refusals.empty()) {
            refusal = refusals.front();
            refusals.pop_front();
        }
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done), refusal, id = user().uuid()] {
                done(refusal ? Result<Accepted>(*refusal) : Accepted{id, {}, false});
            },
            Qt::QueuedConnection);
    }
    DeskStatus status() const override { return {}; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return SystemClock().now(); }
    void synchroniseNow() override {}
};

/// The documents of every case.
class FixedDocuments final : public cases::DocumentQueries
{
public:
    std::vector<cases::DocumentView> views;

    Cancel documents(const cases::CaseId &caseId, QObject *context, Done done) override
    {
        std::vector<cases::DocumentView> found;
        for (const cases::DocumentView &view : views) {
            if (view.document.caseId == caseId)
                found.push_back(view);
        }
        QMetaObject::invokeMethod(
            context, [found, done = std::move(done)] { done(found); }, Qt::QueuedConnection);
        return [] {};
    }
};

} // namespace peygir::test
