// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_guess.h"

#include <QAbstractTableModel>

namespace peygir::intake {

/// The columns of a file, what is in them and what they are to us; the last is changed here.
class ImportColumnsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Heading, Samples, Field, Why, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<GuessedColumn> &columns, const ImportMap &map);
    const ImportMap &map() const { return m_map; }
    /// As people call it.
    static QString nameOf(ImportField field);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// A person has given a column another meaning.
    void mapChanged();

private:
    QString why(const GuessedColumn &column) const;
    static QString shapeName(ColumnShape shape);

    std::vector<GuessedColumn> m_columns;
    /// What was guessed or loaded, to tell what a person changed.
    ImportMap m_given;
    ImportMap m_map;
};

} // namespace peygir::intake
