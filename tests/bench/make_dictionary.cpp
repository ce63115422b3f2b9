// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes a dictionary for small bodies (sync/wire/dictionary.h) of what desks and a server say to one another in the demo city:
//
//     make_dictionary --number N FILE [--bytes 24576]
//
// What belongs to one city and one day is none of it: in each body the same id, long number or hash stands for another, drawn
// by chance, so that the dictionary knows forms and words but no id.
#include "base/limits.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "bench/support/small_talk.h"
#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "composition/registry.h"
#include "sync/wire/packing.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <zdict.h>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

/// Another city than that of the figures.
constexpr quint64 seedOfCity = 1405;
constexpr int casesBefore = 6'000;
constexpr int heard = 4'000;
/// As large as the bodies for which it is made, many times over.
constexpr int standardBytes = 24 * 1024;
constexpr int trainedLevel = 3;

QByteArray withoutIdentity(const QByteArray &body, SeededRandom &random)
{
    static const QRegularExpression own(QStringLiteral(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{8,}|[A-Za-z0-9+/]{20,}={0,2}"));
    const QString text = QString::fromUtf8(body);
    QHash<QString, QString> others;
    QString made;
    qsizetype from = 0;
    for (auto at = own.globalMatch(text); at.hasNext();) {
        const QRegularExpressionMatch match = at.next();
        QString &other = others[match.captured()];
        if (other.isEmpty()) {
            other = match.captured();
            const bool isHash = other.size() != 36 && !other.front().isDigit();
            const QByteArray signs = isHash ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                                            : (other.size() == 36 ? "0123456789abcdef" : "0123456789");
            // The first digits of a time are those of the year.
            const qsizetype kept = other.size() == 13 ? 4 : 0;
            for (qsizetype i = kept; i < other.size(); ++i) {
                const bool isForm = other.at(i) == u'-' || other.at(i) == u'=' || (other.size() == 36 && i == 14);
                if (!isForm)
                    other[i] = QLatin1Char(signs.at(qsizetype(random.below(quint64(signs.size())))));
            }
            if (!isHash && other.size() != 36 && other.front() == u'0')
                other[0] = u'1';
        }
        made += QStringView(text).sliced(from, match.capturedStart() - from);
        made += other;
        from = match.capturedEnd();
    }
    made += QStringView(text).sliced(from);
    return made.toUtf8();
}

struct Samples
{
    QByteArray bytes;
    std::vector<size_t> sizes;

    void add(const QByteArray &body, SeededRandom &random)
    {
        const QByteArray plain = withoutIdentity(must(sync::unpacked(body, limits::pageBytes)), random);
        bytes += plain;
        sizes.push_back(size_t(plain.size()));
    }
};

Samples listen()
{
    const CityDay day(seedOfCity);
    const Registry registry = makeRegistry();
    const auto connection = sqliteInMemory();
    BenchServer server(*connection, registry, day);
    const std::vector<Envelope> commands = day.commands(casesBefore + heard);
    server.run(std::vector<Envelope>(commands.begin(), commands.begin() + casesBefore));
    SmallTalk city(server, *connection, registry, day, {cases::CaseCard::kind}, SmallTalk::Program::Present);
    SmallTalk files(server, *connection, registry, day, {cases::CaseCard::kind, cases::CaseFile::kind},
                    SmallTalk::Program::Present);
    Samples samples;
    SeededRandom random(seedOfCity);
    for (size_t i = casesBefore; i < commands.size(); ++i) {
        const SmallTalk::Bodies bodies = (i % 2 == 0 ? city : files).hear(commands[i]);
        for (const QByteArray &body : {bodies.push, bodies.pushed, bodies.pull, bodies.pulled})
            samples.add(body, random);
    }
    return samples;
}

void mustBeSize(size_t size)
{
    if (ZDICT_isError(size))
        qFatal("%s", ZDICT_getErrorName(size));
}

QByteArray trained(const Samples &samples, unsigned number, int bytes)
{
    const auto count = unsigned(samples.sizes.size());
    QByteArray chosen(bytes, Qt::Uninitialized);
    const size_t chosenSize = ZDICT_trainFromBuffer(chosen.data(), size_t(chosen.size()), samples.bytes.constData(),
                                                    samples.sizes.data(), count);
    mustBeSize(chosenSize);
    // Once more around what was chosen: with a number of ours, and with statistics of the level at which it is used.
    const size_t header = ZDICT_getDictHeaderSize(chosen.constData(), chosenSize);
    mustBeSize(header);
    ZDICT_params_t how{};
    how.compressionLevel = trainedLevel;
    how.dictID = number;
    QByteArray dictionary(bytes, Qt::Uninitialized);
    const size_t size = ZDICT_finalizeDictionary(dictionary.data(), size_t(dictionary.size()), chosen.constData() + header,
                                                 chosenSize - header, samples.bytes.constData(), samples.sizes.data(), count, how);
    mustBeSize(size);
    dictionary.resize(qsizetype(size));
    return dictionary;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int number = numberArgument(argc, argv, "--number", 0);
    const int bytes = numberArgument(argc, argv, "--bytes", standardBytes);
    const QString path = argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString();
    QFile file(path);
    if (number <= 0 || path.isEmpty() || !file.open(QIODevice::WriteOnly)) {
        std::fputs("make_dictionary --number N FILE [--bytes N]\n", stderr);
        return 2;
    }
    const Samples samples = listen();
    const QByteArray dictionary = trained(samples, unsigned(number), bytes);
    if (file.write(dictionary) != dictionary.size())
        qFatal("%s", qPrintable(file.errorString()));
    std::printf("%zu bodies of %.0f bytes; a dictionary of %d\n", samples.sizes.size(),
                double(samples.bytes.size()) / double(samples.sizes.size()), int(dictionary.size()));
    return 0;
}
