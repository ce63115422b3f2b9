// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/dirty_marks.h"
#include "storage/search_file.h"

#include <QThread>

#include <condition_variable>

namespace peygir::storage {

/// Keeps a search index equal to a store: makes it when there is none, when it is damaged, of an older version or of
/// another store, looks again at what was marked (`DirtyMarks`), and at a start leaves behind what was taken from this
/// desk: an index cannot forget the words of what is gone, so the file is made anew. Lives where its connection lives.
class SearchKeeper
{
public:
    /// `store` may write; it and the board outlive the keeper. `stopping` is asked often and ends long work; it may be
    /// empty. `told` is called when the state of the board has changed, from the thread of the keeper.
    SearchKeeper(Connection &store, SearchSources sources, std::shared_ptr<SearchBoard> board,
                 std::function<bool()> stopping = {}, std::function<void()> told = {});
    ~SearchKeeper();

    /// One round: opens or makes the index, then looks at the marks that there are. Answers whether there may be more
    /// to do at once.
    Result<bool> work();

private:
    struct Round;

    Result<bool> round();
    Result<void> openOrMake();
    /// Clean: the present index is right and goes on being used meanwhile.
    enum class Why { Needed, Clean };
    Result<void> make(Why why = Why::Needed);
    Result<CommonWords> commonWordsOf(const SearchSource &source, const std::vector<Uuid> &ids);
    Result<void> fill(SearchFileMaker &maker, const SearchSource &source, const std::vector<Uuid> &ids);
    Result<void> gather(Round &round, const std::vector<DirtyMark> &marks);
    Result<void> index(const SearchSource &source, std::span<const Uuid> ids);
    void setState(const SearchState &state);
    bool isStopping() const { return m_stopping && m_stopping(); }

    Connection &m_store;
    SearchSources m_sources;
    std::shared_ptr<SearchBoard> m_board;
    std::function<bool()> m_stopping;
    std::function<void()> m_told;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Fts5Index> m_index;
};

/// A keeper on a thread of its own, of the lowest priority, and a connection of its own: neither the window nor the
/// synchronisation waits for it.
class SearchWriter
{
public:
    /// How long it waits before it looks for marks by itself, should nobody have told it of them.
    static constexpr Milliseconds idleTime{2000};
    /// Changes that come in a stream are waited for until there is none for the first of these times, but no longer than
    /// for the second: what has changed lately is found without the index, and those that change it want the machine.
    static constexpr Milliseconds quietTime{100};
    static constexpr Milliseconds mostBehind{1500};

    struct Settings
    {
        /// Called on the new thread; a connection that may write.
        std::function<Result<std::unique_ptr<Connection>>()> openStore;
        SearchSources sources;
        std::shared_ptr<SearchBoard> board;
        /// Called on its thread when the state has changed.
        std::function<void()> told;
    };
    explicit SearchWriter(Settings settings);
    /// Ends what is being done at the next document.
    ~SearchWriter();
    SearchWriter(const SearchWriter &) = delete;
    SearchWriter &operator=(const SearchWriter &) = delete;

    /// Rows have changed: there may be marks. From any thread.
    void nudge();

private:
    void letStreamPass(std::unique_lock<std::mutex> &lock);
    void loop(const Settings &settings);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_nudged = true;
    std::atomic_bool m_stop = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace peygir::storage
