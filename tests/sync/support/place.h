// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sqlite_connection.h"
#include "storage/switched_connection.h"
#include "sync/desk/store_place.h"

#include <QTemporaryDir>

namespace peygir::sync::testing {

/// A desk's store in a folder of its own, and the room beside it.
class TestPlace final : public StorePlace
{
public:
    /// `prepare` gives an empty file the schema of a desk; `vfs` as in `SqliteOptions`.
    explicit TestPlace(std::function<void(storage::Connection &)> prepare, QByteArray vfs = {});

    /// To the store in use.
    std::unique_ptr<storage::Connection> connect();
    /// As a program that is gone and comes back.
    bool hasNext() const;
    QStringList files() const;

    Result<std::unique_ptr<storage::Connection>> openNext(Next next) override;
    Result<std::unique_ptr<storage::PageFile>> openPages(const QByteArray &name) override;
    QString pathOfPages(const QByteArray &name) const override;
    Result<void> removePages(const QByteArray &name) override;
    Result<void> discardNext() override;
    Result<void> exchange(const std::function<Result<void>()> &last) override;

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }

    std::function<void(storage::Connection &)> m_prepare;
    QByteArray m_vfs;
    QTemporaryDir m_folder;
    std::shared_ptr<storage::ConnectionSwitch> m_switch = std::make_shared<storage::ConnectionSwitch>();
};

} // namespace peygir::sync::testing
