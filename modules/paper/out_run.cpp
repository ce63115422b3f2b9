// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/out_run.h"

#include "base/limits.h"
#include "paper/document_paper.h"
#include "paper/table_paper.h"
#include "sheets/csv_sheet.h"
#include "sheets/xlsx_sheet.h"

namespace peygir::paper {

namespace {

/// A question of some milliseconds; a page of a list on the screen is a fifth of it.
constexpr int pageRows = 500;

Result<std::unique_ptr<sheets::RowSink>> sinkFor(const OutTarget &target, const sheets::TableHead &head,
                                                 const PaperWords &words)
{
    using sheets::RowSink;
    if (target.form == OutTarget::Form::Csv) {
        TRY_LET(auto sheet, sheets::CsvSheet::create(target.where, head));
        return std::unique_ptr<RowSink>(std::move(sheet));
    }
    if (target.form == OutTarget::Form::Workbook) {
        const auto direction = words.direction == Qt::RightToLeft ? sheets::XlsxSheet::Direction::RightToLeft
                                                                  : sheets::XlsxSheet::Direction::LeftToRight;
        TRY_LET(auto sheet, sheets::XlsxSheet::create(target.where, head, direction, words.gregorian));
        return std::unique_ptr<RowSink>(std::move(sheet));
    }
    TRY_LET(auto paper, TablePaper::create(target, head, words));
    return std::unique_ptr<RowSink>(std::move(paper));
}

} // namespace

struct OutRun::Work
{
    OutTarget target;
    PaperWords words;
    /// Touched by the other thread only.
    std::unique_ptr<sheets::RowSink> sink;
    qint64 rows = 0;
    std::atomic_bool isStopped = false;
};

OutRun::OutRun(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

OutRun::~OutRun()
{
    if (m_work)
        m_work->isStopped = true;
    m_pool.waitForDone();
}

void OutRun::start(const OutThing &thing, const OutTarget &target)
{
    Q_ASSERT(!isRunning());
    m_thing = thing;
    m_work = std::make_shared<Work>();
    m_work->target = target;
    m_work->words = PaperWords::current();
    m_seen.clear();
    m_offset = 0;
    m_total = 0;
    const bool isPaper = target.form == OutTarget::Form::Pdf || target.form == OutTarget::Form::Printer;
    if (thing.document && isPaper)
        return complete();
    if (thing.document)
        m_thing.table =
            std::make_shared<KnownTable>(headOf(*thing.document, m_work->words.partColumns), rowsOf(*thing.document));
    m_thing.document.reset();
    // The place is looked at before the first row is read.
    write(std::make_shared<std::vector<sheets::Row>>());
}

void OutRun::stop()
{
    if (m_work)
        m_work->isStopped = true;
}

sheets::RowSink::Going OutRun::going()
{
    auto since = std::make_shared<QElapsedTimer>();
    since->start();
    return [this, work = m_work, since](qint64 done, qint64 of) {
        if (since->hasExpired(Milliseconds(limits::progressPause).count())) {
            since->restart();
            QMetaObject::invokeMethod(
                this, [this, done, of] { Q_EMIT moved(done, of); }, Qt::QueuedConnection);
        }
        return !work->isStopped;
    };
}

void OutRun::fetch()
{
    if (m_work->isStopped)
        return end(Error("sheets.stopped"));
    const std::weak_ptr<Work> asked = m_work;
    // It may answer at once, and what is at its end is let go.
    const std::shared_ptr<TableSource> table = m_thing.table;
    table->fetch(m_offset, pageRows, this, [this, asked](const Result<TablePage> &page) {
        if (m_work && asked.lock() == m_work)
            take(page);
    });
}

void OutRun::take(const Result<TablePage> &page)
{
    if (m_work->isStopped)
        return end(Error("sheets.stopped"));
    if (!page.ok())
        return end(page.error());
    if (page->rows.empty())
        return complete();
    auto rows = std::make_shared<std::vector<sheets::Row>>();
    for (const auto &[id, row] : page->rows) {
        if (m_seen.contains(id))
            continue;
        m_seen.insert(id);
        rows->push_back(row);
    }
    m_offset += qint64(page->rows.size());
    m_total = page->total;
    Q_EMIT moved(m_offset, std::max(m_offset, m_total));
    write(std::move(rows));
}

void OutRun::write(std::shared_ptr<std::vector<sheets::Row>> rows)
{
    m_pool.start([this, work = m_work, rows = std::move(rows), head = m_thing.table->head()] {
        const auto written = [&]() -> Result<void> {
            if (!work->sink) {
                TRY_LET(work->sink, sinkFor(work->target, head, work->words));
            }
            for (const sheets::Row &row : *rows) {
                TRY(work->sink->add(row));
                ++work->rows;
            }
            return {};
        }();
        QMetaObject::invokeMethod(
            this, [this, written] { written.ok() ? fetch() : end(written.error()); }, Qt::QueuedConnection);
    });
}

void OutRun::complete()
{
    m_pool.start([this, work = m_work, document = m_thing.document, going = going()] {
        const Result<void> done =
            document ? printDocument(work->target, *document, work->words, going) : work->sink->finish(going);
        // What is not whole goes here, and not on the GUI thread.
        work->sink.reset();
        QMetaObject::invokeMethod(
            this, [this, done, rows = work->rows] { end(done.ok() ? Result<qint64>(rows) : done.error()); },
            Qt::QueuedConnection);
    });
}

void OutRun::end(const Result<qint64> &rows)
{
    // The sink of one that failed is closed where it was used.
    m_pool.start([work = std::exchange(m_work, nullptr)] { work->sink.reset(); });
    m_thing = {};
    m_seen.clear();
    if (!rows.ok())
        m_pool.waitForDone();
    Q_EMIT finished(rows);
}

} // namespace peygir::paper
