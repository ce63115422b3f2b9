// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/store/sql_call_book.h"
#include "bench/support/big_desk.h"
#include "cases/store/sql_bulk_book.h"
#include "cases/store/sql_case_queries.h"
#include "desktop/desk_search.h"
#include "desktop/main_window.h"
#include "desktop/support/told_server.h"
#include "front/desk/desk_runtime.h"
#include "front/desk/file_service.h"
#include "intake/store/sql_draft_book.h"
#include "uikit/row_list_view.h"
#include "uikit/view_settings.h"

#include <QTemporaryDir>

namespace peygir::bench {

/// A copy of the big desk, store and whole index, with its real thread under the real window, as `DeskSession` puts them
/// together, without a server. It goes with this object.
class WorkingDesk
{
public:
    explicit WorkingDesk(const BigDesk &big);

    desktop::MainWindow &window() { return *m_window; }
    cases::CaseQueries &cases() { return *m_cases; }
    DeskPort &port() { return *m_runtime; }
    cases::BulkBook &book() { return *m_acts; }
    std::unique_ptr<storage::Connection> connect() const;
    /// Goes to this place ("referred") and answers the list that is shown there.
    uikit::RowListView &listAt(const char *place);

private:
    QTemporaryDir m_folder;
    const Registry m_registry;
    test::ToldServer m_server;
    uikit::PassingViewSettings m_settings;
    std::unique_ptr<front::DeskRuntime> m_runtime;
    std::unique_ptr<storage::QueryThread> m_queries;
    std::unique_ptr<desktop::DeskSearch> m_search;
    std::unique_ptr<front::FileService> m_files;
    std::unique_ptr<intake::SqlDraftBook> m_drafts;
    std::unique_ptr<cases::SqlBulkBook> m_acts;
    std::unique_ptr<answering::SqlCallBook> m_calls;
    std::unique_ptr<desktop::MainWindow> m_window;
    std::unique_ptr<cases::SqlCaseQueries> m_cases;
};

} // namespace peygir::bench
