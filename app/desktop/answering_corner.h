// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/call_book.h"
#include "answering/store/sql_answering_queries.h"
#include "command/desk_port.h"
#include "desktop/add_page.h"
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
    /// `fullName` is who calls; may be empty.
    AnsweringCorner(const Ports &ports, const QString &fullName, AddPage addPage);
    ~AnsweringCorner() override;

    /// Before the window goes.
    void keep();

private:
    QWidget *makePage();

    Ports m_ports;
    const QString m_fullName;
    AddPage m_addPage;
    answering::SqlAnsweringQueries m_queries;
    /// Null until it is known that he may.
    answering::AnsweringPage *m_page = nullptr;
};

} // namespace peygir::desktop
