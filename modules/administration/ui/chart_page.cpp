// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/chart_page.h"

#include "administration/ui/chart_item_panel.h"
#include "administration/ui/post_rights_view.h"
#include "organisation/core/unit_seat.h"
#include "organisation/ui/chart_outline.h"
#include "organisation/ui/chart_picture.h"
#include "organisation/ui/chart_words.h"
#include "persian/text.h"
#include "reference/core/put_record.h"
#include "uikit/direction.h"
#include "uikit/help_topic.h"
#include "uikit/icons.h"
#include "uikit/persian_line_edit.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::administration {

using organisation::Chart;
using organisation::ChartNode;
using organisation::ChartOutline;
using organisation::ChartPicture;
using organisation::ChartTree;

namespace {

const char *typeOf(bool isPost) { return isPost ? organisation::Post::tableName : organisation::Unit::tableName; }

/// The field that says where it stands.
QString placeField(bool isPost) { return isPost ? QStringLiteral("unit") : QStringLiteral("parent"); }

QString searchForm(const QString &text) { return persian::folded(persian::normalised(text)); }

} // namespace

ChartPage::ChartPage(const Ports &ports, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_outline(new ChartOutline)
    , m_picture(new ChartPicture)
    , m_views(new QStackedWidget)
    , m_search(new uikit::PersianLineEdit)
    , m_inactive(new QCheckBox(tr("Also those switched off")))
    , m_sum(new QLabel)
    , m_toggle(new QPushButton)
    , m_moving(new QFrame)
    , m_effect(new QLabel)
    , m_move(new QPushButton(tr("Move (Ctrl+Enter)")))
    , m_leave(new QPushButton(tr("Leave it (Esc)")))
    , m_item(new ChartItemPanel(ports.records, ports.users, ports.desk))
{
    uikit::setHelpTopic(*this, QStringLiteral("chart"));
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(chartSide());
    splitter->addWidget(m_item);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 3);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(8, 8, 8, 8);
    page->addWidget(splitter);
    m_refreshSoon.setSingleShot(true);
    m_refreshSoon.setInterval(150);
    connectAll();
    showPicture(false);
}

QWidget *ChartPage::chartSide()
{
    m_outline->setAccessibleName(tr("Chart as a tree"));
    m_outline->setObjectName(QStringLiteral("chartOutline"));
    m_picture->setAccessibleName(tr("Chart as a drawing"));
    m_picture->setObjectName(QStringLiteral("chartPicture"));
    m_views->addWidget(m_outline);
    m_views->addWidget(m_picture);
    m_sum->setProperty("role", QStringLiteral("muted"));
    m_sum->setObjectName(QStringLiteral("chartSum"));
    m_sum->setAlignment(uikit::readingStart());
    m_sum->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layOutMove();
    auto *unit = new QPushButton(uikit::icon(QStringLiteral("plus")), tr("Unit (Ctrl+N)"));
    auto *post = new QPushButton(uikit::icon(QStringLiteral("plus")), tr("Post (Ctrl+Shift+N)"));
    auto *domain = new QPushButton(uikit::icon(QStringLiteral("plus")), tr("Domain (Ctrl+D)"));
    auto *cutting = new QPushButton(tr("Move elsewhere (Ctrl+X)"));
    connect(unit, &QPushButton::clicked, this, [this] { beginNew(false, false); });
    connect(post, &QPushButton::clicked, this, [this] { beginNew(true, false); });
    connect(domain, &QPushButton::clicked, this, [this] { beginNew(false, true); });
    connect(cutting, &QPushButton::clicked, this, &ChartPage::cut);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {unit, post, domain, cutting})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(8, 0, 8, 0);
    column->addWidget(toolLine());
    column->addWidget(m_moving);
    column->addWidget(m_views, 1);
    column->addWidget(m_sum);
    column->addLayout(buttons);
    return side;
}

