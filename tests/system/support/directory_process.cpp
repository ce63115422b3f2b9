// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/directory_process.h"

#include "support/ends_with_us.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>
#include <cstdlib>

namespace peygir::test {

namespace {

constexpr int patienceMs = 60'000;
constexpr int exitSkipped = 77;

bool isListening(const QString &text)
{
    const QUrl url(text);
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    return socket.waitForConnected(1000);
}

} // namespace

DirectoryProcess::DirectoryProcess()
{
    const QString here = QStringLiteral(PEYGIR_DIRECTORY);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    endsWithUs(m_process);
    m_process.start(here + QStringLiteral("/run_directory.sh"), {m_folder.path(), here + QStringLiteral("/people.ldif")});
    QElapsedTimer timer;
    timer.start();
    QFile file(m_folder.filePath(QStringLiteral("urls")));
    const auto isUp = [this, &file] {
        if (m_urls.isEmpty() && file.open(QIODevice::ReadOnly))
            m_urls = QString::fromUtf8(file.readAll()).simplified().split(QLatin1Char(' '));
        return m_urls.size() == 3 && std::all_of(m_urls.begin(), m_urls.end(), isListening);
    };
    while (!isUp()) {
        if (!m_process.waitForFinished(20) && timer.elapsed() < patienceMs)
            continue;
        const QByteArray said = m_process.readAll();
        if (m_process.exitCode() != exitSkipped)
            qFatal("the directory does not start: %s", said.constData());
        qWarning("%s", said.constData());
        std::exit(exitSkipped);
    }
}

DirectoryProcess::~DirectoryProcess() { kill(); }

void DirectoryProcess::freeze() { ::kill(pid_t(m_process.processId()), SIGSTOP); }

void DirectoryProcess::thaw() { ::kill(pid_t(m_process.processId()), SIGCONT); }

void DirectoryProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

} // namespace peygir::test
