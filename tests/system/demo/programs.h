// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

/// The programs beside the demo: server, proxy, loader and command line, as processes of their own.
namespace peygir::demo {

/// Folder of the programs: that of this one.
QString programPath(const QString &name);

/// Runs to the end, as at another machine: what desks here have left for others (SYNC 16) is not seen there. Stops the demo
/// with what the program said when it fails.
QByteArray runProgram(const QString &name, const QStringList &arguments, const QByteArray &input = {});

/// A program that runs until this object is gone.
class Running
{
public:
    Running(const QString &name, const QStringList &arguments, const QString &logFile);
    /// Asks it to end, and ends it.
    ~Running();
    /// Waits until the program has written this file.
    void waitForFile(const QString &path);

private:
    QProcess m_process;
    QString m_name;
};

/// The content of a file, without white space at its ends.
QString contentOf(const QString &path);

} // namespace peygir::demo
