// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/devices_view.h"

#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/language.h"
#include "uikit/times.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace peygir::administration {

namespace {

// As `sync::devicesQuery` and `sync::endDeviceQuery`, which no window may see.
const QByteArray devicesQuery = QByteArrayLiteral("devices");
const QByteArray endDeviceQuery = QByteArrayLiteral("end_device");
const QByteArray loseDeviceQuery = QByteArrayLiteral("lose_device");

/// Enough to tell one's few devices apart, and to find one in the administrator's list: the end of its id.
QString shortName(const Uuid &desk) { return desk.toString().right(6); }

} // namespace

DevicesView::DevicesView(ServerPort &server, const QString &heading, Losing losing, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_problem(new QLabel)
    , m_list(new QListWidget)
    , m_show(new QPushButton(tr("Show devices")))
    , m_end(new QPushButton(tr("Sign out there (Del)")))
    , m_lost(new QPushButton(tr("It is lost (Ctrl+Del)")))
{
    auto *title = new QLabel(heading);
    title->setProperty("role", QStringLiteral("section"));
    m_list->setAccessibleName(heading);
    m_list->setObjectName(QStringLiteral("devices"));
    m_show->setObjectName(QStringLiteral("showDevices"));
    m_show->setAutoDefault(true);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setObjectName(QStringLiteral("devicesProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(m_show);
    top->addWidget(m_end);
    top->addWidget(m_lost);
    // Shown without a parent it would be a window of its own for a moment, and take the keyboard.
    if (losing != Losing::Offered)
        m_lost->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_problem);
    column->addWidget(m_list, 1);
    auto *away = new QShortcut(QKeySequence(QKeySequence::Delete), m_list);
    away->setContext(Qt::WidgetShortcut);
    connect(away, &QShortcut::activated, this, &DevicesView::end);
    connect(m_end, &QPushButton::clicked, this, &DevicesView::end);
    if (losing == Losing::Offered) {
        auto *lost = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete), m_list);
        lost->setContext(Qt::WidgetShortcut);
        connect(lost, &QShortcut::activated, this, &DevicesView::lose);
        connect(m_lost, &QPushButton::clicked, this, &DevicesView::lose);
    }
    connect(m_show, &QPushButton::clicked, this, &DevicesView::load);
    connect(m_list, &QListWidget::currentRowChanged, this, &DevicesView::showButtons);
    setUser(std::nullopt);
}

void DevicesView::setUser(const std::optional<UserId> &user)
{
    if (user == m_user && user)
        return;
    if (m_cancel)
        m_cancel();
    m_user = user;
    m_devices.clear();
    showDevices();
    sayProblem({});
}

void DevicesView::load()
{
    if (!m_user)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = m_server.ask(devicesQuery, fieldsToJson(DevicesAsked{*m_user}), this,
                            [this](const Result<ServerPort::Answer> &answer) { receive(answer); });
}

void DevicesView::receive(const Result<ServerPort::Answer> &answer)
{
    const auto devices = answer.ok() ? fieldsFromJson<DevicesAnswer>(answer->told) : answer.error();
    // What is shown may not be so any more: better nothing.
    m_devices = devices.ok() ? devices->devices : std::vector<DeviceLine>();
    showDevices();
    if (!devices.ok())
        return sayProblem(uikit::errorSentence(devices.error()));
    sayProblem(m_devices.empty() ? tr("Signed in on no device.") : QString());
}

void DevicesView::showDevices()
{
    m_list->clear();
    for (const DeviceLine &device : m_devices) {
        const QString name = device.isHere ? tr("This device") : tr("Device %1").arg(uikit::leftToRight(shortName(device.desk)));
        m_list->addItem(tr("%1 — signed in %2, last here %3")
                            .arg(name, uikit::timeText(device.signedInAt), uikit::timeText(device.lastSeen)));
    }
    if (!m_devices.empty())
        m_list->setCurrentRow(0);
    showButtons();
}

void DevicesView::showButtons()
{
    const int row = m_list->currentRow();
    const bool isOne = row >= 0 && size_t(row) < m_devices.size();
    m_show->setEnabled(m_user.has_value());
    m_end->setEnabled(isOne && !m_devices[size_t(row)].isHere);
    m_lost->setEnabled(m_end->isEnabled());
}

void DevicesView::end()
{
    if (m_end->isEnabled())
        act(endDeviceQuery, fieldsToJson(EndDevice{*m_user, m_devices[size_t(m_list->currentRow())].desk}),
            tr("Signed out there. What was entered on that device stays on it, and is sent when somebody signs in again."));
}

void DevicesView::lose()
{
    if (m_lost->isEnabled())
        act(loseDeviceQuery, fieldsToJson(LoseDevice{m_devices[size_t(m_list->currentRow())].desk}),
            tr("The device counts as lost: everybody is signed out there, and what still comes from it waits for a decision."));
}

void DevicesView::act(const QByteArray &query, const QJsonObject &arguments, const QString &sentence)
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_server.ask(query, arguments, this, [this, sentence](const Result<ServerPort::Answer> &answer) {
        if (!answer.ok())
            return sayProblem(uikit::errorSentence(answer.error()));
        Q_EMIT said(sentence);
        load();
    });
}

void DevicesView::sayProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace peygir::administration
