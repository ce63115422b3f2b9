// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/made_once.h"

#include "bench/support/figures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <cstdio>

namespace peygir::bench {

QString madeOnce(const char *what, qint64 cards, const QByteArray &fingerprint,
                 const std::function<void(const QString &folder)> &make,
                 const std::function<QString(const QString &folder)> &size)
{
    const QString root = QStringLiteral(PEYGIR_BENCH_STORES);
    const QString name = QStringLiteral("%1-%2-").arg(QLatin1String(what)).arg(cards);
    const QString folder = root + u'/' + name + QString::fromLatin1(fingerprint);
    QDir().mkpath(root);
    QLockFile lock(root + QStringLiteral("/lock"));
    lock.setStaleLockTime(0);
    if (!lock.lock())
        qFatal("cannot lock %s", qPrintable(root));
    if (QFileInfo::exists(folder + QStringLiteral("/whole")))
        return folder;
    // Those of older schemas, and what was not finished, are never asked for again.
    for (const QString &old : QDir(root).entryList({name + u'*'}, QDir::Dirs))
        QDir(root + u'/' + old).removeRecursively();
    std::printf("      making a %s of %lld cards once, in %s\n", what, static_cast<long long>(cards), qPrintable(folder));
    std::fflush(stdout);
    const StopWatch time;
    make(folder);
    QFile whole(folder + QStringLiteral("/whole"));
    if (!whole.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(whole.fileName()));
    std::printf("      made in %.0f s, %s\n", time.elapsed().count(), qPrintable(size(folder)));
    std::fflush(stdout);
    return folder;
}

} // namespace peygir::bench
