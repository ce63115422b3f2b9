// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/import_words_model.h"

#include "cases/ui/shown.h"
#include "intake/ui/call_form.h"
#include "intake/ui/choice_table.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <algorithm>
#include <utility>

namespace peygir::intake {

void ImportWordsModel::show(const ImportWords &words, const ImportMap &map,
                            const std::vector<std::pair<SubjectName, Localized>> &subjects)
{
    beginResetModel();
    m_map = map;
    m_subjects = subjects;
    std::map<std::pair<Sort, SubjectName>, bool> before;
    for (const Line &line : std::exchange(m_lines, {}))
        before.emplace(std::pair(line.sort, line.word), line.unknown);
    for (const auto &[name, count] : words.subjects)
        m_lines.push_back({Sort::Subject, name, count, false});
    for (const auto &[word, count] : words.statuses)
        m_lines.push_back({Sort::Status, {QString(), word}, count, false});
    for (const auto &[word, count] : words.channels)
        m_lines.push_back({Sort::Channel, {QString(), word}, count, false});
    // What was unknown stays in its place when one has chosen: it does not run away from under the keyboard.
    for (Line &line : m_lines) {
        const auto found = before.find({line.sort, line.word});
        line.unknown = found == before.end() ? chosen(line) == 0 : found->second;
    }
    std::stable_sort(m_lines.begin(), m_lines.end(), [](const Line &a, const Line &b) {
        return std::tuple(!a.unknown, a.sort != Sort::Status, a.sort, -a.count)
               < std::tuple(!b.unknown, b.sort != Sort::Status, b.sort, -b.count);
    });
    endResetModel();
}

int ImportWordsModel::unknown() const
{
    return int(std::count_if(m_lines.begin(), m_lines.end(), [this](const Line &line) { return chosen(line) == 0; }));
}

int ImportWordsModel::chosen(const Line &line) const
{
    const QString &word = line.word.subject;
    switch (line.sort) {
    case Sort::Status: return m_map.openStatuses.contains(word) ? 1 : m_map.closedStatuses.contains(word) ? 2 : 0;
    case Sort::Channel: {
        const auto found = m_map.channels.find(word);
        if (found == m_map.channels.end())
            return 0;
        const auto words = wordsOf(cases::Channel());
        const auto *const known = std::find_if(words.begin(), words.end(), [&](const auto &one) { return one.first == found->second; });
        return int(known - words.begin()) + 1;
    }
    case Sort::Subject: {
        const auto found = m_map.subjects.find(line.word);
        if (found == m_map.subjects.end())
            return 0;
        const auto known = std::find_if(m_subjects.begin(), m_subjects.end(), [&](const auto &one) { return one.first == found->second; });
        return known == m_subjects.end() ? 0 : int(known - m_subjects.begin()) + 1;
    }
    }
    Q_UNREACHABLE();
}

QStringList ImportWordsModel::choices(Sort sort) const
{
    switch (sort) {
    case Sort::Status: return {tr("Nobody has said: such cases are flagged"), tr("The case is open"), tr("The case is closed")};
    case Sort::Channel: {
        QStringList names{tr("As all others: %1").arg(shownChannel(m_map.otherChannel))};
        for (const auto &[channel, word] : wordsOf(cases::Channel()))
            names.append(shownChannel(channel));
        return names;
    }
    case Sort::Subject: {
        QStringList names{tr("Becomes a subject of its own, closed for new messages")};
        for (const auto &[name, shown] : m_subjects)
            names.append(uikit::inEnglish() ? uikit::shown(shown) : name.group + QStringLiteral(" / ") + uikit::shown(shown));
        return names;
    }
    }
    Q_UNREACHABLE();
}

void ImportWordsModel::choose(const Line &line, int choice)
{
    const QString &word = line.word.subject;
    switch (line.sort) {
    case Sort::Status:
        m_map.openStatuses.removeAll(word);
        m_map.closedStatuses.removeAll(word);
        if (choice > 0)
            (choice == 1 ? m_map.openStatuses : m_map.closedStatuses).append(word);
        break;
    case Sort::Channel:
        m_map.channels.erase(word);
        if (choice > 0)
            m_map.channels.emplace(word, wordsOf(cases::Channel())[size_t(choice) - 1].first);
        break;
    case Sort::Subject:
        m_map.subjects.erase(line.word);
        if (choice > 0)
            m_map.subjects.emplace(line.word, m_subjects.at(size_t(choice) - 1).first);
        break;
    }
}

int ImportWordsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

QVariant ImportWordsModel::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines.at(size_t(index.row()));
    const int choice = chosen(line);
    if (role == Qt::EditRole && index.column() == Meaning)
        return choice;
    if (role == ChoiceTable::choicesRole) {
        QList<CellChoice> list;
        for (const QString &name : choices(line.sort))
            list.append({name, int(list.size())});
        return QVariant::fromValue(list);
    }
    const uikit::Colours &colours = uikit::Theme::current().colours();
    if (role == Qt::ForegroundRole && index.column() == Meaning && choice == 0)
        return colours.attention;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Kind: return line.sort == Sort::Status ? tr("Status") : line.sort == Sort::Channel ? tr("Channel") : tr("Subject");
    case Word:
        return uikit::inUsersDigits(line.word.group.isEmpty() ? line.word.subject
                                                              : line.word.group + QStringLiteral(" / ") + line.word.subject);
    case Count: return cases::shownNumber(line.count);
    default: return choices(line.sort).at(choice);
    }
}

QVariant ImportWordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind: return tr("Kind");
    case Word: return tr("Word in the file");
    case Count: return tr("Rows");
    default: return tr("Means here");
    }
}

Qt::ItemFlags ImportWordsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Meaning ? flags | Qt::ItemIsEditable : flags;
}

bool ImportWordsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != Meaning)
        return false;
    choose(m_lines.at(size_t(index.row())), value.toInt());
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), Columns - 1));
    Q_EMIT mapChanged();
    return true;
}

} // namespace peygir::intake
