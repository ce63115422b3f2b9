// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/import_columns_model.h"

#include "intake/ui/choice_table.h"
#include "uikit/language.h"
#include "uikit/theme.h"

namespace peygir::intake {

void ImportColumnsModel::show(const std::vector<GuessedColumn> &columns, const ImportMap &map)
{
    beginResetModel();
    m_columns = columns;
    m_given = map;
    m_map = map;
    endResetModel();
}

QString ImportColumnsModel::nameOf(ImportField field)
{
    switch (field) {
    case ImportField::Kept: return tr("Kept with the case");
    case ImportField::Number: return tr("Number");
    case ImportField::RegisteredAt: return tr("Registered at");
    case ImportField::ClosedAt: return tr("Closed at");
    case ImportField::PromisedAt: return tr("Promised for");
    case ImportField::Status: return tr("Status");
    case ImportField::Channel: return tr("Channel");
    case ImportField::Group: return tr("Group of subjects");
    case ImportField::Subject: return tr("Subject");
    case ImportField::Region: return tr("Region");
    case ImportField::District: return tr("District");
    case ImportField::Address: return tr("Address");
    case ImportField::Words: return tr("Words of the message");
    case ImportField::Answer: return tr("Answer");
    case ImportField::CallerName: return tr("Name of the caller");
    case ImportField::CallerPhone: return tr("Phone of the caller");
    }
    Q_UNREACHABLE();
}

QString ImportColumnsModel::shapeName(ColumnShape shape)
{
    switch (shape) {
    case ColumnShape::Empty: return tr("empty");
    case ColumnShape::Time: return tr("times");
    case ColumnShape::Coordinates: return tr("coordinates");
    case ColumnShape::Phone: return tr("phone numbers");
    case ColumnShape::Code: return tr("codes");
    case ColumnShape::Word: return tr("a few words");
    case ColumnShape::Text: return tr("texts");
    }
    Q_UNREACHABLE();
}

QString ImportColumnsModel::why(const GuessedColumn &column) const
{
    if (!column.canBeNamed)
        return column.heading.isEmpty() ? tr("Without a heading it cannot be chosen")
                                        : tr("Another column has the same heading");
    if (fieldOfColumn(m_map, column.heading) != fieldOfColumn(m_given, column.heading))
        return tr("Chosen here");
    const QString shape = shapeName(column.shape);
    if (column.by == GuessedBy::Heading)
        return tr("By its heading (%1)").arg(shape);
    return column.by == GuessedBy::Values ? tr("By what is in it (%1)").arg(shape) : shape;
}

int ImportColumnsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant ImportColumnsModel::data(const QModelIndex &index, int role) const
{
    const GuessedColumn &column = m_columns.at(size_t(index.row()));
    const ImportField field = fieldOfColumn(m_map, column.heading);
    if (role == Qt::EditRole && index.column() == Field)
        return int(field);
    if (role == ChoiceTable::choicesRole) {
        QList<CellChoice> choices{{nameOf(ImportField::Kept), int(ImportField::Kept)}};
        for (const ImportColumnPlace &place : importColumnPlaces())
            choices.append({nameOf(place.field), int(place.field)});
        return QVariant::fromValue(choices);
    }
    const uikit::Colours &colours = uikit::Theme::current().colours();
    if (role == Qt::ForegroundRole && (index.column() == Why || (index.column() == Field && field == ImportField::Kept)))
        return colours.mutedText;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Heading: return uikit::inUsersDigits(column.heading);
    case Samples: return uikit::inUsersDigits(column.samples.join(QStringLiteral(" · ")));
    case Field: return nameOf(field);
    default: return why(column);
    }
}

QVariant ImportColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Heading: return tr("Column of the file");
    case Samples: return tr("Its first values");
    case Field: return tr("Is here");
    default: return tr("Known by");
    }
}

Qt::ItemFlags ImportColumnsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Field && m_columns.at(size_t(index.row())).canBeNamed)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ImportColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != Field)
        return false;
    setFieldOfColumn(m_map, m_columns.at(size_t(index.row())).heading, ImportField(value.toInt()));
    // Another column may have lost its field.
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, Columns - 1));
    Q_EMIT mapChanged();
    return true;
}

} // namespace peygir::intake
