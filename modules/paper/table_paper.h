// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/out_target.h"

namespace peygir::paper {

/// A table on pages: its heads again on each, columns as wide as what is in them, upright or across as they need, no
/// row cut in half. The rows are held (as bytes, some hundred each) until the last has come, since the first page says
/// how many there are.
class TablePaper final : public sheets::RowSink
{
public:
    /// Fails as `OutPages::open`.
    static Result<std::unique_ptr<TablePaper>> create(const OutTarget &target, sheets::TableHead head,
                                                      PaperWords words);

    Result<void> add(const sheets::Row &row) override;
    Result<void> finish(const Going &going) override;

private:
    TablePaper(std::unique_ptr<OutPages> pages, sheets::TableHead head, PaperWords words);

    std::unique_ptr<OutPages> m_pages;
    sheets::TableHead m_head;
    PaperWords m_words;
    std::vector<QByteArray> m_rows;
};

/// The width of each column, in the units in which they were measured. `natural`: what their widest cells take;
/// `least`: below which they are unreadable. Where there is room they are stretched, where there is none the wide ones
/// give.
std::vector<qreal> widthsOf(const std::vector<qreal> &natural, const std::vector<qreal> &least, qreal room);

} // namespace peygir::paper
