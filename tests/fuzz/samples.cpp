// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/samples.h"

#include "fuzz/target.h"

#include "base/limits.h"
#include "base/random.h"
#include "sync/wire/packing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sodium.h>

namespace peygir::fuzz::samples {

namespace {

struct SealKeys
{
    QByteArray open = QByteArray(crypto_box_PUBLICKEYBYTES, '\0');
    QByteArray secret = QByteArray(crypto_box_SECRETKEYBYTES, '\0');
    SealKeys()
    {
        const QByteArray seed(crypto_box_SEEDBYTES, 's');
        crypto_box_seed_keypair(reinterpret_cast<unsigned char *>(open.data()),
                                reinterpret_cast<unsigned char *>(secret.data()),
                                reinterpret_cast<const unsigned char *>(seed.constData()));
    }
};

const SealKeys &sealKeys()
{
    static const SealKeys keys;
    return keys;
}

SeededRandom &drawn()
{
    static SeededRandom drawn(1);
    return drawn;
}

void fill(void *into, size_t size) { drawn().fill({static_cast<std::uint8_t *>(into), size}); }

std::uint32_t number()
{
    std::uint32_t number = 0;
    fill(&number, sizeof number);
    return number;
}

} // namespace

QString pathOf(const char *name)
{
    // In memory where the machine has a place for it: most of them are synced.
    static const QString memory = QStringLiteral("/dev/shm");
    static const QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/fuzz-XXXXXX"));
    return folder.filePath(QLatin1String(name));
}

QString fileWith(const char *name, const QByteArray &content)
{
    QFile file(pathOf(name));
    expect(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size(), "a file is written");
    return file.fileName();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    expect(file.open(QIODevice::ReadOnly), "what was written is there");
    return file.readAll();
}

DrawnChance::DrawnChance()
{
    // It draws something for itself when it is first used.
    expect(sodium_init() >= 0, "libsodium can be used");
    drawn() = SeededRandom(1);
    static randombytes_implementation same{[] { return "drawn"; }, number, nullptr, nullptr, fill, nullptr};
    randombytes_set_implementation(&same);
}

DrawnChance::~DrawnChance() { randombytes_set_implementation(&randombytes_sysrandom_implementation); }

Uuid id(int n)
{
    return *Uuid::parse(QByteArrayView("0190f3a0-7c1e-7abc-8def-0123456789" + QByteArray::number(n).rightJustified(2, '0')));
}

sync::Cursor cursor() { return {id(1), 17, QByteArray(32, 'c')}; }

sync::ChainLink link() { return sync::ChainLink::beginningOf(id(2)).followedBy(id(3)); }

Envelope note()
{
    return {id(3), "AddNote", 1, UserId(id(4)), noon, -250, noon, {id(5)},
            {{QStringLiteral("case"), id(6).toString()}, {QStringLiteral("words"), QStringLiteral("\"a\" \u0686\u0631\u0627\u063a")}}};
}

QByteArray sealPublic() { return sealKeys().open; }
QByteArray sealSecret() { return sealKeys().secret; }

sync::Stranded left()
{
    return sync::Stranded::of(id(2), link(), id(3), note().encoded(),
                              {sealPublic(), QByteArray(sync::pushSeedBytes, 'p')});
}

std::vector<QByteArray> bothForms(std::initializer_list<QByteArray> bodies)
{
    std::vector<QByteArray> forms;
    for (const QByteArray &body : bodies) {
        forms.push_back(body);
        if (const auto read = sync::unpacked(body, limits::pageBytes); read.ok() && *read != body)
            forms.push_back(*read);
    }
    return forms;
}

} // namespace peygir::fuzz::samples
