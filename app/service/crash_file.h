// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/sequencer.h"

namespace peygir::server {

/// Which commands were being run when the server ended, in a small file beside the data. Never synced to the disk: it
/// is there for a server that falls, and the system keeps what a fallen program has written; a power cut is not the
/// command's fault.
class CrashFile final : public sync::CrashLedger
{
public:
    /// Fails with "server.folder" {folder} when the file cannot be opened.
    static Result<std::unique_ptr<CrashFile>> open(const QString &path);
    ~CrashFile() override;
    CrashFile(const CrashFile &) = delete;
    CrashFile &operator=(const CrashFile &) = delete;

    /// What an earlier process left. Empty after a clean end.
    std::vector<Uuid> leftBehind() const { return m_leftBehind; }
    /// They have been counted.
    void forget() { m_leftBehind.clear(); }

    void running(std::span<const sync::Arrival> group) override;
    void finished() override;

private:
    explicit CrashFile(int file) : m_file(file) {}

    int m_file;
    std::vector<Uuid> m_leftBehind;
};

} // namespace peygir::server
