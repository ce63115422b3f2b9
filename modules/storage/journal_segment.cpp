// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal_segment.h"

#include "base/hash.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace peygir::storage::segment {

namespace {

constexpr QByteArrayView word("PEYGIRJ1");
constexpr qsizetype entryHeadBytes = 4 + 8;
constexpr qsizetype hashBytes = 16;

QByteArray hashOf(QByteArrayView head, QByteArrayView entry)
{
    return Blake2b(hashBytes).add(head).add(entry).finish();
}

/// What a file system may leave behind a write that the power has cut.
bool isOnlyZeros(QFile &file, qint64 from)
{
    file.seek(from);
    for (QByteArray piece = file.read(65536); !piece.isEmpty(); piece = file.read(65536)) {
        if (std::any_of(piece.begin(), piece.end(), [](char c) { return c != 0; }))
            return false;
    }
    return true;
}

} // namespace

std::vector<QString> all(const QString &folder)
{
    const QDir place(folder);
    // Sixteen digits: the order of the names is that of the numbers.
    const QStringList names = place.entryList({QStringLiteral("journal-????????????????.pj")}, QDir::Files, QDir::Name);
    std::vector<QString> paths;
    for (const QString &name : names)
        paths.push_back(place.filePath(name));
    return paths;
}

QString pathOf(const QString &folder, qint64 first)
{
    return folder + QStringLiteral("/journal-%1.pj").arg(first, 16, 10, QLatin1Char('0'));
}

qint64 firstOf(const QString &path) { return path.chopped(3).right(16).toLongLong(); }

QByteArray beginning() { return word.toByteArray(); }

QByteArray framed(qint64 number, QByteArrayView entry)
{
    QByteArray frame(entryHeadBytes, Qt::Uninitialized);
    qToLittleEndian(quint32(entry.size()), frame.data());
    qToLittleEndian(number, frame.data() + 4);
    const QByteArray hash = hashOf(frame, entry);
    frame.append(entry).append(hash);
    return frame;
}

Result<End> read(const QString &path, const std::function<Result<void>(qint64, const QByteArray &)> &entry)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error("storage.io", {{QStringLiteral("path"), path}});
    const Error damaged("storage.journal_damaged", {{QStringLiteral("file"), path}});
    const qint64 whole = file.size();
    // Broken off before it had its first bytes.
    if (whole < word.size())
        return End{0, -1, 0, true};
    if (file.read(word.size()) != word)
        return damaged;
    End end{0, -1, word.size(), false};
    while (end.size < whole) {
        const QByteArray head = file.read(entryHeadBytes);
        const qint64 length = head.size() == entryHeadBytes ? qint64(qFromLittleEndian<quint32>(head.data())) : 0;
        const qint64 next = end.size + entryHeadBytes + length + hashBytes;
        if (head.size() < entryHeadBytes || next > whole)
            break;
        const QByteArray bytes = file.read(length);
        const qint64 number = qFromLittleEndian<qint64>(head.data() + 4);
        if (file.read(hashBytes) != hashOf(head, bytes)) {
            // Only the last one can have been under way.
            if (next < whole && !isOnlyZeros(file, end.size))
                return damaged;
            break;
        }
        TRY(entry(number, bytes));
        end = {number, end.size, next, false};
    }
    end.torn = end.size < whole;
    return end;
}

} // namespace peygir::storage::segment
