// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/out_target.h"
#include "paper/paper_document.h"
#include "paper/table_source.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThreadPool>

#include <atomic>

namespace peygir::paper {

/// What is printed or exported: a table, or a document, which becomes a table where it has to.
struct OutThing
{
    std::shared_ptr<TableSource> table;
    std::optional<PaperDocument> document = {};
};

/// Writes one thing at a time to a file or printer: its rows are asked for page by page on the GUI thread, as a list
/// asks for them, and written on a thread of its own. Whoever stops it, or destroys it, leaves no half file.
class OutRun : public QObject
{
    Q_OBJECT

public:
    explicit OutRun(QObject *parent = nullptr);
    ~OutRun() override;

    /// Nothing runs.
    void start(const OutThing &thing, const OutTarget &target);
    bool isRunning() const { return m_work != nullptr; }
    /// `finished` comes with "sheets.stopped", in a moment. Nothing where nothing runs.
    void stop();

Q_SIGNALS:
    /// `of` 0: it is not known how many there are.
    void moved(qint64 done, qint64 of);
    /// The number of rows (of a document 0), or why there is no file.
    void finished(const peygir::Result<qint64> &rows);

private:
    struct Work;

    void fetch();
    void take(const Result<TablePage> &page);
    void write(std::shared_ptr<std::vector<sheets::Row>> rows);
    void complete();
    void end(const Result<qint64> &rows);
    sheets::RowSink::Going going();

    /// Shared with what runs on the other thread.
    std::shared_ptr<Work> m_work;
    OutThing m_thing;
    QSet<QString> m_seen;
    qint64 m_offset = 0;
    qint64 m_total = 0;
    QThreadPool m_pool;
};

} // namespace peygir::paper
