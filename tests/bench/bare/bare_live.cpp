// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bare/bare_live.h"

#include "base/instant.h"
#include "base/random.h"
#include "base/uuid.h"
#include "bench/live/lines.h"
#include "command/envelope.h"
#include "intake/core/register_case.h"
#include "support/typed_message.h"
#include "uikit/testing/ui_driver.h"

#include <QFile>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QWebSocket>
#include <QWebSocketServer>


namespace peygir::bench {

using namespace uikit::testing;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The bytes that a desk would send for the same message.
QByteArray commandBytes(const QString &code, const QString &plaque, Random &random)
{
    const test::TypedMessage message = test::typedHole(plaque);
    const Instant now = SystemClock().now();
    const QJsonObject arguments{{QStringLiteral("code"), code},
                                {QStringLiteral("subject"), newUuid(now, random).toString()},
                                {QStringLiteral("place"), newUuid(now, random).toString()},
                                {QStringLiteral("plaque"), plaque},
                                {QStringLiteral("address"), QString()},
                                {QStringLiteral("words"), message.words},
                                {QStringLiteral("callerPhone"), message.phone},
                                {QStringLiteral("callerName"), message.name},
                                {QStringLiteral("channel"), QStringLiteral("phone")},
                                {QStringLiteral("urgency"), QStringLiteral("follow_up")},
                                {QStringLiteral("answers"), QJsonObject()}};
    return Envelope{newUuid(now, random), intake::RegisterCase::kind, intake::RegisterCase::version,
                    UserId(newUuid(now, random)), now, std::nullopt, std::nullopt, {}, arguments}
        .encoded();
}

/// Says when it has painted a text that it had not painted before.
class WatchedLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLabel::paintEvent(event);
        if (text() == m_painted)
            return;
        m_painted = text();
        tell("painted " + m_painted.toLatin1() + ' ' + QByteArray::number(monotonicNs()));
    }

private:
    QString m_painted;
};

/// A window whose Ctrl+Return sends.
class SendingWidget final : public QWidget
{
public:
    explicit SendingWidget(std::function<void()> send) : m_send(std::move(send)) {}

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return && event->modifiers().testFlag(Qt::ControlModifier))
            m_send();
    }

private:
    std::function<void()> m_send;
};

} // namespace

int runBareReceiver(const QString &certificateFile, const QString &keyFile)
{
    QSslConfiguration tls;
    const auto chain = QSslCertificate::fromData(contentOf(certificateFile), QSsl::Pem);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(QSslKey(contentOf(keyFile), QSsl::Ec));
    QWebSocketServer server(QStringLiteral("bare"), QWebSocketServer::SecureMode);
    server.setSslConfiguration(tls);
    if (chain.isEmpty() || tls.privateKey().isNull() || !server.listen(QHostAddress::LocalHost))
        return stopped("no certificate or no port");
    WatchedLabel label;
    label.resize(400, 80);
    QObject::connect(&server, &QWebSocketServer::newConnection, &label, [&] {
        QWebSocket *socket = server.nextPendingConnection();
        socket->setParent(&label);
        QObject::connect(socket, &QWebSocket::binaryMessageReceived, &label, [&label](const QByteArray &bytes) {
            const QJsonObject command = QJsonDocument::fromJson(bytes).object();
            label.setText(command.value(QLatin1String("arguments")).toObject().value(QLatin1String("code")).toString());
        });
    });
    if (!showActive(label))
        return stopped("no window");
    Lines lines;
    tell("ready " + QByteArray::number(server.serverPort()));
    while (lines.next()) {
    }
    return 0;
}

int runBareSender(int port, const QString &authorityFile)
{
    QWebSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(contentOf(authorityFile), QSsl::Pem));
    socket.setSslConfiguration(tls);
    socket.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/").arg(port)));
    if (!waitUntil([&] { return socket.state() == QAbstractSocket::ConnectedState; }, 10s))
        return stopped("no connection");
    SystemRandom random;
    QByteArray message;
    SendingWidget widget([&] { socket.sendBinaryMessage(message); });
    if (!showActive(widget))
        return stopped("no window");
    Lines lines;
    tell("ready");
    while (const auto line = lines.next()) {
        const QByteArray number = line->mid(line->indexOf(' ') + 1);
        const QByteArray code = number.rightJustified(10, '0');
        message = commandBytes(QString::fromLatin1(code), QString::fromLatin1(number), random);
        const qint64 before = monotonicNs();
        press(widget, QStringLiteral("Ctrl+Return"));
        tell("sent " + code + ' ' + QByteArray::number(before));
    }
    return 0;
}

} // namespace peygir::bench
