// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/local_store.h"
#include "sync/desk/store_place.h"

namespace peygir::front {

/// The room beside a desk's store, in the same folder and under the same seal. On the thread of the desk's engine, but for
/// what the engine builds.
class DeskPlace final : public sync::StorePlace
{
public:
    /// `store` must outlive it.
    explicit DeskPlace(const storage::LocalStore &store) : m_store(store) {}

    Result<std::unique_ptr<storage::Connection>> openNext(Next next) override;
    Result<std::unique_ptr<storage::PageFile>> openPages(const QByteArray &name) override;
    QString pathOfPages(const QByteArray &name) const override;
    Result<void> removePages(const QByteArray &name) override;
    Result<void> discardNext() override { return m_store.discardNext(); }
    Result<void> exchange(const std::function<Result<void>()> &last) override { return m_store.exchange(last); }

private:
    const storage::LocalStore &m_store;
};

} // namespace peygir::front
