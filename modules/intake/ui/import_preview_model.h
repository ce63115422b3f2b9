// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_queries.h"

#include <QAbstractTableModel>

namespace peygir::intake {

/// What is wrong, with what the file says in the user's digits; names of encodings and keys keep theirs.
QString shownProblem(const Error &error);

/// The first rows of a file as they would come in: Jalali dates, the user's digits, the city's own names. What is wrong
/// with a row stands in it as a sentence, and the cell that it is about is marked.
class ImportPreviewModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Problem, Number, Registered, Closed, Subject, Place, Caller, Phone, Address, Words, Channel, Answer, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<ImportPreviewRow> rows);
    /// What is wrong or odd about the row; empty: nothing.
    QString problemOf(int row) const;
    /// Any row has something wrong or odd.
    bool hasProblems() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ImportPreviewRow &row, int column) const;
    /// The cells that the error or flag is about.
    static std::vector<int> cellsOf(const QByteArray &errorId);

    std::vector<ImportPreviewRow> m_rows;
};

} // namespace peygir::intake
