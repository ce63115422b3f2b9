// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/programs.h"

#include "support/ends_with_us.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <cstdlib>

namespace peygir::demo {

namespace {

[[noreturn]] void stop(const QString &words)
{
    std::fprintf(stderr, "demo: %s\n", qPrintable(words));
    std::exit(1);
}

constexpr int minuteMs = 60'000;

} // namespace

QString programPath(const QString &name) { return QCoreApplication::applicationDirPath() + u'/' + name; }

QByteArray runProgram(const QString &name, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PEYGIR_UNSENT"), qEnvironmentVariable("PEYGIR_UNSENT") + QStringLiteral("-elsewhere"));
    process.setProcessEnvironment(environment);
    process.start(programPath(name), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(5 * minuteMs))
        stop(name + QStringLiteral(" did not end"));
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        stop(name + u' ' + arguments.join(u' ') + QStringLiteral(" failed:\n")
             + QString::fromUtf8(process.readAllStandardError() + process.readAllStandardOutput()));
    return process.readAllStandardOutput();
}

Running::Running(const QString &name, const QStringList &arguments, const QString &logFile) : m_name(name)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(logFile, QIODevice::Append);
    test::endsWithUs(m_process);
    m_process.start(programPath(name), arguments);
    if (!m_process.waitForStarted(minuteMs))
        stop(name + QStringLiteral(" did not start"));
}

Running::~Running()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

void Running::waitForFile(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    while (QFileInfo(path).size() == 0) {
        if (m_process.waitForFinished(50) || timer.elapsed() > minuteMs)
            stop(m_name + QStringLiteral(" ended, or did not say that it is ready; see its log"));
    }
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

} // namespace peygir::demo
