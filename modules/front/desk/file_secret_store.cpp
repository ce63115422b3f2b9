// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_secret_store.h"

#include "base/durable_file.h"

#include <QDataStream>
#include <QFile>
#include <QMap>
#include <QThreadPool>

#include <sodium.h>

#include <array>

namespace peygir::front {

namespace {

using Secrets = QMap<QString, QByteArray>;

constexpr QByteArrayView fileMark("peygir secrets 1\n");
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype nonceSize = crypto_secretbox_NONCEBYTES;
constexpr qsizetype sealSize = crypto_secretbox_MACBYTES;
/// A desk holds a handful of tokens and keys.
constexpr qint64 fileSizeMost = 1024 * 1024;

unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    randombytes_buf(bytes.data(), std::size_t(size));
    return bytes;
}

} // namespace

/// The file and the key, used by one thread at a time.
class FileSecretStore::Vault
{
public:
    Vault(const QString &file, const QByteArray &password, SealingCost cost, Stranger stranger)
        : m_file(file)
        , m_password(password)
        , m_cost(cost)
        , m_stranger(stranger)
    {
        m_password.detach();
        const int ready = sodium_init();
        Q_ASSERT(ready >= 0);
    }

    ~Vault()
    {
        sodium_memzero(m_password.data(), std::size_t(m_password.size()));
        sodium_memzero(m_key.data(), m_key.size());
    }

    /// Empty if there is no file yet.
    Result<Secrets> load()
    {
        QFile file(m_file);
        if (!file.exists())
            return Secrets();
        if (!file.open(QIODevice::ReadOnly) || file.size() > fileSizeMost)
            return fileError(file.errorString());
        QByteArray content = file.readAll();
        if (!content.startsWith(fileMark))
            return Error("front.secrets_damaged");
        QDataStream stream(content.sliced(fileMark.size()));
        Sealing sealing;
        QByteArray nonce;
        QByteArray sealed;
        stream >> sealing.cost.passes >> sealing.cost.memory >> sealing.salt >> nonce >> sealed;
        const bool whole = stream.status() == QDataStream::Ok && stream.atEnd() && sealing.salt.size() == saltSize &&
                           nonce.size() == nonceSize && sealed.size() >= sealSize &&
                           sealing.cost.memory <= mostSealingCost.memory && sealing.cost.passes <= mostSealingCost.passes;
        if (!whole)
            return Error("front.secrets_damaged");
        TRY(makeKey(sealing));
        return unseal(nonce, sealed);
    }

    /// What a new secret is added to.
    Result<Secrets> loadToWrite()
    {
        auto loaded = load();
        const bool isStrange = !loaded.ok() && (loaded.error().id() == "front.secrets_password" ||
                                                loaded.error().id() == "front.secrets_damaged");
        if (!isStrange || m_stranger == Stranger::Refuse)
            return loaded;
        m_sealing.reset();
        return Secrets();
    }

    Result<void> save(const Secrets &secrets)
    {
        if (!m_sealing)
            TRY(makeKey({randomBytes(saltSize), m_cost}));
        QByteArray plain;
        QDataStream plainStream(&plain, QIODevice::WriteOnly);
        plainStream << secrets;
        const QByteArray nonce = randomBytes(nonceSize);
        QByteArray sealed(plain.size() + sealSize, '\0');
        crypto_secretbox_easy(raw(sealed), raw(std::as_const(plain)), std::size_t(plain.size()), raw(nonce),
                              m_key.data());
        sodium_memzero(plain.data(), std::size_t(plain.size()));

        QByteArray content = fileMark.toByteArray();
        QDataStream stream(&content, QIODevice::WriteOnly | QIODevice::Append);
        stream << m_sealing->cost.passes << m_sealing->cost.memory << m_sealing->salt << nonce << sealed;
        // Durable: with a key that is lost a whole store would be.
        if (const auto written = writeDurably(m_file, content); !written.ok())
            return fileError(written.error().values().value(QStringLiteral("detail")).toString());
        return {};
    }

private:
    /// How the key is made from the password; the readable part of the file.
    struct Sealing
    {
        QByteArray salt;
        SealingCost cost;
    };

