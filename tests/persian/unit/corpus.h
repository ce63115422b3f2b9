// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QString>
#include <QStringList>

#include <cstdio>
#include <optional>

/// The folder of real data and foreign test suites, which is not part of the tree. Tests that read it are programs of
/// their own, so that ctest can count them as skipped.
namespace corpus {

inline bool present() { return !qEnvironmentVariableIsEmpty("PEYGIR_CORPUS"); }

/// What `main` returns without the corpus.
inline int absent(int checks)
{
    std::printf("corpus absent: %d checks not made\n", checks);
    return 77;
}

/// Stops the program when the file is not there: a corpus that is not whole must not look like a passed test.
inline QByteArray read(const char *relativePath)
{
    QFile file(qEnvironmentVariable("PEYGIR_CORPUS") + u'/' + QString::fromUtf8(relativePath));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

/// The lines without their ends; empty ones and comments (#) left out.
inline QStringList lines(const char *relativePath)
{
    QStringList kept;
    for (const QString &line : QString::fromUtf8(read(relativePath)).split(u'\n')) {
        const QString text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith(u'#'))
            kept += text;
    }
    return kept;
}

/// The well-known strings that break programs.
constexpr int naughtyStringsThere = 515;
inline QStringList naughtyStrings()
{
    QStringList strings;
    const QJsonArray all = QJsonDocument::fromJson(read("conformance/naughty-strings/blns.json")).array();
    for (const QJsonValue &one : all)
        strings.append(one.toString());
    return strings;
}

} // namespace corpus
