// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/server_process.h"

#include "support/ends_with_us.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>

namespace peygir::test {

namespace {

constexpr int patienceMs = 60'000;

front::HttpHeaders headersWith(const QByteArray &token)
{
    return token.isEmpty() ? front::HttpHeaders() : front::HttpHeaders{{"Authorization", "Bearer " + token}};
}

} // namespace

ServerProcess::ServerProcess(const EmptyDatabase &database) : ServerProcess(database.folder(), database.conninfo()) {}

ServerProcess::ServerProcess(const QString &folder, const QByteArray &conninfo)
    : m_base(folder)
    , m_conninfo(conninfo)
    , m_folder(folder + QStringLiteral("/server"))
{
}

ServerProcess::~ServerProcess()
{
    if (m_process)
        kill();
}

QStringList ServerProcess::store() const
{
    QStringList arguments{QStringLiteral("--data"), m_folder};
    if (!m_conninfo.isEmpty())
        arguments << QStringLiteral("--postgresql") << QString::fromUtf8(m_conninfo);
    return arguments;
}

int ServerProcess::command(const QStringList &arguments, QByteArray *said)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(PEYGIRD), arguments + store());
    if (!process.waitForFinished(patienceMs))
        qFatal("peygird does not end");
    const QByteArray all = process.readAll();
    if (said)
        *said = all;
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

QString ServerProcess::file(const QString &name, const QByteArray &content)
{
    const QString path = m_base + QLatin1Char('/') + name;
    QFile target(path);
    if (!target.open(QIODevice::WriteOnly) || target.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void ServerProcess::start()
{
    const QString portFile = m_base + QStringLiteral("/port");
    QFile::remove(portFile);
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    endsWithUs(*m_process);
    m_process->start(QStringLiteral(PEYGIRD),
                     QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                 QStringLiteral("--port-file"), portFile}
                         + m_options + store());
    QElapsedTimer timer;
    timer.start();
    QFile file(portFile);
    while (!file.open(QIODevice::ReadOnly)) {
        if (m_process->waitForFinished(20) || timer.elapsed() > patienceMs)
            qFatal("peygird does not serve: %s", m_process->readAll().constData());
    }
    m_port = file.readAll().trimmed().toUShort();
}

void ServerProcess::startWith(const QByteArray &baseInformation, const QByteArray &accounts)
{
    const QString base = file(QStringLiteral("base.json"), baseInformation);
    const QString users = file(QStringLiteral("users.json"), accounts);
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("migrate")}, QStringList{QStringLiteral("load-base"), base},
          QStringList{QStringLiteral("add-user"), QStringLiteral("--from"), users}}) {
        QByteArray said;
        if (command(arguments, &said) != 0)
            qFatal("%s", said.constData());
    }
    start();
}

void ServerProcess::kill()
{
    m_process->kill();
    m_process->waitForFinished(patienceMs);
    m_log += m_process->readAll();
    m_process.reset();
}

int ServerProcess::stop()
{
    m_process->terminate();
    if (!m_process->waitForFinished(patienceMs))
        qFatal("peygird does not stop");
    m_log += m_process->readAll();
    const int status = m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    m_process.reset();
    return status;
}

QUrl ServerProcess::url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port)); }

front::Trust ServerProcess::trust() const
{
    QFile file(m_folder + QStringLiteral("/certificates/authority.pem"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no authority");
    return {file.readAll(), {}};
}

Caller::Caller(const ServerProcess &server) : m_channel(must(front::HttpsChannel::open(server.url(), server.trust()))) {}

Caller::Answer Caller::wait(const std::function<void(front::HttpsChannel::Callback)> &ask)
{
    std::optional<Result<front::HttpsReply>> reply;
    QEventLoop loop;
    ask([&](Result<front::HttpsReply> came) {
        reply.emplace(std::move(came));
        loop.quit();
    });
    loop.exec();
    if (reply->ok())
        return {(*reply)->status, (*reply)->body, {}, {}};
    const QVariantMap &values = reply->error().values();
    if (reply->error().id() != "front.status")
        return {0, {}, reply->error().id(), values};
    return {values.value(QStringLiteral("status")).toInt(), {}, values.value(QStringLiteral("error")).toString().toLatin1(),
            values.value(QStringLiteral("values")).toMap()};
}

Caller::Answer Caller::post(const QByteArray &path, const QByteArray &body, const QByteArray &token)
{
    return wait([&](front::HttpsChannel::Callback done) {
        m_channel->post(path, body, "application/octet-stream", headersWith(token), std::move(done));
    });
}

Caller::Answer Caller::get(const QByteArray &path, const QByteArray &token)
{
    return wait([&](front::HttpsChannel::Callback done) { m_channel->get(path, headersWith(token), std::move(done)); });
}

Caller::Answer Caller::trySignIn(const QString &name, const QString &password, const Uuid &desk)
{
    const QJsonObject request{{QStringLiteral("name"), name},
                              {QStringLiteral("password"), password},
                              {QStringLiteral("desk"), desk.toString()}};
    return post("/v1/login", QJsonDocument(request).toJson());
}

QByteArray Caller::signIn(const QString &name, const QString &password, const Uuid &desk)
{
    const Answer answer = trySignIn(name, password, desk);
    if (answer.status != 200)
        qFatal("not let in: %d %s", answer.status, answer.error.constData());
    return QJsonDocument::fromJson(answer.body).object().value(QLatin1String("token")).toString().toLatin1();
}

} // namespace peygir::test