    Error fileError(const QString &reason) const
    {
        return Error("front.secrets_file", {{QStringLiteral("file"), m_file}, {QStringLiteral("reason"), reason}});
    }

    /// Slow by design, so once for a file: the salt stays as long as the file does.
    Result<void> makeKey(const Sealing &sealing)
    {
        if (m_sealing && m_sealing->salt == sealing.salt)
            return {};
        const int made =
            crypto_pwhash(m_key.data(), m_key.size(), m_password.constData(), std::size_t(m_password.size()),
                          raw(sealing.salt), sealing.cost.passes, sealing.cost.memory, crypto_pwhash_ALG_ARGON2ID13);
        if (made != 0)
            return fileError(QStringLiteral("not enough memory for the key"));
        m_sealing = sealing;
        return {};
    }

    Result<Secrets> unseal(const QByteArray &nonce, const QByteArray &sealed) const
    {
        QByteArray plain(sealed.size() - sealSize, '\0');
        if (crypto_secretbox_open_easy(raw(plain), raw(sealed), std::size_t(sealed.size()), raw(nonce), m_key.data()) !=
            0)
            return Error("front.secrets_password");
        Secrets secrets;
        QDataStream stream(plain);
        stream >> secrets;
        sodium_memzero(plain.data(), std::size_t(plain.size()));
        if (stream.status() != QDataStream::Ok)
            return Error("front.secrets_damaged");
        return secrets;
    }

    const QString m_file;
    QByteArray m_password;
    const SealingCost m_cost;
    const Stranger m_stranger;
    std::optional<Sealing> m_sealing;
    std::array<unsigned char, crypto_secretbox_KEYBYTES> m_key{};
};

/// One thread: Argon2id takes its second there, and the calls stay in order.
class FileSecretStore::Worker
{
public:
    Worker() { m_pool.setMaxThreadCount(1); }
    ~Worker()
    {
        m_pool.clear();
        m_pool.waitForDone();
    }

    template <class Outcome>
    void run(QObject *context, std::function<Outcome()> work, std::function<void(Outcome)> callback)
    {
        m_pool.start([context, work = std::move(work), callback = std::move(callback)] {
            Outcome outcome = work();
            QMetaObject::invokeMethod(
                context, [callback, outcome = std::move(outcome)] { callback(outcome); }, Qt::QueuedConnection);
        });
    }

private:
    QThreadPool m_pool;
};

FileSecretStore::FileSecretStore(const QString &file, const QByteArray &password, SealingCost cost, Stranger stranger)
    : m_vault(std::make_unique<Vault>(file, password, cost, stranger))
    , m_worker(std::make_unique<Worker>())
{}

FileSecretStore::~FileSecretStore()
{
    // The thread uses vault and context.
    m_worker.reset();
}

void FileSecretStore::read(const QString &name, Got got)
{
    using Outcome = Result<std::optional<QByteArray>>;
    const auto work = [vault = m_vault.get(), name]() -> Outcome {
        TRY_LET(const Secrets secrets, vault->load());
        const auto found = secrets.constFind(name);
        return found == secrets.constEnd() ? std::optional<QByteArray>() : std::optional(*found);
    };
    m_worker->run<Outcome>(&m_context, work, std::move(got));
}

void FileSecretStore::write(const QString &name, const QByteArray &secret, Done done)
{
    const auto work = [vault = m_vault.get(), name, secret]() -> Result<void> {
        TRY_LET(Secrets secrets, vault->loadToWrite());
        secrets.insert(name, secret);
        return vault->save(secrets);
    };
    m_worker->run<Result<void>>(&m_context, work, std::move(done));
}

void FileSecretStore::remove(const QString &name, Done done)
{
    const auto work = [vault = m_vault.get(), name]() -> Result<void> {
        TRY_LET(Secrets secrets, vault->load());
        return secrets.remove(name) == 0 ? Result<void>() : vault->save(secrets);
    };
    m_worker->run<Result<void>>(&m_context, work, std::move(done));
}

} // namespace peygir::front
