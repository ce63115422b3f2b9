// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/ui/chart_picture.h"

#include "organisation/ui/chart_words.h"
#include "uikit/direction.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace peygir::organisation {

namespace {

constexpr int boxWidth = 210;
constexpr int boxHeight = 46;
constexpr int columnStep = boxWidth + 34;
constexpr int lineStep = boxHeight + 10;
constexpr int margin = 16;
constexpr int leastZoom = 40;
constexpr int mostZoom = 200;
constexpr int zoomStep = 20;

const ChartTree &noTree()
{
    static const ChartTree tree;
    return tree;
}

/// The line on which each box stands: a box stands beside the first of those below it.
int layBranch(const ChartTree &tree, size_t node, int line, std::vector<int> &lines)
{
    lines[node] = line;
    const ChartNode &one = tree.nodes()[node];
    for (size_t place = 0; place < one.below.size(); ++place)
        line = layBranch(tree, one.below[place], line + (place > 0 ? 1 : 0), lines);
    return line;
}

} // namespace

ChartPicture::ChartPicture(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_tree(&noTree())
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(false);
    connect(&uikit::Theme::current(), &uikit::Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ChartPicture::setTree(const ChartTree &tree)
{
    m_tree = &tree;
    layOut();
    if (!currentNode()) {
        m_current.reset();
        if (!tree.tops().empty())
            m_current = tree.nodes()[tree.tops().front()].id;
    }
    viewport()->update();
}

void ChartPicture::layOut()
{
    m_lines.assign(m_tree->nodes().size(), 0);
    m_columns = 0;
    int line = 0;
    for (const size_t top : m_tree->tops())
        line = layBranch(*m_tree, top, line, m_lines) + 1;
    m_lineCount = line;
    for (const ChartNode &node : m_tree->nodes())
        m_columns = std::max(m_columns, node.depth + 1);
    fitBars();
}

void ChartPicture::fitBars()
{
    const auto fit = [this](QScrollBar &bar, int content, int room) {
        bar.setRange(0, std::max(0, content * m_zoom / 100 - room));
        bar.setPageStep(room);
        bar.setSingleStep(lineStep * m_zoom / 100);
    };
    fit(*horizontalScrollBar(), m_columns * columnStep + 2 * margin, viewport()->width());
    fit(*verticalScrollBar(), m_lineCount * lineStep + 2 * margin, viewport()->height());
}

QRect ChartPicture::boxOf(size_t node) const
{
    const int along = margin + m_tree->nodes()[node].depth * columnStep;
    return {along, margin + m_lines[node] * lineStep, boxWidth, boxHeight};
}

QTransform ChartPicture::toViewport() const
{
    const qreal scale = m_zoom / 100.0;
    QTransform transform;
    // Qt mirrors the bar, not what is painted: both begin where reading begins.
    if (isRightToLeft()) {
        transform.translate(viewport()->width() + horizontalScrollBar()->value(), -verticalScrollBar()->value());
        transform.scale(-scale, scale);
    } else {
        transform.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        transform.scale(scale, scale);
    }
    return transform;
}

QRect ChartPicture::placeOf(const Uuid &id) const
{
    const auto node = m_tree->find(id);
    return node ? toViewport().mapRect(boxOf(*node)) : QRect();
}

std::optional<size_t> ChartPicture::nodeAt(const QPoint &point) const
{
    const QPoint at = toViewport().inverted().map(point);
    for (size_t node = 0; node < m_lines.size(); ++node) {
        if (boxOf(node).contains(at))
            return node;
    }
    return {};
}

std::optional<size_t> ChartPicture::currentNode() const { return m_current ? m_tree->find(*m_current) : std::nullopt; }

void ChartPicture::setCurrent(const Uuid &id)
{
    const auto node = m_tree->find(id);
    if (!node)
        return;
    m_current = id;
    setAccessibleDescription(wholeText(*m_tree, *node));
    reveal(*node);
    viewport()->update();
}

void ChartPicture::setMarked(const std::optional<Uuid> &id)
{
    m_marked = id;
    viewport()->update();
}

void ChartPicture::setZoom(int percent)
{
    m_zoom = std::clamp(percent, leastZoom, mostZoom);
    fitBars();
    if (const auto node = currentNode())
        reveal(*node);
    viewport()->update();
}

void ChartPicture::reveal(size_t node)
{
    const auto show = [this](QScrollBar &bar, int from, int to) {
        const int least = from * m_zoom / 100;
        const int most = to * m_zoom / 100;
        if (least < bar.value())
            bar.setValue(least);
        else if (most > bar.value() + bar.pageStep())
            bar.setValue(most - bar.pageStep());
    };
    const QRect box = boxOf(node).adjusted(-margin, -margin, margin, margin);
    show(*horizontalScrollBar(), box.left(), box.right());
    show(*verticalScrollBar(), box.top(), box.bottom());
}

void ChartPicture::go(size_t node)
{
    const Uuid id = m_tree->nodes()[node].id;
    if (m_current == id)
        return;
    setCurrent(id);
    Q_EMIT currentChanged(id);
}

std::optional<size_t> ChartPicture::beside(size_t node, int steps) const
{
    const int depth = m_tree->nodes()[node].depth;
    std::optional<size_t> found;
    const int step = steps > 0 ? 1 : -1;
    for (auto at = qsizetype(node) + step; steps != 0 && at >= 0 && at < qsizetype(m_lines.size()); at += step) {
        if (m_tree->nodes()[size_t(at)].depth != depth)
            continue;
        found = size_t(at);
        steps -= step;
    }
    return found;
}

void ChartPicture::keyPressEvent(QKeyEvent *event)
{
    const auto at = currentNode();
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal))
        return setZoom(m_zoom + zoomStep);
    if (control && event->key() == Qt::Key_Minus)
        return setZoom(m_zoom - zoomStep);
    if (control && event->key() == Qt::Key_0)
        return setZoom(100);
    if (!at || (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return QAbstractScrollArea::keyPressEvent(event);
    const ChartNode &one = m_tree->nodes()[*at];
    const int page = std::max(1, verticalScrollBar()->pageStep() / (lineStep * m_zoom / 100));
    std::optional<size_t> to;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if ((event->key() == Qt::Key_Left) == isRightToLeft())
            to = one.below.empty() ? std::nullopt : std::optional(one.below.front());
        else
            to = one.above;
        break;
    case Qt::Key_Up: to = beside(*at, -1); break;
    case Qt::Key_Down: to = beside(*at, 1); break;
    case Qt::Key_PageUp: to = beside(*at, -page); break;
    case Qt::Key_PageDown: to = beside(*at, page); break;
    case Qt::Key_Home: to = m_tree->tops().front(); break;
    case Qt::Key_End: to = m_tree->nodes().size() - 1; break;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT opened(); return;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    if (to)
        go(*to);
}

void ChartPicture::mousePressEvent(QMouseEvent *event)
{
    const auto node = event->button() == Qt::LeftButton ? nodeAt(event->position().toPoint()) : std::nullopt;
    if (!node)
        return;
    m_pressedAt = event->position().toPoint();
    m_draggedTo = {};
    m_dragged = m_tree->nodes()[*node].id;
    go(*node);
}

void ChartPicture::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_dragged || (m_draggedTo.isNull() && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance()))
        return;
    m_draggedTo = at;
    viewport()->update();
}

