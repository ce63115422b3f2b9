// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/simulated_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace peygir::testing {

using storage::DiskAnswer;

namespace {

constexpr qint64 sectorBytes = 512;

void writeInto(QByteArray &content, qint64 offset, QByteArrayView bytes)
{
    if (content.size() < offset + bytes.size())
        content.resize(offset + bytes.size(), '\0');
    std::memcpy(content.data() + offset, bytes.data(), size_t(bytes.size()));
}

} // namespace

class SimulatedDisk::Handle final : public storage::DiskFile
{
public:
    Handle(SimulatedDisk &disk, QByteArray name, std::shared_ptr<File> file)
        : m_disk(disk)
        , m_name(std::move(name))
        , m_file(std::move(file))
    {
        m_disk.m_open.push_back(m_file.get());
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle() override { std::erase(m_disk.m_open, m_file.get()); }

    DiskAnswer read(qint64 offset, std::span<char> into, qint64 &read) override;
    DiskAnswer write(qint64 offset, QByteArrayView bytes) override;
    DiskAnswer truncate(qint64 size) override;
    DiskAnswer sync() override;
    DiskAnswer size(qint64 &size) override
    {
        size = m_file->content.size();
        return m_disk.m_dead ? DiskAnswer::Failed : DiskAnswer::Ok;
    }

private:
    SimulatedDisk &m_disk;
    QByteArray m_name;
    std::shared_ptr<File> m_file;
};

DiskAnswer SimulatedDisk::Handle::read(qint64 offset, std::span<char> into, qint64 &read)
{
    if (m_disk.m_dead)
        return DiskAnswer::Failed;
    read = std::clamp<qint64>(m_file->content.size() - offset, 0, qint64(into.size()));
    if (read > 0)
        std::memcpy(into.data(), m_file->content.constData() + offset, size_t(read));
    return DiskAnswer::Ok;
}

DiskAnswer SimulatedDisk::Handle::write(qint64 offset, QByteArrayView bytes)
{
    if (const DiskAnswer answer = m_disk.countWrite(); answer != DiskAnswer::Ok)
        return answer;
    const qint64 growth = std::max<qint64>(0, offset + bytes.size() - m_file->content.size());
    if (!m_disk.mayGrow(growth))
        return DiskAnswer::Full;
    writeInto(m_file->content, offset, bytes);
    m_file->unsynced.push_back({offset, bytes.toByteArray()});
    return DiskAnswer::Ok;
}

DiskAnswer SimulatedDisk::Handle::truncate(qint64 size)
{
    if (const DiskAnswer answer = m_disk.countWrite(); answer != DiskAnswer::Ok)
        return answer;
    if (size >= m_file->content.size())
        return DiskAnswer::Ok;
    if (m_disk.m_bytesLeft)
        *m_disk.m_bytesLeft += m_file->content.size() - size;
    m_file->content.truncate(size);
    m_file->unsynced.push_back({size, {}});
    return DiskAnswer::Ok;
}

DiskAnswer SimulatedDisk::Handle::sync()
{
    if (const DiskAnswer answer = m_disk.countSync(); answer != DiskAnswer::Ok)
        return answer;
    for (const Write &write : m_file->unsynced) {
        if (write.bytes.isEmpty())
            m_file->synced.truncate(write.offset);
        else
            writeInto(m_file->synced, write.offset, write.bytes);
    }
    m_file->unsynced.clear();
    // SQLite's own VFS for Unix syncs the folder with the first sync of a file that it made, and so makes every earlier
    // change of names last.
    const auto durable = m_disk.m_syncedNames.find(m_name);
    if (durable == m_disk.m_syncedNames.end() || durable->second != m_file)
        m_disk.m_syncedNames = m_disk.m_names;
    return DiskAnswer::Ok;
}

SimulatedDisk::~SimulatedDisk() { Q_ASSERT_X(m_open.empty(), "SimulatedDisk", "destroyed while files are open"); }

std::unique_ptr<storage::DiskFile> SimulatedDisk::open(const QByteArray &name, Creation creation)
{
    if (m_dead)
        return nullptr;
    auto found = m_names.find(name);
    if (found == m_names.end()) {
        if (creation == Creation::Never)
            return nullptr;
        found = m_names.emplace(name, std::make_shared<File>()).first;
    }
    if (std::find(m_open.begin(), m_open.end(), found->second.get()) != m_open.end())
        return nullptr;
    return std::make_unique<Handle>(*this, name, found->second);
}

DiskAnswer SimulatedDisk::remove(const QByteArray &name, Durability durability)
{
    const auto found = m_names.find(name);
    if (m_dead || found == m_names.end())
        return DiskAnswer::Failed;
    if (m_bytesLeft)
        *m_bytesLeft += found->second->content.size();
    m_names.erase(found);
    if (durability == Durability::Now)
        m_syncedNames = m_names;
    return DiskAnswer::Ok;
}

bool SimulatedDisk::exists(const QByteArray &name) { return !m_dead && m_names.contains(name); }

DiskAnswer SimulatedDisk::rename(const QByteArray &from, const QByteArray &to)
{
    if (const DiskAnswer answer = countWrite(); answer != DiskAnswer::Ok)
        return answer;
    const auto found = m_names.find(from);
    if (found == m_names.end())
        return DiskAnswer::Failed;
    if (const auto old = m_names.find(to); old != m_names.end() && m_bytesLeft)
        *m_bytesLeft += old->second->content.size();
    m_names[to] = found->second;
    m_names.erase(found);
    m_syncedNames = m_names;
    return DiskAnswer::Ok;
}

std::vector<QByteArray> SimulatedDisk::names() const
{
    std::vector<QByteArray> names;
    for (const auto &[name, file] : m_names)
        names.push_back(name);
    return names;
}

bool SimulatedDisk::mayGrow(qint64 bytes)
{
    if (!m_bytesLeft)
        return true;
    if (*m_bytesLeft < bytes)
        return false;
    *m_bytesLeft -= bytes;
    return true;
}

DiskAnswer SimulatedDisk::countWrite()
{
    ++m_writes;
    if (m_writesLeft > 0 && --m_writesLeft == 0)
        m_dead = true;
    const bool fails = m_writesUntilFailed > 0 && --m_writesUntilFailed == 0;
    return m_dead || fails ? DiskAnswer::Failed : DiskAnswer::Ok;
}

DiskAnswer SimulatedDisk::countSync()
{
    ++m_syncs;
    if (m_syncsLeft > 0 && --m_syncsLeft == 0)
        m_dead = true;
    return m_dead ? DiskAnswer::Failed : DiskAnswer::Ok;
}

namespace {

/// Chances of 4: on some cuts everything survives, on some nothing, on most a part.
enum class Survival { Nothing, Everything, EachByItself };

Survival drawSurvival(Random &random)
{
    switch (random.below(4)) {
    case 0:
        return Survival::Nothing;
    case 1:
        return Survival::Everything;
    default:
        return Survival::EachByItself;
    }
}

bool survives(Survival survival, Random &random)
{
    return survival == Survival::EachByItself ? random.below(2) == 1 : survival == Survival::Everything;
}

/// The sectors of a write reach the disk each by itself.
void writeSectors(QByteArray &content, qint64 offset, QByteArrayView bytes, Survival survival, Random &random)
{
    for (qint64 at = 0; at < bytes.size();) {
        const qint64 length = std::min(sectorBytes - (offset + at) % sectorBytes, bytes.size() - at);
        if (survives(survival, random)) {
            const qint64 end = content.size();
            writeInto(content, offset + at, bytes.sliced(at, length));
            // A file that has grown over a lost sector shows there what happened to lie on the disk.
            if (offset + at > end && random.below(2) == 1)
                writeInto(content, end, random.bytes(offset + at - end));
        }
        at += length;
    }
}

} // namespace

void SimulatedDisk::powerCut(Random &random)
{
    m_dead = true;
    const Survival survival = drawSurvival(random);
    // In the order of the names, so that the same draws meet the same files.
    for (const auto &[name, file] : m_names) {
        const auto durable = m_syncedNames.find(name);
        if (durable == m_syncedNames.end() ? survives(survival, random)
                                           : durable->second != file && survives(survival, random))
            m_syncedNames[name] = file;
    }
    for (auto at = m_syncedNames.begin(); at != m_syncedNames.end();) {
        const bool removed = !m_names.contains(at->first);
        at = removed && survives(survival, random) ? m_syncedNames.erase(at) : std::next(at);
    }
    for (const auto &[name, file] : m_syncedNames) {
        for (const Write &write : file->unsynced) {
            if (!write.bytes.isEmpty())
                writeSectors(file->synced, write.offset, write.bytes, survival, random);
            else if (survives(survival, random))
                file->synced.truncate(write.offset);
        }
        file->unsynced.clear();
        file->content = file->synced;
    }
    m_names = m_syncedNames;
}

void SimulatedDisk::restart()
{
    Q_ASSERT_X(m_open.empty(), "SimulatedDisk::restart", "a dead program still holds files");
    m_dead = false;
    m_writesLeft = 0;
    m_syncsLeft = 0;
    m_writesUntilFailed = 0;
}

SimulatedDisk::Snapshot SimulatedDisk::snapshot() const
{
    Snapshot result;
    for (const auto &[name, file] : m_names)
        result.files.emplace(name, *file);
    return result;
}

void SimulatedDisk::restore(const Snapshot &snapshot)
{
    Q_ASSERT_X(m_open.empty(), "SimulatedDisk::restore", "files are open");
    m_names.clear();
    for (const auto &[name, file] : snapshot.files)
        m_names.emplace(name, std::make_shared<File>(file));
    m_syncedNames = m_names;
}

std::optional<QByteArray> SimulatedDisk::content(const QByteArray &name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? std::nullopt : std::optional(found->second->content);
}

qint64 SimulatedDisk::bytes() const
{
    qint64 sum = 0;
    for (const auto &[name, file] : m_names)
        sum += file->content.size();
    return sum;
}

void seedSqlite(int seed) { sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, seed, static_cast<sqlite3 *>(nullptr)); }

} // namespace peygir::testing
