// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

namespace peygir::uikit {

/// One answer to what is being typed.
struct Suggestion
{
    /// What the provider knows it by; opaque to the field.
    QString id;
    QString title;
    /// What tells it from others of the same title; may be empty.
    QString subtitle;
    /// A name of resources/icons/icons.txt; may be empty.
    QString icon = {};
    /// At the far end of the row: a key, a count. May be empty.
    QString end = {};

    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

/// Where suggestions come from: the desk's store, behind a query interface. Never blocks: a question is only noted in
/// request() and answered later by the signal, in the thread of the provider (the main one). Answers in any order, late
/// or not at all are all right; a question that was superseded or cancelled may still be answered and is ignored.
class SuggestionProvider : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `requestId` is unique in the program. At most `limit` answers, the best first. `typed` is not empty.
    virtual void request(quint64 requestId, const QString &typed, int limit) = 0;
    /// Nobody waits for this answer any more.
    virtual void cancel(quint64 requestId) = 0;

Q_SIGNALS:
    void answered(quint64 requestId, const QList<peygir::uikit::Suggestion> &suggestions);
};

/// A number that no other question of this program has.
quint64 nextRequestId();

} // namespace peygir::uikit
