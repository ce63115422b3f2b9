// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/call_book.h"
#include "answering/store/sql_answering_queries.h"
#include "command/desk_port.h"
#include "reference/core/record_queries.h"

namespace peygir::answering {
class AnsweringPage;
}
namespace peygir::uikit {
class Shell;
}

namespace peygir::desktop {

/// What of answering there is in a window: its page, once this desk knows that the person may
/// (`answering::recordAnswerVerb`), and how many citizens wait for a call. It holds no rule and no SQL.
class AnsweringCorner : public QObject
{
    Q_OBJECT

public:
    /// What it is made of; all outlive it.
    struct Ports
    {
        storage::QueryThread &queries;
        answering::CallBook &calls;
        reference::RecordQueries &rights;
        DeskPort &desk;
        uikit::Shell &shell;
    };
    /// Makes a place of the window; `arrive` is to be called each time one goes there.
    using AddPlace = std::function<void(QWidget &page, const QString &title, std::function<void()> arrive)>;

    /// `fullName` is who calls; may be empty.
    AnsweringCorner(const Ports &ports, const QString &fullName, AddPlace addPlace);
    ~AnsweringCorner() override;

    /// Before the window goes.
    void keep();

private:
    /// Rights come with rows, as all else.
    void askRights();
    void offer();

    Ports m_ports;
    const QString m_fullName;
    AddPlace m_addPlace;
    answering::SqlAnsweringQueries m_queries;
    /// Null until it is known that he may.
    answering::AnsweringPage *m_page = nullptr;
    reference::RecordQueries::Cancel m_cancel;
};

} // namespace peygir::desktop