QWidget *ChartPage::toolLine()
{
    m_search->setPlaceholderText(tr("Any part of a unit, a post or a name; Enter for the next one"));
    m_search->setAccessibleName(tr("Search in the chart"));
    m_search->setObjectName(QStringLiteral("chartSearch"));
    m_search->setClearButtonEnabled(true);
    m_inactive->setObjectName(QStringLiteral("chartInactive"));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_search, 1);
    row->addWidget(m_inactive);
    row->addWidget(m_toggle);
    return line;
}

void ChartPage::layOutMove()
{
    m_moving->setFrameShape(QFrame::StyledPanel);
    m_effect->setObjectName(QStringLiteral("chartEffect"));
    m_effect->setWordWrap(true);
    m_move->setProperty("role", QStringLiteral("primary"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_move);
    buttons->addWidget(m_leave);
    buttons->addStretch();
    auto *column = new QVBoxLayout(m_moving);
    column->addWidget(m_effect);
    column->addLayout(buttons);
    m_moving->hide();
}

void ChartPage::connectAll()
{
    connect(m_outline, &ChartOutline::currentChanged, this, &ChartPage::arrive);
    connect(m_picture, &ChartPicture::currentChanged, this, &ChartPage::arrive);
    connect(m_outline, &ChartOutline::opened, m_item, &ChartItemPanel::takeFocus);
    connect(m_picture, &ChartPicture::opened, m_item, &ChartItemPanel::takeFocus);
    const auto dropped = [this](const Uuid &what, const Uuid &onto) {
        const auto node = m_tree.find(what);
        const auto place = m_tree.find(onto);
        if (node && place)
            propose({what, m_tree.nodes()[*node].isPost, m_tree.unitOf(*place).id, seatAt(*place)});
    };
    connect(m_outline, &ChartOutline::dropped, this, dropped);
    connect(m_picture, &ChartPicture::dropped, this, dropped);
    connect(m_search, &QLineEdit::returnPressed, this, &ChartPage::search);
    connect(m_inactive, &QCheckBox::toggled, this, &ChartPage::rebuild);
    connect(m_toggle, &QPushButton::clicked, this, [this] { showPicture(m_views->currentWidget() == m_outline); });
    connect(m_move, &QPushButton::clicked, this, &ChartPage::doMove);
    connect(m_leave, &QPushButton::clicked, this, &ChartPage::leaveMove);
    connect(m_item, &ChartItemPanel::said, this, &ChartPage::said);
    connect(m_item, &ChartItemPanel::saved, this, [this](const Uuid &id) {
        m_current = id;
        const auto seated = std::exchange(m_newSeat, std::nullopt);
        if (seated && seated->what == id)
            putSeat(id, seated->seat, [this](const auto &) { refresh(); });
        refresh();
        takeFocus();
    });
    connect(m_item, &ChartItemPanel::dropped, this, [this] {
        if (m_current)
            arrive(*m_current);
        takeFocus();
    });
    connect(&m_refreshSoon, &QTimer::timeout, this, &ChartPage::refresh);
    connect(&m_ports.desk, &DeskPort::rowsChanged, this, [this] {
        m_changedUnseen = true;
        if (isVisible())
            m_refreshSoon.start();
    });
}

void ChartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_changedUnseen)
        refresh();
}

void ChartPage::refresh()
{
    if (m_cancel)
        m_cancel();
    m_changedUnseen = false;
    m_cancel = m_ports.queries.chart(this, [this](const Result<Chart> &chart) {
        m_cancel = {};
        if (chart.ok())
            show(*chart);
        else
            m_item->sayProblem(chart.error());
    });
}

void ChartPage::show(const Chart &chart)
{
    m_chart = chart;
    rebuild();
    m_item->refresh();
}

void ChartPage::rebuild()
{
    ChartTree tree(m_chart, m_inactive->isChecked() ? ChartTree::Shown::All : ChartTree::Shown::InUse);
    const auto wanted = m_current;
    if (tree.nodes() != m_tree.nodes()) {
        m_tree = std::move(tree);
        m_outline->setTree(m_tree);
        m_picture->setTree(m_tree);
    }
    if (m_cut && !m_tree.find(*m_cut))
        leaveMove();
    if (m_item->isNew() || m_item->isDirty())
        return;
    if (wanted && m_tree.find(*wanted))
        arrive(*wanted);
    else if (!m_tree.tops().empty())
        arrive(m_tree.nodes()[m_tree.tops().front()].id);
}

