// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/import_preview_model.h"

#include "cases/ui/shown.h"
#include "intake/ui/call_form.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <algorithm>

namespace peygir::intake {

namespace {

/// A cell shows a line; the whole text is in the file.
constexpr qsizetype textShown = 200;

QString cell(const QString &text) { return uikit::inUsersDigits(text.left(textShown).simplified()); }

/// A place or subject under the city's own name, or under the file's where it is not known.
QString named(const std::optional<Localized> &known, const QString &otherwise)
{
    if (known)
        return cell(uikit::shown(*known));
    return otherwise.isEmpty() ? QString() : ImportPreviewModel::tr("%1 (new)").arg(cell(otherwise));
}

} // namespace

QString shownProblem(const Error &error)
{
    const QString name = QStringLiteral("text");
    const QVariant text = error.values().value(name);
    return uikit::errorSentence(text.isValid() ? error.with(name, uikit::leftToRight(cell(text.toString()))) : error);
}

void ImportPreviewModel::show(std::vector<ImportPreviewRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QString ImportPreviewModel::problemOf(int row) const
{
    const Result<ImportedRow> &read = m_rows.at(size_t(row)).row.row;
    if (!read.ok())
        return shownProblem(read.error());
    QStringList sentences;
    for (const QString &flag : read->flags)
        sentences.append(uikit::errorSentence(Error(flag.toLatin1())));
    return sentences.join(u' ');
}

bool ImportPreviewModel::hasProblems() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const ImportPreviewRow &row) { return !row.row.row.ok() || !row.row.row->flags.isEmpty(); });
}

std::vector<int> ImportPreviewModel::cellsOf(const QByteArray &errorId)
{
    if (errorId.startsWith("import.number_"))
        return {Number};
    if (errorId.startsWith("import.registered_"))
        return {Registered};
    if (errorId == "import.subject_missing")
        return {Subject};
    if (errorId.startsWith("intake.import_"))
        return {Closed};
    return {Number, Registered, Closed, Subject, Place, Caller, Phone, Address, Words, Channel, Answer};
}

QString ImportPreviewModel::text(const ImportPreviewRow &row, int column) const
{
    if (!row.row.row.ok()) {
        // What cannot be read is shown as it stands in the file, at the cell that it is about.
        const QString typed = row.row.row.error().values().value(QStringLiteral("text")).toString();
        return column == Registered ? cell(typed) : column == Words ? cell(row.row.fields.join(QStringLiteral(" · "))) : QString();
    }
    const ImportedRow &one = *row.row.row;
    switch (column) {
    case Number: return uikit::leftToRight(cell(one.number));
    case Registered: return cases::shownTime(one.registeredAt);
    case Closed: return one.closedAt ? cases::shownTime(*one.closedAt) : QString();
    case Subject: return named(row.subject, one.subject);
    case Place: return named(row.place, one.district.isEmpty() ? one.region : one.region + u' ' + one.district);
    case Caller: return cell(one.callerName);
    case Phone: return one.callerPhone.isEmpty() ? QString() : uikit::leftToRight(cell(one.callerPhone));
    case Address: return cell(one.address);
    case Words: return cell(one.words);
    case Channel: return shownChannel(one.channel);
    default: return cell(one.answer);
    }
}

int ImportPreviewModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ImportPreviewModel::data(const QModelIndex &index, int role) const
{
    const ImportPreviewRow &row = m_rows.at(size_t(index.row()));
    const Result<ImportedRow> &read = row.row.row;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        if (index.column() == Line)
            return cases::shownNumber(row.row.line);
        return index.column() == Problem ? problemOf(index.row()) : text(row, index.column());
    }
    const uikit::Colours &colours = uikit::Theme::current().colours();
    const auto isAbout = [&](const QByteArray &id) {
        const std::vector<int> cells = cellsOf(id);
        return index.column() == Problem || std::find(cells.begin(), cells.end(), index.column()) != cells.end();
    };
    const bool bad = !read.ok() && isAbout(read.error().id());
    const bool odd = read.ok() && !read->flags.isEmpty() && isAbout(read->flags.first().toLatin1());
    const bool fresh = read.ok() && ((index.column() == Subject && !row.subject) || (index.column() == Place && !row.place));
    if (role == Qt::BackgroundRole && (bad || odd))
        return bad ? colours.dangerSoft : colours.attentionSoft;
    if (role == Qt::ForegroundRole && (bad || odd || fresh))
        return bad ? colours.danger : colours.attention;
    return {};
}

QVariant ImportPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line: return tr("Line");
    case Problem: return tr("What is wrong");
    case Number: return tr("Number");
    case Registered: return tr("Registered at");
    case Closed: return tr("Closed at");
    case Subject: return tr("Subject");
    case Place: return tr("Place");
    case Caller: return tr("Caller");
    case Phone: return tr("Phone");
    case Address: return tr("Address");
    case Words: return tr("Words");
    case Channel: return tr("Channel");
    default: return tr("Answer");
    }
}

} // namespace peygir::intake