void ChartPicture::mouseReleaseEvent(QMouseEvent *event)
{
    const auto what = std::exchange(m_dragged, std::nullopt);
    const bool wasDragged = !std::exchange(m_draggedTo, QPoint()).isNull();
    viewport()->update();
    const auto onto = nodeAt(event->position().toPoint());
    if (what && wasDragged && onto && m_tree->nodes()[*onto].id != *what)
        Q_EMIT dropped(*what, m_tree->nodes()[*onto].id);
}

void ChartPicture::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (nodeAt(event->position().toPoint()))
        Q_EMIT opened();
}

void ChartPicture::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() != Qt::ControlModifier)
        return QAbstractScrollArea::wheelEvent(event);
    setZoom(m_zoom + (event->angleDelta().y() > 0 ? zoomStep : -zoomStep));
    event->accept();
}

bool ChartPicture::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto node = nodeAt(help->pos());
    QToolTip::showText(help->globalPos(), node ? wholeText(*m_tree, *node) : QString(), viewport());
    return true;
}

void ChartPicture::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitBars();
}

void ChartPicture::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), uikit::Theme::current().colours().window);
    const QRect seen = toViewport().inverted().mapRect(event->rect().adjusted(-1, -1, 1, 1));
    drawLines(painter, seen);
    for (size_t node = 0; node < m_lines.size(); ++node) {
        if (boxOf(node).intersects(seen))
            drawBox(painter, node);
    }
    if (m_dragged && !m_draggedTo.isNull()) {
        const QRect from = placeOf(*m_dragged);
        painter.setPen(QPen(uikit::Theme::current().colours().focus, 2, Qt::DashLine));
        painter.drawRect(from.translated(m_draggedTo - m_pressedAt));
    }
}

