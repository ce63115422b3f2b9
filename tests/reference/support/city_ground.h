// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/registry.h"
#include "reference/core/base_information.h"
#include "reference/store/sql_record_queries.h"
#include "reference/support/city_store.h"

namespace peygir::test {

/// What a page stands on in a test: the demo city's store, a desk that writes into it, a thread that reads it, and base
/// information read there. The page goes before it does.
class CityGround
{
protected:
    void openGround(std::vector<reference::RecordForm> forms = reference::recordForms())
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_writer = m_database->openMigrated();
        m_desk = std::make_unique<CityDesk>(*m_writer);
        m_thread = std::make_unique<storage::QueryThread>(
            [this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
        m_records = std::make_unique<reference::SqlRecordQueries>(*m_thread, makeRecordTypes(), std::move(forms));
    }
    void closeGround()
    {
        m_records.reset();
        m_thread.reset();
        m_desk.reset();
        m_writer.reset();
        m_database.reset();
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_writer;
    std::unique_ptr<CityDesk> m_desk;
    std::unique_ptr<storage::QueryThread> m_thread;
    std::unique_ptr<reference::SqlRecordQueries> m_records;
};

} // namespace peygir::test
