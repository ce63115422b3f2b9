// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/key_sheet_page.h"

#include "desktop/page_keys.h"
#include "persian/text.h"
#include "uikit/action_catalogue.h"
#include "uikit/persian_line_edit.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::desktop {

namespace {

/// From this width in pixels on all keys are seen at once.
constexpr int twoColumnsFrom = 1000;

/// The part of an action's id before its first dot says what it belongs to.
QString groupOf(const QString &actionId)
{
    const QString part = actionId.section(u'.', 0, 0);
    if (part == QLatin1String("go"))
        return KeySheetPage::tr("Going somewhere");
    if (part == QLatin1String("case"))
        return KeySheetPage::tr("The case that is shown");
    if (part == QLatin1String("list"))
        return KeySheetPage::tr("The list");
    if (part == QLatin1String("sync"))
        return KeySheetPage::tr("Synchronisation");
    if (part == QLatin1String("intake"))
        return KeySheetPage::tr("Taking a message");
    return KeySheetPage::tr("Anywhere");
}

} // namespace

KeySheetPage::KeySheetPage(const uikit::ActionCatalogue &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_filter(new uikit::PersianLineEdit(this))
    , m_area(new QScrollArea(this))
{
    auto *heading = new QLabel(tr("Keys"), this);
    heading->setProperty("role", QStringLiteral("title"));
    m_filter->setPlaceholderText(tr("A word of what you want to do"));
    m_filter->setAccessibleName(tr("Filter of keys"));
    m_filter->setMaximumWidth(420);
    m_area->setWidgetResizable(true);
    m_area->setAccessibleName(tr("Keys"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_filter);
    column->addWidget(m_area, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &KeySheetPage::fill);
}

void KeySheetPage::takeFocus() { m_filter->setFocus(Qt::OtherFocusReason); }

void KeySheetPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fill();
}

QList<KeySheetPage::Line> KeySheetPage::lines() const
{
    QList<Line> lines;
    for (const uikit::ReasonedAction *action : m_actions.all()) {
        if (!action->shortcut().isEmpty())
            lines.append({groupOf(action->id()), uikit::shownKey(action->shortcut()),
                          action->text().remove(QLatin1Char('&')), action->reason()});
    }
    for (const PageKey &key : pageKeys())
        lines.append({key.group, uikit::shownKey(key.key), key.text});
    // Groups in the order in which they were first met.
    QStringList groups;
    for (const Line &line : lines) {
        if (!groups.contains(line.group))
            groups.append(line.group);
    }
    std::stable_sort(lines.begin(), lines.end(), [&groups](const Line &a, const Line &b) {
        return groups.indexOf(a.group) < groups.indexOf(b.group);
    });
    return lines;
}

void KeySheetPage::fill()
{
    QList<Line> found;
    const QString wanted = persian::searchForm(m_filter->text());
    for (const Line &line : lines()) {
        if (persian::searchForm(line.text + u' ' + line.key).contains(wanted))
            found.append(line);
    }
    auto *sheet = new QWidget;
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(48);
    m_columns = width() < twoColumnsFrom ? 1 : 2;
    // A group stays together; the second column begins with the one that is nearest to the middle.
    qsizetype first = found.size();
    const qsizetype middle = found.size() / 2;
    for (qsizetype n = 1; m_columns == 2 && n < found.size(); ++n) {
        const bool beginsGroup = found[n].group != found[n - 1].group;
        if (beginsGroup && std::abs(n - middle) < std::abs(first - middle))
            first = n;
    }
    columns->addWidget(columnOf(found.mid(0, first)), 1);
    if (m_columns == 2)
        columns->addWidget(columnOf(found.mid(first)), 1);
    if (found.isEmpty())
        columns->insertWidget(0, new QLabel(tr("No key has this word. Ctrl+K finds what has no key.")), 0, Qt::AlignTop);
    m_area->setWidget(sheet);
}

QWidget *KeySheetPage::columnOf(const QList<Line> &lines)
{
    auto *column = new QWidget;
    auto *grid = new QGridLayout(column);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    QString group;
    int row = 0;
    for (const Line &line : lines) {
        if (line.group != group) {
            group = line.group;
            auto *title = new QLabel(group);
            title->setProperty("role", QStringLiteral("muted"));
            title->setContentsMargins(0, row == 0 ? 0 : 12, 0, 0);
            grid->addWidget(title, row++, 0, 1, 2);
        }
        auto *key = new QLabel(line.key);
        key->setMinimumWidth(120);
        auto *text = new QLabel(line.reason.isEmpty() ? line.text : tr("%1 (not now: %2)").arg(line.text, line.reason));
        text->setWordWrap(true);
        grid->addWidget(key, row, 0, Qt::AlignTop);
        grid->addWidget(text, row++, 1);
    }
    grid->setRowStretch(row, 1);
    return column;
}

void KeySheetPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible() && m_columns != (width() < twoColumnsFrom ? 1 : 2))
        fill();
}

} // namespace peygir::desktop
