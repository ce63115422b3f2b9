// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/ui/supervision_page.h"

#include "cases/ui/shown.h"
#include "persian/tokens.h"
#include "supervision/core/online.h"
#include "supervision/ui/people_table.h"
#include "supervision/ui/people_view.h"
#include "supervision/ui/subordinate_model.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/icons.h"
#include "uikit/persian_line_edit.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::supervision {

using cases::shownNumber;

namespace {

constexpr int nameWidth = 240;
constexpr int numberWidth = 96;
constexpr int ageWidth = 130;
/// As the server knows it (sync/wire/query.h, which is not a window's to see).
const QByteArray onlineQuery = QByteArrayLiteral("online");

} // namespace

SupervisionPage::SupervisionPage(const MovePanel::Ports &ports, ServerPort &server, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_server(server)
    , m_model(new SubordinateModel(this))
    , m_view(new PeopleView(this))
    , m_text(new uikit::PersianLineEdit(this))
    , m_count(new QLabel(this))
    , m_stack(new QStackedLayout(new QWidget))
    , m_move(new MovePanel(ports, this))
{
    layOut();
    connectAll();
}

void SupervisionPage::layOut()
{
    auto *heading = new QLabel(tr("Supervision"), this);
    heading->setProperty("role", QStringLiteral("title"));
    m_text->setPlaceholderText(tr("Filter by name, post or unit"));
    m_text->setAccessibleName(tr("Filter of the subordinates"));
    m_text->setClearButtonEnabled(true);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Subordinates"));
    m_view->setObjectName(QStringLiteral("subordinates"));
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionResizeMode(SubordinateModel::Posts, QHeaderView::Stretch);
    header->resizeSection(SubordinateModel::Name, nameWidth);
    header->resizeSection(SubordinateModel::Online, numberWidth);
    header->resizeSection(SubordinateModel::Open, numberWidth);
    header->resizeSection(SubordinateModel::Late, numberWidth);
    header->resizeSection(SubordinateModel::Oldest, ageWidth);
    setFocusProxy(m_view);
    m_stack->addWidget(m_view);
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("users"), tr("Nobody works in the part that you supervise."),
                                             tr("Who is given a post there appears here by himself."), this));
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("filter"), tr("Nobody fits the filter."),
                                             tr("An empty filter shows all of them."), this));
    auto *top = new QHBoxLayout;
    top->addWidget(heading);
    top->addStretch();
    top->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_text);
    column->addWidget(m_stack->parentWidget(), 1);
    column->addWidget(m_move);
    column->addWidget(buttons());
}

QWidget *SupervisionPage::buttons()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &text, const char *icon, const QKeySequence &key, void (SupervisionPage::*act)()) {
        auto *button = new QPushButton(uikit::icon(QLatin1String(icon)), text, row);
        connect(button, &QPushButton::clicked, this, act);
        connect(new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, act);
        line->addWidget(button);
    };
    add(tr("Hand over the cartable (Ctrl+H)"), "send", Qt::CTRL | Qt::Key_H, &SupervisionPage::handOver);
    add(tr("Level the marked ones (Ctrl+L)"), "rows-3", Qt::CTRL | Qt::Key_L, &SupervisionPage::level);
    add(tr("Take the last one back (Ctrl+U)"), "undo-2", Qt::CTRL | Qt::Key_U, &SupervisionPage::takeBack);
    add(tr("Areas of this expert (Ctrl+E)"), "map-pin", Qt::CTRL | Qt::Key_E, &SupervisionPage::showAreas);
    line->addStretch();
    return row;
}

