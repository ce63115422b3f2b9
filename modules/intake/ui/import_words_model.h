// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "intake/core/import_words.h"

#include <QAbstractTableModel>

#include <vector>

namespace peygir::intake {

/// The words of a file for status, channel and subject, each once, with how many rows have it and what it means here;
/// the last is changed here. Those that nobody knows come first, the commonest before the others.
class ImportWordsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Word, Count, Meaning, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// `subjects`: what a subject may be mapped to.
    void show(const ImportWords &words, const ImportMap &map, const std::vector<std::pair<SubjectName, Localized>> &subjects);
    /// The map with what was chosen here.
    const ImportMap &map() const { return m_map; }
    /// How many words have no meaning yet; a subject that will be made is one of them.
    int unknown() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void mapChanged();

private:
    enum class Sort { Subject, Status, Channel };
    struct Line
    {
        Sort sort;
        /// Of a status or channel the subject alone.
        SubjectName word;
        qint64 count;
        bool unknown;
    };

    /// The number of the choice; 0 while nothing is chosen.
    int chosen(const Line &line) const;
    QStringList choices(Sort sort) const;
    void choose(const Line &line, int choice);

    std::vector<Line> m_lines;
    ImportMap m_map;
    std::vector<std::pair<SubjectName, Localized>> m_subjects;
};

} // namespace peygir::intake
