// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/fts5_index.h"
#include "storage/search_source.h"

#include <QString>

#include <atomic>
#include <mutex>

namespace peygir::storage {

/// Raised when documents are made of something else, when tokens are (`persian::folded`), or when their tables change:
/// an index of another version is not opened but made anew.
constexpr int searchVersion = 1;

/// How far search is. Not whole: an index is being made, and what was not looked at yet is not found.
struct SearchState
{
    bool whole = false;
    /// Documents, while it is made.
    qint64 done = 0;
    qint64 total = 0;

    friend bool operator==(const SearchState &, const SearchState &) = default;
};

/// What the writer of an index file and its readers tell one another. From any thread.
class SearchBoard
{
public:
    /// `storeFile` is the database whose documents are found; the index lies beside it, and on the same `vfs`
    /// (`LocalStore::vfs`), so that it is sealed where the store is.
    explicit SearchBoard(const QString &storeFile, QByteArray vfs = {});

    const QString &path() const { return m_path; }
    const QByteArray &vfs() const { return m_vfs; }
    SearchState state() const
    {
        const std::lock_guard lock(m_mutex);
        return m_state;
    }
    void setState(const SearchState &state)
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
    }
    /// Changes when another file took the name: who has it open opens it again. 0: there is no file to open.
    int generation() const { return m_generation.load(); }
    void nextGeneration() { ++m_generation; }
    /// A reader has found that the file is damaged.
    void reportDamage() { m_damaged.store(true); }
    bool takeDamage() { return m_damaged.exchange(false); }

private:
    QString m_path;
    QByteArray m_vfs;
    mutable std::mutex m_mutex;
    SearchState m_state;
    std::atomic_int m_generation = 0;
    std::atomic_bool m_damaged = false;
};

/// Opens the board's index if it is whole, of this version and made from the store that has this token. Fails with
/// "storage.missing", "storage.damaged" or what `openSqlite` says.
Result<std::unique_ptr<Connection>> openSearchFile(const SearchBoard &board, const std::optional<Uuid> &token,
                                                   bool readOnly);

/// Makes a new index under a name of its own, to be given the right one when it is whole.
class SearchFileMaker
{
public:
    /// Removes what an earlier attempt left.
    static Result<std::unique_ptr<SearchFileMaker>> begin(const SearchBoard &board, const Uuid &token);
    ~SearchFileMaker();
    SearchFileMaker(const SearchFileMaker &) = delete;
    SearchFileMaker &operator=(const SearchFileMaker &) = delete;

    Connection &connection() { return *m_connection; }
    /// Takes the place of what is at the path; those who have that open go on reading it.
    Result<void> finish();

private:
    SearchFileMaker(const SearchBoard &board, std::unique_ptr<Connection> connection, const Uuid &token);

    QString m_path;
    QByteArray m_vfs;
    std::unique_ptr<Connection> m_connection;
    Uuid m_token;
};

/// The token of the index that belongs to this store; nothing when there is none.
Result<std::optional<Uuid>> pairToken(Connection &store);
Result<void> setPairToken(Connection &store, const Uuid &token);

} // namespace peygir::storage
