// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz-replay FOUND [--target NAME] [--variants N] [--seed S]      try every decoder with what is known
// fuzz-replay --write FOLDER [--target NAME]                       write where libFuzzer begins: FOLDER/NAME/*, NAME.dict
// fuzz-replay --list
//
// Tries what the program itself writes, what libFuzzer has ever found (FOUND/NAME/*), and a few thousand changed copies of
// both, which are the same on every run. An input that takes too long or too much memory fails as one that crashes does; the
// input of the moment lies in fuzz-replay.input when the program stops.
#include "fuzz/mutator.h"
#include "fuzz/target.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace peygir;
using namespace peygir::fuzz;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

/// Of one input, by far: a decoder's work is a multiple of its bytes.
constexpr double mostSeconds = isSanitized ? 5 : 1;
/// What all inputs of all decoders may have taken at a time above the start, rules and towns included.
constexpr long mostKilobytes = 256 * 1024;

double secondsOfWork()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

long peakKilobytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::vector<QByteArray> filesIn(const QString &folder)
{
    std::vector<QByteArray> contents;
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            contents.push_back(file.readAll());
    }
    return contents;
}

/// Where the present input is kept: written before it is tried, since nobody can write it afterwards.
class Present
{
public:
    Present() : m_file(::open("fuzz-replay.input", O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0600)) {}
    ~Present()
    {
        ::close(m_file);
        ::unlink("fuzz-replay.input");
    }
    Present(const Present &) = delete;
    Present &operator=(const Present &) = delete;

    void keep(const QByteArray &bytes)
    {
        if (::pwrite(m_file, bytes.constData(), size_t(bytes.size()), 0) != bytes.size() || ::ftruncate(m_file, bytes.size()) != 0)
            std::fputs("cannot keep the input\n", stderr);
    }

private:
    int m_file;
};

/// The number of inputs; -1 where one took too long.
int tryAll(const Target &target, const QString &found, int variants, quint64 seed)
{
    std::vector<QByteArray> corpus = target.seeds();
    for (QByteArray &bytes : filesIn(QDir(found).filePath(QString::fromLatin1(target.name))))
        corpus.push_back(std::move(bytes));
    Mutator mutator(corpus, seed);
    Present present;
    double slowest = 0;
    for (int n = 0; n < int(corpus.size()) + variants; ++n) {
        const QByteArray bytes = n < int(corpus.size()) ? corpus[size_t(n)] : mutator.variant(target.longest);
        present.keep(bytes);
        const double before = secondsOfWork();
        target.tryOut(bytes);
        slowest = std::max(slowest, secondsOfWork() - before);
        // The first one makes what all use: towns, rules.
        if (n == 0)
            slowest = 0;
        if (slowest > mostSeconds) {
            std::fprintf(stderr, "%s: input %d of seed %llu took %.1f s\n", target.name, n, static_cast<unsigned long long>(seed), slowest);
            return -1;
        }
    }
    std::printf("%-18s %5d inputs, the slowest %.1f ms\n", target.name, int(corpus.size()) + variants, slowest * 1000);
    return int(corpus.size()) + variants;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// As libFuzzer reads it: printable signs, the others as \xAB.
QByteArray dictionary(const std::vector<QByteArray> &corpus)
{
    QByteArray lines;
    for (const QByteArray &word : wordsOf(corpus)) {
        lines += '"';
        for (const char c : word)
            lines += c > ' ' && c < 0x7f && c != '"' && c != '\\' ? QByteArray(1, c) : "\\x" + QByteArray(1, c).toHex();
        lines += "\"\n";
    }
    return lines;
}

bool writeSeeds(const Target &target, const QString &folder)
{
    const QDir dir(folder);
    const QString name = QString::fromLatin1(target.name);
    const std::vector<QByteArray> seeds = target.seeds();
    bool ok = dir.mkpath(name) && write(dir.filePath(name + QStringLiteral(".dict")), dictionary(seeds));
    for (size_t n = 0; ok && n < seeds.size(); ++n)
        ok = write(dir.filePath(name + QStringLiteral("/seed-%1").arg(n)), seeds[n]);
    return ok;
}

} // namespace

int main(int count, char **arguments)
{
    const QCoreApplication application(count, arguments);
    QCommandLineParser parser;
    const QCommandLineOption only(QStringLiteral("target"), {}, QStringLiteral("NAME"));
    const QCommandLineOption variants(QStringLiteral("variants"), {}, QStringLiteral("N"), QStringLiteral("3000"));
    const QCommandLineOption seed(QStringLiteral("seed"), {}, QStringLiteral("S"), QStringLiteral("1"));
    const QCommandLineOption seeds(QStringLiteral("write"), {}, QStringLiteral("FOLDER"));
    const QCommandLineOption list(QStringLiteral("list"));
    parser.addOptions({only, variants, seed, seeds, list});
    parser.addPositionalArgument(QStringLiteral("FOUND"), {});
    parser.process(application);
    bool ok = true;
    int tried = 0;
    const long before = peakKilobytes();
    for (const Target &target : targets()) {
        if (parser.isSet(only) && parser.value(only) != QLatin1String(target.name))
            continue;
        ++tried;
        if (parser.isSet(list))
            std::printf("%s %d\n", target.name, int(target.longest));
        else if (parser.isSet(seeds))
            ok = writeSeeds(target, parser.value(seeds)) && ok;
        else
            ok = tryAll(target, parser.positionalArguments().value(0), parser.value(variants).toInt(), parser.value(seed).toULongLong()) > 0 && ok;
    }
    const long more = peakKilobytes() - before;
    if (!isSanitized && more > mostKilobytes) {
        std::fprintf(stderr, "%ld MB of memory were taken\n", more / 1024);
        ok = false;
    }
    if (tried == 0)
        std::fputs("no such decoder\n", stderr);
    return ok && tried > 0 ? 0 : 1;
}
