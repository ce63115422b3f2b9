// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/shell.h"

#include "uikit/header_bar.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/view_settings.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace peygir::uikit {

namespace {

const QString &railKey()
{
    static const QString key = QStringLiteral("shell/railCollapsed");
    return key;
}

constexpr int lowestWindow = 560;
/// Of one page alone: a small screen, less what a keyboard on it takes from the other side.
constexpr int narrowestAlone = 360;
constexpr int lowestAlone = 320;

QString splitterKey(const QString &name) { return QStringLiteral("shell/splitter/") + name; }

} // namespace

Shell::Shell(ViewSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_header(new HeaderBar)
    , m_rail(new NavigationRail)
    , m_messages(new MessageBar)
    , m_pages(new QStackedLayout)
{
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addLayout(m_pages, 1);
    middle->addWidget(m_messages);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(middle, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // A page that wants more room than the screen has must not push the foot of the window off it.
    setMinimumHeight(lowestWindow);
    column->addWidget(m_header);
    column->addLayout(row, 1);

    m_rail->setCollapsed(m_settings.value(railKey()) == "1");
    connect(m_rail, &NavigationRail::collapsedChanged, this,
            [this](bool collapsed) { m_settings.setValue(railKey(), collapsed ? "1" : "0"); });
}

void Shell::showPair(const QString &name, QWidget &list, QWidget &file)
{
    setAlone(false);
    auto *splitter = qobject_cast<QSplitter *>(list.parentWidget());
    if (!splitter) {
        splitter = new QSplitter(Qt::Horizontal);
        splitter->setObjectName(name);
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(3);
        // Mirrored by Qt: the first one is at the right.
        splitter->addWidget(&list);
        m_pages->addWidget(splitter);
        connect(splitter, &QSplitter::splitterMoved, this, &Shell::rememberSplitter);
    }
    // Lists may share one file: it goes to the one that is shown.
    if (file.parentWidget() != splitter) {
        splitter->addWidget(&file);
        splitter->setStretchFactor(0, 2);
        splitter->setStretchFactor(1, 3);
        // Wide enough for a code, a title and an age; the rest is for the file.
        splitter->setSizes({2000, 3000});
        const QByteArray remembered = m_settings.value(splitterKey(name));
        if (!remembered.isEmpty())
            splitter->restoreState(remembered);
    }
    m_covered.reset();
    m_pair = splitter;
    m_fileOpen = false;
    turnTo(*splitter);
    arrange();
}

void Shell::setAlone(bool isAlone)
{
    if (isAlone == m_isAlone)
        return;
    m_isAlone = isAlone;
    m_header->setVisible(!isAlone);
    m_rail->setVisible(!isAlone);
    setMinimumSize(isAlone ? QSize(narrowestAlone, lowestAlone) : QSize(0, lowestWindow));
}

void Shell::showWhole(QWidget &page)
{
    setAlone(false);
    showOne(page);
}

void Shell::showAlone(QWidget &page)
{
    setAlone(true);
    showOne(page);
}

void Shell::showOne(QWidget &page)
{
    if (m_pages->indexOf(&page) < 0)
        m_pages->addWidget(&page);
    m_covered.reset();
    m_pair = nullptr;
    m_fileOpen = false;
    turnTo(page);
}

void Shell::turnTo(QWidget &page)
{
    if (m_pages->currentWidget() != &page)
        m_messages->pass();
    m_pages->setCurrentWidget(&page);
}

void Shell::showOver(QWidget &page)
{
    if (m_pages->indexOf(&page) < 0)
        m_pages->addWidget(&page);
    if (m_pages->currentWidget() == &page)
        return;
    if (!m_covered)
        m_covered = Covered{m_pages->currentWidget(), m_pair, m_fileOpen, m_pages->currentWidget()->focusWidget()};
    m_pair = nullptr;
    m_fileOpen = false;
    m_pages->setCurrentWidget(&page);
}

void Shell::uncover()
{
    if (!m_covered)
        return;
    const Covered behind = *std::exchange(m_covered, std::nullopt);
    m_pair = behind.pair;
    m_fileOpen = behind.isFileOpen;
    m_pages->setCurrentWidget(behind.page);
    arrange();
    if (behind.focus && behind.focus->isVisible() && behind.focus->isEnabled())
        behind.focus->setFocus(Qt::OtherFocusReason);
    else
        lookedAt()->setFocus(Qt::OtherFocusReason);
}

QWidget *Shell::lookedAt() const
{
    if (!m_pair)
        return m_pages->currentWidget();
    return m_pair->widget(isNarrow() && m_fileOpen ? 1 : 0);
}

void Shell::rememberSplitter()
{
    // With one side hidden the state is that of a narrow window and not worth keeping.
    if (m_pair && !isNarrow())
        m_settings.setValue(splitterKey(m_pair->objectName()), m_pair->saveState());
}

void Shell::openFile()
{
    if (!m_pair)
        return;
    m_fileOpen = true;
    arrange();
    m_pair->widget(1)->setFocus(Qt::OtherFocusReason);
}

void Shell::closeFile()
{
    if (!m_pair)
        return;
    m_fileOpen = false;
    arrange();
    m_pair->widget(0)->setFocus(Qt::OtherFocusReason);
    Q_EMIT fileClosed();
}

bool Shell::isFileShown() const { return m_pair && !m_pair->widget(1)->isHidden(); }

void Shell::arrange()
{
    if (!m_pair)
        return;
    m_pair->widget(0)->setVisible(!isNarrow() || !m_fileOpen);
    m_pair->widget(1)->setVisible(!isNarrow() || m_fileOpen);
}

void Shell::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Shell::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_pair && m_fileOpen)
        closeFile();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::uikit
