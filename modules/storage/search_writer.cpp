// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search_writer.h"

#include "base/random.h"
#include "storage/dirty_marks.h"

#include <QHash>
#include <QLoggingCategory>

#include <algorithm>
#include <map>
#include <set>

namespace peygir::storage {

Q_LOGGING_CATEGORY(searchLog, "peygir.search", QtInfoMsg)

namespace {

/// Marks of one round: what is typed is never behind more than these.
constexpr int marksAtOnce = 2000;
/// Documents between two commits: some tens of milliseconds of work.
constexpr qsizetype documentsAtOnce = 200;
/// The same for a file that is being made, which nobody waits for.
constexpr qsizetype documentsOfMaking = 5000;
/// Words are counted in so many documents, spread over all.
constexpr qsizetype documentsCounted = 20'000;
/// A word is common when this many documents have it; fewer are put together quickly (`Fts5Index`).
constexpr double commonShare = 0.0005;
constexpr qint64 commonAtLeast = 500;

Error stopped() { return Error("storage.cancelled"); }

} // namespace

struct SearchKeeper::Round
{
    /// By position in the list of sources: what has to be looked at.
    std::vector<std::set<Uuid>> ids;
};

SearchKeeper::SearchKeeper(Connection &store, SearchSources sources, std::shared_ptr<SearchBoard> board,
                           std::function<bool()> stopping, std::function<void()> told)
    : m_store(store)
    , m_sources(std::move(sources))
    , m_board(std::move(board))
    , m_stopping(std::move(stopping))
    , m_told(std::move(told))
{
}

SearchKeeper::~SearchKeeper() = default;

void SearchKeeper::setState(const SearchState &state)
{
    if (state == m_board->state())
        return;
    m_board->setState(state);
    if (m_told)
        m_told();
}

Result<bool> SearchKeeper::work()
{
    if (!m_board->takeDamage()) {
        auto worked = round();
        // If it is the store that is damaged, making the index fails in the same way.
        if (worked.ok() || worked.error().id() != "storage.damaged")
            return worked;
    }
    m_index.reset();
    m_connection.reset();
    TRY(make());
    return true;
}

Result<bool> SearchKeeper::round()
{
    if (!m_index)
        TRY(openOrMake());
    TRY_LET(const std::vector<DirtyMark> marks, DirtyMarks::oldest(m_store, marksAtOnce));
    if (marks.empty())
        return false;
    const bool everything = std::any_of(marks.begin(), marks.end(), [](const DirtyMark &mark) {
        return mark.aggregate.kind == DirtyMarks::everything;
    });
    if (everything) {
        TRY(make());
        return true;
    }
    Round looked;
    TRY(gather(looked, marks));
    // What has the names of others in it first: as long as those are not indexed, the change of their names shows.
    for (size_t at = m_sources.size(); at-- > 0;) {
        const std::vector<Uuid> ids(looked.ids[at].begin(), looked.ids[at].end());
        TRY(index(*m_sources[at], ids));
    }
    TRY(DirtyMarks::clear(m_store, marks.back().n));
    return int(marks.size()) == marksAtOnce;
}

Result<void> SearchKeeper::openOrMake()
{
    TRY_LET(const auto token, pairToken(m_store));
    auto opened = openSearchFile(*m_board, token, false);
    if (!opened.ok()) {
        const QByteArray &id = opened.error().id();
        if (id != "storage.missing" && id != "storage.damaged")
            return opened.error();
        return make();
    }
    m_connection = std::move(*opened);
    m_index = std::make_unique<Fts5Index>(*m_connection);
    m_board->nextGeneration();
    setState({true, 0, 0});
    for (const auto &source : m_sources) {
        TRY_LET(const bool leftovers, m_index->hasLeftovers(source->shelf()));
        if (leftovers)
            return make(Why::Clean);
    }
    return {};
}

Result<CommonWords> SearchKeeper::commonWordsOf(const SearchSource &source, const std::vector<Uuid> &ids)
{
    CommonWords common;
    if (qint64(ids.size()) < commonAtLeast)
        return common;
    const size_t step = std::max<size_t>(1, ids.size() / size_t(documentsCounted));
    std::vector<Uuid> some;
    for (size_t at = 0; at < ids.size(); at += step)
        some.push_back(ids[at]);
    QHash<QString, int> counts;
    for (size_t at = 0; at < some.size(); at += size_t(documentsOfMaking)) {
        const auto part = std::span(some).subspan(at, std::min(some.size() - at, size_t(documentsOfMaking)));
        TRY_LET(const std::vector<SearchDocument> documents, source.read(m_store, part));
        for (const SearchDocument &document : documents) {
            for (const persian::IndexToken &token : document.tokens)
                ++counts[Fts5Index::indexWord(token)];
        }
        if (isStopping())
            return stopped();
    }
    const double least = std::max(commonShare * double(ids.size()), double(commonAtLeast)) / double(step);
    for (auto word = counts.constBegin(); word != counts.constEnd(); ++word) {
        if (word.value() >= least)
            common.insert(word.key());
    }
    return common;
}

Result<void> SearchKeeper::fill(SearchFileMaker &maker, const SearchSource &source, const std::vector<Uuid> &ids)
{
    TRY_LET(const CommonWords common, commonWordsOf(source, ids));
    TRY(Fts5Index::makeShelf(maker.connection(), source.shelf(), common));
    Fts5Index index(maker.connection());
    SearchState state = m_board->state();
    for (size_t at = 0; at < ids.size(); at += size_t(documentsOfMaking)) {
        if (isStopping())
            return stopped();
        const auto part = std::span(ids).subspan(at, std::min(ids.size() - at, size_t(documentsOfMaking)));
        TRY_LET(const std::vector<SearchDocument> documents, source.read(m_store, part));
        TRY_LET(Transaction transaction, Transaction::begin(maker.connection(), Connection::Access::Write));
        TRY(index.put(source.shelf(), documents));
        TRY(transaction.commit());
        if (!state.whole) {
            state.done += qint64(part.size());
            setState(state);
        }
    }
    return index.joinParts(source.shelf());
}

Result<void> SearchKeeper::make(Why why)
{
    // Changes from here on leave marks behind this one, and the new file is brought up to them afterwards.
    TRY_LET(const qint64 lastMark, DirtyMarks::last(m_store));
    SearchState state;
    std::vector<std::vector<Uuid>> ids;
    for (const auto &source : m_sources) {
        TRY_LET(std::vector<Uuid> all, source->all(m_store));
        state.total += qint64(all.size());
        ids.push_back(std::move(all));
    }
    if (why == Why::Needed)
        setState(state);
    SystemRandom random;
    const Uuid token = newUuid(SystemClock().now(), random);
    TRY_LET(const auto maker, SearchFileMaker::begin(*m_board, token));
    for (size_t at = 0; at < m_sources.size(); ++at)
        TRY(fill(*maker, *m_sources[at], ids[at]));
    m_index.reset();
    m_connection.reset();
    TRY(setPairToken(m_store, token));
    TRY(maker->finish());
    TRY(DirtyMarks::clear(m_store, lastMark));
    TRY_LET(m_connection, openSearchFile(*m_board, token, false));
    m_index = std::make_unique<Fts5Index>(*m_connection);
    m_board->nextGeneration();
    setState({true, 0, 0});
    return {};
}

Result<void> SearchKeeper::gather(Round &round, const std::vector<DirtyMark> &marks)
{
    round.ids.resize(m_sources.size());
    // Names that are not what the index has; their documents come later in the list.
    std::vector<AggregateId> renamed;
    for (size_t at = 0; at < m_sources.size(); ++at) {
        const SearchSource &source = *m_sources[at];
        const std::vector<int> kinds = source.kinds();
        std::set<Uuid> &ids = round.ids[at];
        const auto add = [&ids](const Uuid &id) { ids.insert(id); };
        for (const DirtyMark &mark : marks) {
            if (std::find(kinds.begin(), kinds.end(), mark.aggregate.kind) != kinds.end()) {
                ids.insert(mark.aggregate.id);
                TRY(source.below(m_store, mark.aggregate, add));
            }
        }
        for (const AggregateId &name : renamed)
            TRY(source.below(m_store, name, add));
        if (at + 1 == m_sources.size())
            break;
        const std::vector<Uuid> all(ids.begin(), ids.end());
        TRY_LET(const std::vector<SearchDocument> documents, source.read(m_store, all));
        TRY_LET(const std::vector<Uuid> changed, m_index->changed(source.shelf(), documents));
        for (const Uuid &id : changed)
            renamed.push_back({kinds.front(), id});
    }
    return {};
}

Result<void> SearchKeeper::index(const SearchSource &source, std::span<const Uuid> ids)
{
    for (size_t at = 0; at < ids.size(); at += size_t(documentsAtOnce)) {
        if (isStopping())
            return stopped();
        const auto part = ids.subspan(at, std::min(ids.size() - at, size_t(documentsAtOnce)));
        TRY_LET(const std::vector<SearchDocument> documents, source.read(m_store, part));
        std::set<Uuid> gone(part.begin(), part.end());
        for (const SearchDocument &document : documents)
            gone.erase(document.id);
        const std::vector<Uuid> removed(gone.begin(), gone.end());
        TRY_LET(Transaction transaction, Transaction::begin(*m_connection, Connection::Access::Write));
        TRY(m_index->put(source.shelf(), documents));
        TRY(m_index->remove(source.shelf(), removed));
        TRY(transaction.commit());
    }
    return {};
}

SearchWriter::SearchWriter(Settings settings)
    : m_thread(QThread::create([this, settings = std::move(settings)] { loop(settings); }))
{
    m_thread->setObjectName(QStringLiteral("search"));
    m_thread->start(QThread::LowestPriority);
}

SearchWriter::~SearchWriter()
{
    m_stop.store(true);
    nudge();
    m_thread->wait();
}

void SearchWriter::nudge()
{
    {
        const std::lock_guard lock(m_mutex);
        m_nudged = true;
    }
    m_changed.notify_one();
}

void SearchWriter::letStreamPass(std::unique_lock<std::mutex> &lock)
{
    const auto latest = std::chrono::steady_clock::now() + mostBehind;
    while (m_nudged && !m_stop.load() && std::chrono::steady_clock::now() < latest) {
        m_nudged = false;
        if (!m_changed.wait_for(lock, quietTime, [this] { return m_nudged || m_stop.load(); }))
            return;
    }
}

void SearchWriter::loop(const Settings &settings)
{
    const auto store = settings.openStore();
    if (!store.ok()) {
        qCWarning(searchLog) << "no store for search:" << store.error().id();
        return;
    }
    SearchKeeper keeper(**store, settings.sources, settings.board, [this] { return m_stop.load(); }, settings.told);
    bool more = false;
    while (!m_stop.load()) {
        if (!more) {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, idleTime, [this] { return m_nudged || m_stop.load(); });
            letStreamPass(lock);
            m_nudged = false;
        }
        if (m_stop.load())
            return;
        const auto worked = keeper.work();
        more = worked.ok() && *worked;
        // It is tried again after a while; what has changed lately is found without it.
        if (!worked.ok() && worked.error().id() != "storage.cancelled")
            qCWarning(searchLog) << "search index:" << worked.error().id();
    }
}

} // namespace peygir::storage
