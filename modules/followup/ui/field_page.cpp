// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/field_page.h"

#include "cases/ui/shown.h"
#include "followup/ui/days.h"
#include "followup/ui/field_rows.h"
#include "followup/ui/typed_place.h"
#include "uikit/empty_state.h"
#include "uikit/icons.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/reasoned_action.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScroller>
#include <QShortcut>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::followup {

namespace {

VisitId idOf(const OwnVisit &visit) { return visit.visit.visit.id; }

} // namespace

FieldPage::FieldPage(const FieldReport::Ports &ports, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_whereabouts(new Whereabouts(this))
    , m_rows(new FieldRows(this))
    , m_model(new uikit::PagedListModel(*m_rows, this, uikit::PagedListModel::Begin::WhenAsked))
    , m_view(new uikit::RowListView(this))
    , m_report(new FieldReport(ports, *m_whereabouts, this))
    , m_empty(new uikit::EmptyState(QStringLiteral("map-pin"), tr("You have no visit to make today."),
                                    tr("A visit that somebody asks you for appears here by itself."), this))
    , m_stages(new QStackedLayout(this))
    , m_listOrEmpty(new QStackedLayout(new QWidget))
    , m_count(new QLabel(this))
    , m_whereLine(new QLabel(this))
    , m_typed(new uikit::PersianLineEdit(this))
    , m_again(new QPushButton(tr("Order anew"), this))
    , m_leave(new QPushButton(tr("Whole window"), this))
{
    // Everything on it is for fingers, however dense the rest of the program is.
    setProperty("touch", true);
    auto *list = new QWidget(this);
    layOut(*list);
    m_stages->addWidget(list);
    m_stages->addWidget(m_report);
    connectAll();
    connect(new QShortcut(Qt::CTRL | Qt::Key_R, list), &QShortcut::activated, this, &FieldPage::order);
    showWhereabouts();
    showRows();
    // What has asked for its size already did so when this was not known of the page yet.
    for (QWidget *widget : findChildren<QWidget *>()) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

void FieldPage::layOut(QWidget &list)
{
    auto *heading = new QLabel(tr("Visits of today"), &list);
    heading->setProperty("role", QStringLiteral("title"));
    m_count->setProperty("role", QStringLiteral("muted"));
    m_leave->setIcon(uikit::icon(QStringLiteral("panel-right-open")));
    m_leave->setToolTip(tr("%1 (%2)").arg(m_leave->text(), uikit::shownKey(Qt::Key_Escape)));
    m_again->setIcon(uikit::icon(QStringLiteral("refresh-cw")));
    m_again->setToolTip(tr("A new order from where you are (%1)").arg(uikit::shownKey(Qt::CTRL | Qt::Key_R)));
    m_whereLine->setWordWrap(true);
    m_whereLine->setProperty("role", QStringLiteral("muted"));
    m_typed->setAccessibleName(tr("Where you are"));
    m_typed->setPlaceholderText(tr("Where you are: latitude and longitude"));
    m_typed->setCheck([](const QString &text) {
        return text.trimmed().isEmpty() || typedPlace(text)
                   ? QString()
                   : tr("Write the latitude and then the longitude, as in 35.69970 51.33800.");
    });
    auto *rows = new uikit::RowDelegate(uikit::RowLines::Two, m_view);
    rows->setLeastHeight(fingerRow);
    m_view->setRows(*m_model, *rows);
    m_view->setAccessibleName(tr("Visits of today"));
    // A finger pushes the list; what it only touches is opened.
    QScroller::grabGesture(m_view->viewport(), QScroller::TouchGesture);
    m_listOrEmpty->addWidget(m_view);
    m_listOrEmpty->addWidget(m_empty);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(heading);
    top->addWidget(m_count);
    top->addStretch();
    top->addWidget(m_leave);
    auto *where = new QHBoxLayout;
    where->setSpacing(8);
    where->addWidget(m_whereLine, 1);
    where->addWidget(m_typed, 1);
    where->addWidget(m_again);
    auto *column = new QVBoxLayout(&list);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(where);
    column->addWidget(m_listOrEmpty->parentWidget(), 1);
}

void FieldPage::connectAll()
{
    connect(m_view, &uikit::RowListView::opened, this, &FieldPage::open);
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (const uikit::ListRow *row = m_model->rowAt(index.row()))
            open(row->id);
    });
    connect(m_again, &QPushButton::clicked, this, &FieldPage::order);
    connect(m_leave, &QPushButton::clicked, this, &FieldPage::leaveWanted);
    connect(m_typed, &QLineEdit::returnPressed, this, &FieldPage::orderFromTyped);
    connect(m_whereabouts, &Whereabouts::changed, this, [this] {
        showWhereabouts();
        // The first time that one knows from where to go; afterwards only when it is asked for.
        if (!m_isOrderedFromHere && m_whereabouts->point() && !isReporting())
            order();
    });
    connect(m_report, &FieldReport::backWanted, this, &FieldPage::closeReport);
    connect(m_report, &FieldReport::done, this, [this](const QString &sentence) {
        closeReport();
        read();
        Q_EMIT said(sentence);
    });
}