void ChartPicture::drawLines(QPainter &painter, const QRect &seen) const
{
    painter.setPen(QPen(uikit::Theme::current().colours().border, 1.5));
    const QTransform transform = toViewport();
    for (size_t node = 0; node < m_lines.size(); ++node) {
        for (const size_t below : m_tree->nodes()[node].below) {
            const QRect from = boxOf(node);
            const QRect to = boxOf(below);
            if (!from.united(to).intersects(seen))
                continue;
            const int middle = (from.right() + to.left()) / 2;
            const QPoint corners[] = {{from.right(), from.center().y()}, {middle, from.center().y()},
                                      {middle, to.center().y()},         {to.left(), to.center().y()}};
            for (size_t corner = 0; corner + 1 < std::size(corners); ++corner)
                painter.drawLine(transform.map(corners[corner]), transform.map(corners[corner + 1]));
        }
    }
}

void ChartPicture::drawBox(QPainter &painter, size_t node) const
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    const ChartNode &one = m_tree->nodes()[node];
    const bool isCurrent = m_current == one.id;
    painter.save();
    // Scaled but not mirrored: text has to be read.
    const QRect place = toViewport().mapRect(boxOf(node));
    painter.translate(place.topLeft());
    painter.scale(m_zoom / 100.0, m_zoom / 100.0);
    const QRect box(0, 0, boxWidth, boxHeight);
    QPen pen(isCurrent ? colours.focus : colours.border, isCurrent ? 2.5 : 1);
    if (m_marked == one.id)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(isCurrent ? colours.accentSoft : one.isPost ? colours.surface : colours.hover);
    const int round = one.isPost ? 14 : 4;
    painter.drawRoundedRect(box, round, round);
    QRect room = box.adjusted(10, 3, -10, -3);
    QRect top = room;
    top.setHeight(room.height() / 2);
    QRect bottom = room;
    bottom.setTop(top.bottom());
    QFont font = viewport()->font();
    font.setBold(!one.isPost);
    painter.setFont(font);
    painter.setPen(one.active ? colours.text : colours.mutedText);
    const auto cut = [&painter](const QString &text, int width) {
        return painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
    };
    painter.drawText(top, int(uikit::readingStart()), cut(nameText(one), top.width()));
    font.setBold(false);
    font.setPointSizeF(font.pointSizeF() * 0.88);
    painter.setFont(font);
    QString who = whoText(*m_tree, node);
    if (!one.active)
        who = tr("Switched off");
    else if (one.isPost && one.isHead)
        who = tr("%1 (head)").arg(who);
    painter.setPen(one.active && one.isPost && !one.isHeld ? colours.attention : colours.mutedText);
    painter.drawText(bottom, int(uikit::readingStart()), cut(who, bottom.width()));
    painter.restore();
}

} // namespace peygir::organisation