void ChartPage::arrive(const Uuid &id)
{
    const auto node = m_tree.find(id);
    if (!node)
        return;
    const bool isAnother = m_current != id;
    m_current = id;
    m_outline->setCurrent(id);
    m_picture->setCurrent(id);
    m_sum->setText(organisation::wholeText(m_tree, *node));
    m_sum->setToolTip(m_sum->text());
    // What is typed and not saved is not lost by a chart that moves.
    if ((isAnother || !m_item->isNew()) && !m_item->isDirty() && !m_item->isNew())
        m_item->showItem(m_tree.nodes()[*node].isPost, id);
}

std::optional<size_t> ChartPage::currentNode() const { return m_current ? m_tree.find(*m_current) : std::nullopt; }

void ChartPage::showPicture(bool picture)
{
    const bool hadFocus = m_views->currentWidget()->hasFocus();
    m_views->setCurrentWidget(picture ? static_cast<QWidget *>(m_picture) : m_outline);
    m_toggle->setText(picture ? tr("As a tree (Ctrl+T)") : tr("As a drawing (Ctrl+T)"));
    if (m_current) {
        m_outline->setCurrent(*m_current);
        m_picture->setCurrent(*m_current);
    }
    if (hadFocus)
        takeFocus();
}

void ChartPage::search()
{
    const QString text = searchForm(m_search->text());
    const size_t count = m_tree.nodes().size();
    if (text.isEmpty() || count == 0)
        return;
    const size_t from = currentNode().value_or(count - 1);
    for (size_t step = 1; step <= count; ++step) {
        const ChartNode &node = m_tree.nodes()[(from + step) % count];
        if (searchForm(node.name.fa + u' ' + node.name.en + u' ' + node.holderName).contains(text))
            return arrive(node.id);
    }
    Q_EMIT said(tr("Nothing in the chart has this: %1").arg(m_search->text()));
}

void ChartPage::beginNew(bool isPost, bool atTop)
{
    const auto node = currentNode();
    if (m_item->isDirty())
        return Q_EMIT said(tr("Save or discard first what is changed beside the chart."));
    if (!atTop && !node)
        return Q_EMIT said(tr("Choose first below which unit."));
    m_newSeat.reset();
    m_item->beginNew(isPost, atTop ? std::nullopt : std::optional(m_tree.unitOf(*node).id));
    if (!isPost && !atTop && seatAt(*node))
        m_newSeat = Move{*m_item->itemId(), false, m_tree.unitOf(*node).id, seatAt(*node)};
}

void ChartPage::cut()
{
    const auto node = currentNode();
    if (!node || m_item->isNew() || m_item->isDirty())
        return Q_EMIT said(tr("Save or discard first what is changed beside the chart."));
    m_cut = m_current;
    m_proposed.reset();
    m_picture->setMarked(m_cut);
    m_effect->setText(tr("“%1” is to be moved. Go to the unit where it belongs and press Ctrl+V; Ctrl+Shift+V makes a unit a domain of its own.")
                          .arg(organisation::nameText(m_tree.nodes()[*node])));
    m_move->hide();
    m_moving->show();
    takeFocus();
}

void ChartPage::paste(bool atTop)
{
    const auto what = m_cut ? m_tree.find(*m_cut) : std::nullopt;
    const auto node = currentNode();
    if (!what || !node)
        return Q_EMIT said(tr("Choose first what is to be moved, with Ctrl+X."));
    const bool isPost = m_tree.nodes()[*what].isPost;
    propose({*m_cut, isPost, atTop ? std::nullopt : std::optional(m_tree.unitOf(*node).id), atTop || isPost ? std::nullopt : seatAt(*node)});
}

std::optional<Uuid> ChartPage::unitAbove(size_t node) const
{
    const ChartNode &one = m_tree.nodes()[node];
    return one.above ? std::optional(m_tree.unitOf(*one.above).id) : std::nullopt;
}