void FieldPage::read()
{
    if (m_cancel)
        m_cancel();
    const Instant now = m_ports.desk.now();
    const persian::JalaliDate today = dayOf(now);
    m_cancel = m_ports.queries.visits(m_ports.desk.user(), *beginningOf(today.plusDays(-daysLeftOver)),
                                      *beginningOf(today.plusDays(1)), this,
                                      [this](Result<std::vector<OwnVisit>> visits) {
                                          m_cancel = {};
                                          if (visits.ok())
                                              take(std::move(*visits));
                                      });
}

void FieldPage::take(std::vector<OwnVisit> visits)
{
    const persian::JalaliDate today = dayOf(m_ports.desk.now());
    m_made.clear();
    std::vector<OwnVisit> toMake;
    for (OwnVisit &visit : visits) {
        const Visit &one = visit.visit.visit;
        if (one.state == VisitState::Requested)
            toMake.push_back(std::move(visit));
        else if (one.state == VisitState::Visited && one.at && dayOf(*one.at) == today)
            m_made.push_back(std::move(visit));
    }
    const auto placeOf = [this](const OwnVisit &visit) {
        return std::find_if(m_toMake.begin(), m_toMake.end(),
                            [&visit](const OwnVisit &known) { return idOf(known) == idOf(visit); })
            - m_toMake.begin();
    };
    const bool isKnown = std::all_of(toMake.begin(), toMake.end(), [&](const OwnVisit &visit) {
        return placeOf(visit) < std::ptrdiff_t(m_toMake.size());
    });
    // What was made or called off leaves the others where they are.
    if (isKnown) {
        std::stable_sort(toMake.begin(), toMake.end(),
                         [&](const OwnVisit &a, const OwnVisit &b) { return placeOf(a) < placeOf(b); });
        const bool isSame = toMake.size() == m_toMake.size();
        m_toMake = std::move(toMake);
        if (!isSame) {
            m_legs.assign(m_toMake.size(), std::nullopt);
            for (size_t at = 1; at < m_toMake.size(); ++at) {
                if (m_toMake[at - 1].point && m_toMake[at].point)
                    m_legs[at] = metresBetween(*m_toMake[at - 1].point, *m_toMake[at].point);
            }
            if (const auto from = begin(); from && !m_toMake.empty() && m_toMake.front().point)
                m_legs.front() = metresBetween(*from, *m_toMake.front().point);
        }
        showRows();
    } else {
        m_toMake = std::move(toMake);
        order();
    }
    Q_EMIT countChanged(qint64(m_toMake.size()));
}