void SupervisionPage::connectAll()
{
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(120);
    connect(m_text, &QLineEdit::textChanged, &m_filterSoon, qOverload<>(&QTimer::start));
    connect(&m_filterSoon, &QTimer::timeout, this, &SupervisionPage::filter);
    m_onlineAgain.setInterval(onlinePause);
    connect(&m_onlineAgain, &QTimer::timeout, this, &SupervisionPage::askOnline);
    connect(&m_ports.desk, &DeskPort::statusChanged, this, [this] {
        // Where the line has gone, what was known of others is over.
        if (m_ports.desk.status().line != DeskStatus::Line::Online)
            m_model->setOnline({});
    });
    connect(m_text, &QLineEdit::returnPressed, this, &SupervisionPage::takeFocus);
    connect(m_view, &PeopleView::typed, this, [this](const QString &text) {
        m_text->setFocus();
        m_text->insert(uikit::spelledAsStored(text, persian::Lines::One));
    });
    connect(m_view, &PeopleView::opened, this, &SupervisionPage::open);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SupervisionPage::sum);
    connect(m_move, &MovePanel::done, this, [this](const QString &sentence, bool all) {
        if (all) {
            m_view->setFocus();
            Q_EMIT said(sentence);
        } else {
            Q_EMIT refused(sentence);
        }
    });
    connect(m_move, &MovePanel::putAway, this, [this] { m_view->setFocus(); });
}

void SupervisionPage::refresh()
{
    m_changedUnseen = !isVisible();
    if (m_changedUnseen)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = m_ports.queries.subordinates(m_ports.desk.user(), m_ports.desk.now(), this,
                                            [this](Result<std::vector<Subordinate>> people) {
                                                m_cancel = {};
                                                if (people.ok())
                                                    show(std::move(people).value());
                                                else
                                                    Q_EMIT refused(uikit::errorSentence(people.error()));
                                            });
}

void SupervisionPage::show(std::vector<Subordinate> people)
{
    m_all = std::move(people);
    m_isRead = true;
    filter();
}

std::vector<Subordinate> SupervisionPage::fitting(const std::vector<Subordinate> &people) const
{
    const QList<persian::QueryWord> words = persian::queryWords(m_text->text());
    std::vector<Subordinate> found;
    for (const Subordinate &one : people) {
        if (persian::isFound(persian::indexTokens(shownName(one) + u' ' + shownPosts(one)), words))
            found.push_back(one);
    }
    return found;
}