std::optional<Uuid> ChartPage::seatAt(size_t node) const
{
    const ChartNode &one = m_tree.nodes()[node];
    if (!one.isPost || !one.active)
        return {};
    // Below the only head all units stand that name no other post.
    const auto &seats = m_tree.unitOf(node).below;
    const auto heads = std::count_if(seats.begin(), seats.end(), [this](size_t place) {
        const ChartNode &seat = m_tree.nodes()[place];
        return seat.isPost && seat.isHead && seat.active;
    });
    return one.isHead && heads == 1 ? std::nullopt : std::optional(one.id);
}

std::optional<Uuid> ChartPage::seatOf(const Uuid &unit) const
{
    const auto node = m_tree.find(unit);
    const auto above = node ? m_tree.nodes()[*node].above : std::nullopt;
    return above && !m_tree.nodes()[*node].isPost ? seatAt(*above) : std::nullopt;
}

QString ChartPage::refusalOf(const Move &move) const
{
    const auto node = m_tree.find(move.what);
    const auto to = move.to ? m_tree.find(*move.to) : std::nullopt;
    if (!node || (move.to && !to) || (move.seat && !m_tree.find(*move.seat)))
        return tr("It is not in the chart that is shown.");
    if (move.isPost && !to)
        return tr("A post stands in a unit: choose one.");
    if (!move.isPost && to && m_tree.isWithin(*to, *node))
        return tr("A unit cannot stand below itself. Choose another place.");
    if (move.to == unitAbove(*node) && move.seat == seatOf(move.what))
        return tr("It stands there already.");
    return {};
}

void ChartPage::propose(const Move &move)
{
    const auto node = m_tree.find(move.what);
    const QString refusal = refusalOf(move);
    m_moving->show();
    m_proposed.reset();
    m_move->hide();
    if (!refusal.isEmpty())
        return m_effect->setText(refusal);
    m_proposed = move;
    m_cut = move.what;
    m_picture->setMarked(m_cut);
    const ChartNode &one = m_tree.nodes()[*node];
    const auto nameOf = [this](const std::optional<Uuid> &unit) {
        return unit ? organisation::nameText(m_tree.nodes()[*m_tree.find(*unit)]) : tr("the top of the chart");
    };
    const auto before = seatOf(move.what);
    QString effect = tr("“%1” goes from “%2” to “%3”, with %4.")
                         .arg(organisation::nameText(one), nameOf(before ? before : unitAbove(*node)), nameOf(move.seat ? move.seat : move.to),
                              organisation::sumText(m_tree.sumOf(*node)));
    effect += u' ' + (move.isPost ? tr("Its open cases stay in its cartable, and in the unit where they lie: whoever supervises there goes on seeing them.")
                                  : tr("Open cases stay where they lie. Rights that were given for a unit above count from now on as the chart then is."));
    m_effect->setText(effect);
    m_move->show();
    m_move->setFocus();
}

void ChartPage::doMove()
{
    if (!m_proposed)
        return;
    const Move move = *std::exchange(m_proposed, std::nullopt);
    const auto node = m_tree.find(move.what);
    const QString name = node ? organisation::nameText(m_tree.nodes()[*node]) : QString();
    const Move back{move.what, move.isPost, node ? unitAbove(*node) : std::nullopt, seatOf(move.what)};
    leaveMove();
    if (move.to == back.to)
        return putSeat(move.what, move.seat,
                       [this, move, back, name](const DeskPort::Accepted &accepted) { sayMoved(move, back, name, accepted); });
    m_ports.records.record(QLatin1String(typeOf(move.isPost)), move.what, this, [this, move, back, name](const auto &line) {
        if (!line.ok() || !*line)
            return m_item->sayProblem(line.ok() ? Error("organisation.parent_unknown") : line.error());
        QJsonObject record = (*line)->record;
        if (move.to)
            record.insert(placeField(move.isPost), move.to->toString());
        else
            record.remove(placeField(move.isPost));
        const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(typeOf(move.isPost))},
                                    {QStringLiteral("record"), record}};
        m_ports.desk.submit(reference::putRecordKind, arguments, this, [this, move, back, name](const Result<DeskPort::Accepted> &accepted) {
            if (!accepted.ok())
                return m_item->sayProblem(accepted.error());
            sayMoved(move, back, name, *accepted);
            // What it says of its post is of the unit that it has left. Where that is refused it stands below the head.
            if (move.seat || back.seat)
                putSeat(move.what, move.seat, [this](const auto &) { refresh(); });
        });
    });
}