std::optional<GeoPoint> FieldPage::begin() const
{
    if (const auto point = m_whereabouts->point())
        return point;
    const auto typed = typedPlace(m_typed->text());
    return typed ? std::optional(GeoPoint{typed->first, typed->second}) : std::nullopt;
}

void FieldPage::order()
{
    std::vector<std::optional<GeoPoint>> stops;
    for (const OwnVisit &visit : m_toMake)
        stops.push_back(visit.point);
    const auto from = begin();
    Route route = routeOf(from, stops);
    std::vector<OwnVisit> ordered;
    for (const size_t stop : route.order)
        ordered.push_back(std::move(m_toMake[stop]));
    m_toMake = std::move(ordered);
    m_legs = std::move(route.legs);
    m_isOrderedFromHere = from.has_value();
    showRows();
    // A new order begins at its first stop, wherever the visit that was looked at has gone.
    if (!m_toMake.empty())
        m_view->lookFor(m_toMake.front().visit.visit.id.toString());
}

void FieldPage::orderFromTyped()
{
    if (!m_typed->check()) {
        Q_EMIT refused(m_typed->problem());
        return;
    }
    order();
    focusList();
}

void FieldPage::showRows()
{
    QList<uikit::ListRow> rows;
    const Instant now = m_ports.desk.now();
    for (size_t at = 0; at < m_toMake.size(); ++at)
        rows.append(fieldRow(m_toMake[at], int(at) + 1, m_legs[at], now));
    for (const OwnVisit &visit : m_made)
        rows.append(madeRow(visit));
    m_rows->setRows(rows);
    m_model->refresh();
    const qint64 made = qint64(m_made.size());
    m_count->setText(rows.isEmpty() ? QString()
                                    : tr("%1 of %2 made").arg(cases::shownNumber(made), cases::shownNumber(rows.size())));
    m_again->setEnabled(!m_toMake.empty());
    const bool hadKeyboard = m_view->hasFocus() || m_leave->hasFocus();
    m_listOrEmpty->setCurrentIndex(rows.isEmpty() ? 1 : 0);
    if (hadKeyboard)
        focusList();
}

void FieldPage::focusList()
{
    if (m_listOrEmpty->currentIndex() == 0)
        m_view->setFocus();
    else
        m_leave->setFocus();
}

void FieldPage::showWhereabouts()
{
    m_whereLine->setText(whereaboutsSentence(*m_whereabouts));
    const bool isWritten = m_whereabouts->state() == Whereabouts::State::None;
    m_whereLine->setVisible(!isWritten);
    m_typed->setVisible(isWritten);
}

void FieldPage::open(const QString &id)
{
    const auto isIt = [&id](const OwnVisit &visit) { return idOf(visit).toString() == id; };
    const auto found = std::find_if(m_toMake.begin(), m_toMake.end(), isIt);
    if (found == m_toMake.end()) {
        if (std::any_of(m_made.begin(), m_made.end(), isIt))
            Q_EMIT said(tr("This visit is reported already."));
        return;
    }
    m_report->begin(*found);
    m_stages->setCurrentWidget(m_report);
    m_report->takeFocus();
}

void FieldPage::closeReport()
{
    m_report->keep();
    m_stages->setCurrentIndex(0);
    focusList();
}

bool FieldPage::isReporting() const { return m_stages->currentWidget() == m_report; }

std::vector<VisitId> FieldPage::route() const
{
    std::vector<VisitId> ids;
    for (const OwnVisit &visit : m_toMake)
        ids.push_back(idOf(visit));
    return ids;
}

void FieldPage::refresh()
{
    read();
    if (isReporting())
        m_report->refresh();
}

void FieldPage::takeFocus()
{
    if (isReporting())
        m_report->takeFocus();
    else
        focusList();
}

void FieldPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_whereabouts->start();
    // Another day may have begun.
    read();
}

void FieldPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_whereabouts->stop();
    m_report->keep();
}

void FieldPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::followup