void SupervisionPage::filter()
{
    m_filterSoon.stop();
    std::vector<Subordinate> found = fitting(m_all);
    const Subordinate *current = m_model->at(m_view->currentIndex().row());
    const QString key = current ? SubordinateModel::keyOf(*current) : QString();
    QStringList markedKeys;
    for (const Subordinate &one : marked())
        markedKeys.append(SubordinateModel::keyOf(one));
    m_model->setPeople(std::move(found), m_ports.desk.now());
    m_stack->setCurrentIndex(!m_isRead || m_model->rowCount() > 0 ? 0 : m_all.empty() ? 1 : 2);
    // Where others came or went, who was marked still is.
    if (m_view->currentIndex().isValid())
        return sum();
    const QModelIndex at = m_model->index(std::max(0, m_model->rowOf(key)), 0);
    m_view->setCurrentIndex(at);
    for (const QString &one : std::as_const(markedKeys)) {
        if (const int row = m_model->rowOf(one); row >= 0)
            m_view->selectionModel()->select(m_model->index(row, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    sum();
}

QList<paper::OutOffer> SupervisionPage::outOffers()
{
    const auto make = [this](QObject *context, const paper::OutOffer::Done &done) {
        // Read anew: what was counted as one came to the page may be some time ago.
        m_ports.queries.subordinates(m_ports.desk.user(), m_ports.desk.now(), context,
                                     [this, done](const Result<std::vector<Subordinate>> &people) {
                                         done(people.ok() ? Result<paper::OutThing>(outThing(*people)) : people.error());
                                     });
    };
    const auto note = [this](const paper::OutTarget &target, qint64 rows) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_ports.desk.looked(act, std::nullopt, QStringLiteral("supervision %1 %2").arg(paper::wordOf(target.form)).arg(rows));
    };
    return {{tr("Subordinates"), make, note}};
}

paper::OutThing SupervisionPage::outThing(const std::vector<Subordinate> &people) const
{
    sheets::TableHead head{tr("Subordinates"), {}, peopleColumns()};
    if (const QString text = m_text->text().trimmed(); !text.isEmpty())
        head.lines += tr("Filter: %1").arg(text);
    head.lines += tr("Written at %1").arg(cases::shownTime(m_ports.desk.now()));
    std::vector<sheets::Row> rows;
    for (const Subordinate &one : fitting(people))
        rows.push_back(peopleRow(one, m_model->connectedText(one)));
    return {std::make_shared<paper::KnownTable>(std::move(head), std::move(rows))};
}

std::vector<Subordinate> SupervisionPage::marked() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    std::vector<Subordinate> people;
    for (const int row : rows)
        people.push_back(*m_model->at(row));
    return people;
}

void SupervisionPage::sum()
{
    qint64 open = 0;
    qint64 late = 0;
    const auto people = marked().size() > 1 ? marked() : m_model->people();
    for (const Subordinate &one : people) {
        open += one.load ? one.load->open : 0;
        late += one.load ? one.load->late : 0;
    }
    m_count->setText(m_isRead ? tr("%1 people, %2 open, %3 late")
                                    .arg(shownNumber(qint64(people.size())), shownNumber(open), shownNumber(late))
                              : QString());
}

void SupervisionPage::open(int row)
{
    const Subordinate *one = m_model->at(row);
    if (!one)
        return;
    if (one->id)
        Q_EMIT cartableWanted(*one->id, shownName(*one));
    else
        Q_EMIT refused(tr("Nobody holds this post: hand over what lies there (Ctrl+H)."));
}

void SupervisionPage::handOver()
{
    if (m_move->isRunning())
        return;
    if (const Subordinate *one = m_model->at(m_view->currentIndex().row()))
        m_move->beginHandOver(*one);
    else
        Q_EMIT refused(tr("Choose whose cartable is handed over."));
}

void SupervisionPage::level()
{
    if (m_move->isRunning())
        return;
    const std::vector<Subordinate> people = marked();
    if (people.size() < 2)
        Q_EMIT refused(tr("Mark at least two people, with Shift and the arrows or with Ctrl and the mouse."));
    else
        m_move->beginLevel(people);
}

void SupervisionPage::takeBack() { m_move->takeBackLast(); }

void SupervisionPage::showAreas()
{
    const Subordinate *one = m_model->at(m_view->currentIndex().row());
    if (!one)
        return Q_EMIT refused(tr("Choose first whose areas you want to see."));
    const auto expert = std::find_if(one->posts.begin(), one->posts.end(), [](const WatchedPost &post) { return post.roleKey.has_value(); });
    if (expert == one->posts.end())
        return Q_EMIT refused(tr("%1 has no post to which cases come by areas.").arg(shownName(*one)));
    Q_EMIT areasWanted(expert->name.fa);
}

void SupervisionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_changedUnseen)
        refresh();
    askOnline();
    m_onlineAgain.start();
}

void SupervisionPage::askOnline()
{
    if (!isVisible())
        return m_onlineAgain.stop();
    if (m_cancelOnline)
        m_cancelOnline();
    m_cancelOnline = m_server.ask(onlineQuery, {}, this, [this](const Result<ServerPort::Answer> &told) {
        m_cancelOnline = {};
        const auto answer = told.ok() ? fieldsFromJson<OnlineAnswer>(told->told) : Result<OnlineAnswer>(told.error());
        if (answer.ok())
            m_model->setOnline(std::set<UserId>(answer->online.begin(), answer->online.end()));
        else
            m_model->setOnline({});
    });
}

void SupervisionPage::takeFocus() { m_view->setFocus(); }

} // namespace peygir::supervision
