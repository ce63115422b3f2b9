// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/small_city.h"

#include "composition/registry.h"
#include "front/server/local_authority.h"
#include "persian/digits.h"
#include "storage/sqlite_connection.h"
#include "uikit/digit_cells.h"
#include "uikit/header_bar.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

namespace peygir::test {

using namespace uikit::testing;

namespace {

constexpr int patienceMs = 180'000;
constexpr auto patience = 60s;
const auto beforeAnyClock = std::chrono::hours(3 * 24);

void loadCity(const QString &folder)
{
    QProcess city;
    city.setProcessChannelMode(QProcess::MergedChannels);
    city.start(QStringLiteral(PEYGIR_CITY),
               {QStringLiteral("--data"), folder, QStringLiteral("--cases"), QStringLiteral("80"), QStringLiteral("--now"),
                QString::number((SystemClock().now() - beforeAnyClock).milliseconds())});
    if (!city.waitForFinished(patienceMs) || city.exitCode() != 0)
        qFatal("no city: %s", city.readAll().constData());
}

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
    return server.serverPort();
}

} // namespace

SmallCity::SmallCity()
    : m_address{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(freePort())}
{
    loadCity(folder(QStringLiteral("server")));
    QFile password(folder(QStringLiteral("server/demo-password")));
    if (!password.open(QIODevice::ReadOnly))
        qFatal("no password");
    m_password = QString::fromLatin1(password.readAll().trimmed());
    m_server = std::make_unique<ServerProcess>(m_folder.path());
    m_server->setOptions(m_address);
    serve();
}

QString SmallCity::authorityFile() const { return folder(QStringLiteral("server/certificates/authority.pem")); }

qint64 SmallCity::number(const QByteArray &sql, std::initializer_list<Value> values) const
{
    storage::SqliteOptions options;
    options.path = folder(QStringLiteral("server/peygir.sqlite"));
    options.mustExist = true;
    qint64 number = -1;
    must(must(storage::openSqlite(options))->each(sql, values, [&number](const storage::RowView &view) {
        number = view.integer(0);
        return false;
    }));
    return number;
}

QString SmallCity::text(const QByteArray &sql, std::initializer_list<Value> values) const
{
    storage::SqliteOptions options;
    options.path = folder(QStringLiteral("server/peygir.sqlite"));
    options.mustExist = true;
    QString text;
    must(must(storage::openSqlite(options))->each(sql, values, [&text](const storage::RowView &view) {
        text = view.text(0);
        return false;
    }));
    return text;
}

QStringList SmallCity::foreignCertificate() const
{
    const auto foreign = must(front::openLocalAuthority(folder(QStringLiteral("foreign")), SystemClock().now(),
                                                        {QStringLiteral("127.0.0.1")}));
    return {QStringLiteral("--certificate"), foreign.certificateFile, QStringLiteral("--key"), foreign.keyFile};
}

CityWindow::CityWindow(SmallCity &city, const QString &name, Store store) : m_registry(makeRegistry())
{
    start(city, name, name, store);
}

CityWindow::CityWindow(SmallCity &city, const QString &name, SignIn) : m_registry(makeRegistry())
{
    start(city, name, {}, Store::InClear);
}

void CityWindow::start(SmallCity &city, const QString &name, const QString &signInName, Store store)
{
    // Each at a machine of his own: else whoever sits down next would send what waits of others (SYNC 16).
    qputenv("PEYGIR_UNSENT", (city.folder(name) + QStringLiteral("-unsent")).toUtf8());
    m_session = std::make_unique<desktop::DeskSession>(
        desktop::DeskWish{city.folder(name), city.server().url(), city.authorityFile(), signInName, city.password(),
                          store == Store::InClear},
        m_registry);
    m_session->start();
    if (!waitUntil([this] { return m_session->window() != nullptr; }, patience) || !showActive(window()))
        qFatal("no window");
}

QString CityWindow::warning() const
{
    const QWidget *shown = findNamed(QStringLiteral("warning"), m_session->window());
    if (const auto *button = qobject_cast<const QAbstractButton *>(shown))
        return button->text();
    const auto *label = qobject_cast<const QLabel *>(shown);
    return label ? label->text() : QString();
}

namespace {

uikit::SyncState stateIn(const QWidget &window)
{
    return window.findChild<uikit::HeaderBar *>()->sync().state();
}

} // namespace

int CityWindow::queued() const { return stateIn(*m_session->window()).queued; }

int CityWindow::attention() const { return stateIn(*m_session->window()).attention; }

bool CityWindow::isOnline() const { return stateIn(*m_session->window()).link == uikit::SyncState::Link::Online; }

bool CityWindow::askUntil(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    // A server that just goes may still answer the first question.
    while (!timer.hasExpired(patienceMs)) {
        press(window(), QStringLiteral("F5"));
        if (waitUntil(condition, 2s))
            return true;
    }
    return false;
}

bool CityWindow::settles()
{
    return askUntil([this] { return isOnline() && queued() == 0; });
}

bool CityWindow::comesToWarn(const QString &words)
{
    return askUntil([&] { return warning() == words; });
}

bool CityWindow::isShown(const QString &code) const
{
    const auto labels = m_session->window()->findChildren<uikit::CodeLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&code](const uikit::CodeLabel *label) {
        return label->isVisible() && persian::toAsciiDigits(label->code()) == code;
    });
}

bool CityWindow::opensByCode(const QString &code)
{
    for (int tries = 0; tries < 20; ++tries) {
        press(window(), QStringLiteral("Ctrl+K"));
        type(window(), code);
        (void)waitUntil([] { return false; }, 800ms);
        press(window(), QStringLiteral("Return"));
        if (waitUntil([&] { return isShown(code); }, 2s))
            return true;
        press(window(), QStringLiteral("Escape"));
    }
    return false;
}

qint64 CityWindow::listed() const
{
    for (const uikit::RowListView *list : m_session->window()->findChildren<uikit::RowListView *>()) {
        if (list->isVisible())
            return list->model()->rowCount();
    }
    return 0;
}

bool CityWindow::shows(const QString &text) const
{
    const auto isShown = [&text](const auto *one) { return one->isVisible() && one->text() == text; };
    const auto labels = m_session->window()->findChildren<QLabel *>();
    const auto buttons = m_session->window()->findChildren<QAbstractButton *>();
    return std::any_of(labels.begin(), labels.end(), isShown) || std::any_of(buttons.begin(), buttons.end(), isShown);
}

} // namespace peygir::test
