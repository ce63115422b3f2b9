// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_parts.h"

#include "cases/ui/history_text.h"
#include "cases/ui/shown.h"
#include "cases/ui/stay_text.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_delegate.h"

#include <QListWidget>

namespace peygir::cases {

CaseParts::CaseParts(QWidget *parent)
    : QTabWidget(parent)
    , m_history(new uikit::HistoryView)
    , m_referrals(new uikit::HistoryView)
    , m_stays(new uikit::HistoryView)
    , m_others(new QListWidget)
{
    setAccessibleName(tr("Parts of the case"));
    setDocumentMode(true);
    setFocusProxy(m_history);
    setElideMode(Qt::ElideRight);
    m_history->setObjectName(QStringLiteral("case.history"));
    m_history->setAccessibleName(tr("History"));
    m_referrals->setAccessibleName(tr("Referrals"));
    m_stays->setObjectName(QStringLiteral("case.stays"));
    m_stays->setAccessibleName(tr("Deadlines"));
    m_others->setAccessibleName(tr("Other open cases of the citizen"));
    m_others->setToolTip(tr("Enter opens the case."));
    m_others->setItemDelegate(new uikit::RowDelegate(uikit::RowLines::Two, m_others));
    m_others->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addTab(m_history, tr("History"));
    addTab(m_referrals, tr("Referrals"));
    addTab(m_stays, tr("Deadlines"));
    addTab(m_others, tr("Citizen's other cases"));
    connect(m_others, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT caseWanted(item->data(Qt::UserRole).toString()); });
}

void CaseParts::setCount(QWidget *part, const QString &name, size_t count)
{
    const int at = indexOf(part);
    setTabText(at, count == 0 ? name : tr("%1 (%2)").arg(name, shownNumber(qint64(count))));
    // Nothing in it is said by the tab itself; what is open for the citizen must not be overlooked.
    setTabEnabled(at, count > 0 || part == m_history);
    setTabToolTip(at, count == 0 ? tr("There is none.") : QString());
}

void CaseParts::addPart(QWidget &part, const QString &name)
{
    m_names.emplace(&part, name);
    addTab(&part, name);
    setPartCount(part, 0);
}

void CaseParts::setPartCount(QWidget &part, size_t count)
{
    setCount(&part, m_names.at(&part), count);
    if (!isTabEnabled(currentIndex()))
        setCurrentIndex(0);
}

void CaseParts::showView(const CaseView &view, Instant now)
{
    QList<uikit::HistoryLine> history;
    for (const HistoryLineView &entry : view.history)
        history.append(historyLine(entry));
    m_history->setLines(history);
    QList<uikit::HistoryLine> referrals;
    for (const ReferralView &one : view.referrals)
        referrals.append(referralLine(one));
    m_referrals->setLines(referrals);
    m_stays->setLines(stayLines(view, now));
    m_others->clear();
    for (const CaseLine &line : view.otherCases) {
        const uikit::ListRow row = listRow(line, now);
        QStringList parts{uikit::inUsersDigits(row.code), row.title, row.status};
        parts.append(row.late.isEmpty() ? row.age : row.late);
        auto *item = new QListWidgetItem(parts.join(QStringLiteral(" · ")), m_others);
        item->setData(Qt::UserRole, row.id);
        item->setData(uikit::PagedListModel::RowRole, QVariant::fromValue(row));
        item->setToolTip(row.detail + u'\n' + row.fullDate);
    }
    setCount(m_history, tr("History"), view.history.size());
    setCount(m_referrals, tr("Referrals"), view.referrals.size());
    setCount(m_stays, tr("Deadlines"), view.stays.size());
    setCount(m_others, tr("Citizen's other cases"), view.otherCases.size());
    if (!isTabEnabled(currentIndex()))
        setCurrentIndex(0);
}

void CaseParts::takeFocus()
{
    if (QWidget *part = currentWidget())
        part->setFocus();
}

} // namespace peygir::cases
