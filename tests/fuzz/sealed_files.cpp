// SPDX-License-Identifier: GPL-3.0-or-later
// Files that lie sealed beside a store: documents, and the keys where there is no keychain.
#include "front/desk/file_secret_store.h"
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "storage/sealed_blob.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QtEndian>

#include <array>
#include <functional>

namespace peygir::fuzz {

namespace {

using namespace storage;
using samples::contentOf;
using samples::pathOf;

// --- documents -----------------------------------------------------------------------------------------------------

constexpr qsizetype smallBytes = 300;

const BlobSeal &blobSeal()
{
    static const std::array<std::uint8_t, KeyProvider::keyBytes> key{'p', 'e', 'y', 'g', 'i', 'r'};
    static const BlobSeal seal{KeyProvider::Key(key)};
    return seal;
}

/// More than one block. Every smaller content is a beginning of it.
const QByteArray &content()
{
    static const QByteArray content = [] {
        QByteArray bytes(SealedBlob::blockBytes + smallBytes, '\0');
        for (qsizetype n = 0; n < bytes.size(); ++n)
            bytes[n] = char(n * 31 + n / 256);
        return bytes;
    }();
    return content;
}

QByteArray sealedBlob(qsizetype size, bool isWhole)
{
    const QString path = pathOf("made");
    QFile::remove(path);
    {
        const samples::DrawnChance chance;
        const auto blob = SealedBlob::openToWrite(path, blobSeal());
        expect(blob.ok() && (*blob)->append(content().first(size)).ok(), "a content is sealed");
        if (isWhole)
            expect((*blob)->finish(BlobHash::of(content().first(size))).ok(), "a content is whole");
    }
    return contentOf(path);
}

std::vector<QByteArray> blobs() { return {sealedBlob(smallBytes, true), sealedBlob(smallBytes, false), sealedBlob(content().size(), true)}; }

void expectContent(SealedBlob &blob)
{
    qint64 at = 0;
    while (at < blob.size()) {
        const auto piece = blob.read(at);
        if (!piece.ok())
            return expectTyped(piece.error(), {"storage.damaged"});
        expect(!piece->isEmpty() && *piece == content().mid(at, piece->size()), "what opens of a content is what was sealed there");
        at += piece->size();
    }
    expect(!blob.hash() || *blob.hash() == BlobHash::of(content().first(at)), "what is whole is called what it was kept as");
}

void tryBlob(const QByteArray &bytes)
{
    const QString path = samples::fileWith("blob", bytes);
    if (const auto blob = SealedBlob::openToRead(path, blobSeal()); blob.ok())
        expectContent(**blob);
    else
        expectTyped(blob.error(), {"storage.damaged", "storage.wrong_key"});
    const auto blob = SealedBlob::openToWrite(path, blobSeal());
    if (!blob.ok())
        return expectTyped(blob.error(), {"storage.damaged", "storage.wrong_key"});
    // As a broken-off upload goes on: with what is missing.
    const qint64 size = (*blob)->size();
    expect(size <= content().size(), "no content grows by itself");
    const auto appended = (*blob)->append(content().sliced(size));
    if (!appended.ok())
        return expectTyped(appended.error(), {"storage.damaged"});
    expect((*blob)->finish(BlobHash::of(content())).ok(), "a content is whole");
    const auto whole = SealedBlob::openToRead(path, blobSeal());
    expect(whole.ok() && (*whole)->size() == content().size(), "what was gone on with is whole");
    expectContent(**whole);
}

// --- keys ----------------------------------------------------------------------------------------------------------

/// The least that libsodium allows.
constexpr front::SealingCost cheap{.passes = 1, .memory = 8192};
constexpr char secretBytes[] = "a key of thirty-two secret bytes";

/// The store works on a thread and calls back where it was made.
template <class T>
T awaited(const std::function<void(std::function<void(T)>)> &ask)
{
    static int count = 0;
    static QCoreApplication *const application = QCoreApplication::instance() ? nullptr : new QCoreApplication(count, nullptr);
    (void)application;
    std::optional<T> got;
    QEventLoop loop;
    ask([&](T answer) {
        got = std::move(answer);
        loop.quit();
    });
    if (!got)
        loop.exec();
    return std::move(*got);
}

std::vector<QByteArray> secretFiles()
{
    const QString path = pathOf("secrets");
    QFile::remove(path);
    const samples::DrawnChance chance;
    front::FileSecretStore store(path, "password", cheap);
    const auto wrote = awaited<Result<void>>([&](const auto &done) { store.write(QStringLiteral("store-key"), secretBytes, done); });
    expect(wrote.ok(), "a secret is sealed");
    return {contentOf(path)};
}

/// What a password costs stands in the file, and may be as much as a second: that is what it is for. The other costs are
/// tried as they are, those that are refused as well.
QByteArray affordable(QByteArray bytes)
{
    constexpr qsizetype passesAt = 17;
    constexpr qsizetype memoryAt = passesAt + 4;
    if (bytes.size() < memoryAt + 4)
        return bytes;
    const auto passes = qFromBigEndian<quint32>(bytes.constData() + passesAt);
    const auto memory = qFromBigEndian<quint32>(bytes.constData() + memoryAt);
    if (passes > 2 && passes <= 16)
        qToBigEndian(passes % 3, bytes.data() + passesAt);
    if (memory > 64 * 1024 && memory <= 1024 * 1024 * 1024)
        qToBigEndian(memory % (64 * 1024), bytes.data() + memoryAt);
    return bytes;
}

void trySecrets(const QByteArray &bytes)
{
    const QString path = samples::fileWith("tried", affordable(bytes));
    front::FileSecretStore store(path, "password", cheap);
    using Got = Result<std::optional<QByteArray>>;
    const auto secret = awaited<Got>([&](const auto &got) { store.read(QStringLiteral("store-key"), got); });
    if (!secret.ok())
        return expectTyped(secret.error(), {"front.secrets_password", "front.secrets_damaged", "front.secrets_file"});
    expect(*secret == QByteArray(secretBytes), "a secret that opens is what was sealed");
}

} // namespace

std::vector<Target> sealedFileTargets()
{
    return {{"sealed-blob", SealedBlob::blockBytes + 2048, blobs, tryBlob}, {"secret-file", 512, secretFiles, trySecrets}};
}

} // namespace peygir::fuzz