void ChartPage::putSeat(const Uuid &unit, const std::optional<Uuid> &seat, const std::function<void(const DeskPort::Accepted &)> &done)
{
    const organisation::UnitSeat record{organisation::UnitId(unit), seat ? std::optional(organisation::PostId(*seat)) : std::nullopt};
    const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(organisation::UnitSeat::tableName)},
                                {QStringLiteral("record"), fieldsToJson(record)}};
    m_ports.desk.submit(reference::putRecordKind, arguments, this, [this, done](const Result<DeskPort::Accepted> &accepted) {
        if (accepted.ok())
            done(*accepted);
        else
            m_item->sayProblem(accepted.error());
    });
}

void ChartPage::sayMoved(const Move &move, const Move &back, const QString &name, const DeskPort::Accepted &accepted)
{
    m_back = back;
    m_current = move.what;
    const QString sentence = tr("Moved: %1. Ctrl+Z offers the way back.").arg(name);
    Q_EMIT said(accepted.leftToServer ? tr("The server will decide: %1").arg(sentence) : sentence);
    refresh();
}

void ChartPage::leaveMove()
{
    m_cut.reset();
    m_proposed.reset();
    m_picture->setMarked(std::nullopt);
    m_moving->hide();
    takeFocus();
}

void ChartPage::moveBack()
{
    if (m_back)
        propose(*m_back);
    else
        Q_EMIT said(tr("Nothing was moved here that could be moved back."));
}

void ChartPage::takeBack()
{
    if (m_item->rights().isAncestorOf(focusWidget()))
        m_item->rights().takeBack();
    else
        moveBack();
}

void ChartPage::toRights()
{
    if (m_item->rights().isVisible())
        m_item->rights().takeFocus();
    else
        Q_EMIT said(tr("Rights are given to posts: go to one first."));
}

void ChartPage::takeFocus() { m_views->currentWidget()->setFocus(); }

bool ChartPage::isTaken(QKeyEvent &event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const auto pressed = event.modifiers() & ~Qt::KeypadModifier;
    if (pressed == Qt::ControlModifier) {
        switch (event.key()) {
        case Qt::Key_N: beginNew(false, false); return true;
        case Qt::Key_D: beginNew(false, true); return true;
        case Qt::Key_T: showPicture(m_views->currentWidget() == m_outline); return true;
        case Qt::Key_X: cut(); return true;
        case Qt::Key_V: paste(false); return true;
        case Qt::Key_R: toRights(); return true;
        case Qt::Key_Z: takeBack(); return true;
        case Qt::Key_Delete: m_item->switchActive(); return true;
        default: break;
        }
        if (!isEnter)
            return false;
        if (m_proposed)
            doMove();
        else
            m_item->save();
        return true;
    }
    if (pressed == (Qt::ControlModifier | Qt::ShiftModifier) && (event.key() == Qt::Key_N || event.key() == Qt::Key_V)) {
        if (event.key() == Qt::Key_N)
            beginNew(true, false);
        else
            paste(true);
        return true;
    }
    return false;
}

void ChartPage::keyPressEvent(QKeyEvent *event)
{
    if (isTaken(*event))
        return;
    if (event->key() == Qt::Key_Escape) {
        if (m_moving->isVisible())
            leaveMove();
        else if (m_item->isNew() && !m_item->isDirty())
            m_item->discard();
        else
            takeFocus();
    } else if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty() && event->text().front().isPrint() && m_views->currentWidget()->hasFocus()) {
        m_search->setFocus();
        m_search->insert(event->text());
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace peygir::administration
