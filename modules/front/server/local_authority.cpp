// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/local_authority.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <memory>

namespace peygir::front {

namespace {

template <auto Free>
struct Freed
{
    template <class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;

constexpr auto day = std::chrono::hours(24);
constexpr auto authorityLife = 3650 * day;
/// Browsers and desks of the future may not take longer ones.
constexpr auto serverLife = 365 * day;
/// Desks whose clock is some days behind still accept a new certificate.
constexpr auto clockSlack = 3 * day;

Error authorityError(const QString &file, const QString &reason)
{
    ERR_clear_error();
    return Error("front.authority", {{QStringLiteral("file"), file}, {QStringLiteral("reason"), reason}});
}

QString opensslReason()
{
    char text[256] = {};
    ERR_error_string_n(ERR_peek_last_error(), text, sizeof text);
    return QString::fromLatin1(text);
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return authorityError(path, file.errorString());
    return file.readAll();
}

/// Whole or not at all, and a key is never readable by others, not even for a moment.
Result<void> writeFile(const QString &path, const QByteArray &content, QFile::Permissions permissions)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions) ||
        file.write(content) != content.size() || !file.commit())
        return authorityError(path, file.errorString());
    return {};
}

QByteArray pemOf(const std::function<int(BIO *)> &write)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    Q_ASSERT(memory);
    const int written = write(memory.get());
    Q_ASSERT(written == 1);
    const char *begin = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &begin);
    return {begin, qsizetype(size)};
}

Result<Key> readKey(const QString &path)
{
    TRY_LET(const QByteArray pem, readFile(path));
    const Memory memory(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
    if (!key)
        return authorityError(path, opensslReason());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return key;
}

Result<Key> readOrMakeKey(const QString &path)
{
    if (QFile::exists(path))
        return readKey(path);
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key)
        return authorityError(path, opensslReason());
    const QByteArray pem = pemOf(
        [&key](BIO *to) { return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    TRY(writeFile(path, pem, QFile::ReadOwner | QFile::WriteOwner));
    return key;
}

Result<Certificate> readCertificate(const QString &path)
{
    TRY_LET(const QByteArray pem, readFile(path));
    const Memory memory(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return authorityError(path, opensslReason());
    return certificate;
}

Result<void> writeCertificate(const QString &path, const Certificate &certificate)
{
    const QByteArray pem = pemOf([&certificate](BIO *to) { return PEM_write_bio_X509(to, certificate.get()); });
    return writeFile(path, pem, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

std::time_t secondsOf(Instant at) { return std::time_t(at.milliseconds() / 1000); }

/// Less than a tenth of its life is left, or it has not begun.
bool isEnding(const Certificate &certificate, Instant now, Milliseconds life)
{
    std::time_t soon = secondsOf(now + life / 10);
    std::time_t current = secondsOf(now);
    return X509_cmp_time(X509_get0_notAfter(certificate.get()), &soon) < 0 ||
           X509_cmp_time(X509_get0_notBefore(certificate.get()), &current) > 0;
}

bool extend(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_ctx_nodb(&context);
    X509_EXTENSION *const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

/// Serial, name, times and key; the extensions and the signature are still missing.
Certificate blankCertificate(const QByteArray &commonName, const Key &key, Instant now, Milliseconds life)
{
    Certificate made(X509_new());
    Q_ASSERT(made);
    X509_set_version(made.get(), X509_VERSION_3);
    unsigned char random[16];
    const int drawn = RAND_bytes(random, sizeof random);
    Q_ASSERT(drawn == 1);
    random[0] = (random[0] & 0x7f) | 0x40;
    BIGNUM *const serial = BN_bin2bn(random, sizeof random, nullptr);
    BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(made.get()));
    BN_free(serial);
    X509_NAME_add_entry_by_NID(X509_get_subject_name(made.get()), NID_commonName, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), int(commonName.size()),
                               -1, 0);
    ASN1_TIME_set(X509_getm_notBefore(made.get()), secondsOf(now - clockSlack));
    ASN1_TIME_set(X509_getm_notAfter(made.get()), secondsOf(now + life));
    X509_set_pubkey(made.get(), key.get());
    return made;
}

Result<Certificate> makeAuthority(const QString &path, const Key &key, Instant now)
{
    Certificate made = blankCertificate("Peygir local authority", key, now, authorityLife);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    if (!extend(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
        !extend(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign") ||
        !extend(made.get(), made.get(), NID_subject_key_identifier, "hash") ||
        X509_sign(made.get(), key.get(), EVP_sha256()) == 0)
        return authorityError(path, opensslReason());
    TRY(writeCertificate(path, made));
    return made;
}

bool isAddress(const QString &host)
{
    ASN1_OCTET_STRING *const address = a2i_IPADDRESS(host.toUtf8().constData());
    ASN1_OCTET_STRING_free(address);
    return address != nullptr;
}

Result<void> makeServerCertificate(const QString &path, const Key &key, const Certificate &authority,
                                   const Key &authorityKey, const QStringList &hosts, Instant now)
{
    QStringList names;
    for (const QString &host : hosts)
        names += (isAddress(host) ? QStringLiteral("IP:") : QStringLiteral("DNS:")) + host;
    Certificate made = blankCertificate(hosts.last().toUtf8().left(64), key, now, serverLife);
    X509_set_issuer_name(made.get(), X509_get_subject_name(authority.get()));
    if (!extend(made.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        !extend(made.get(), authority.get(), NID_key_usage, "critical,digitalSignature") ||
        !extend(made.get(), authority.get(), NID_ext_key_usage, "serverAuth") ||
        !extend(made.get(), authority.get(), NID_subject_alt_name, names.join(QLatin1Char(',')).toUtf8()) ||
        !extend(made.get(), authority.get(), NID_subject_key_identifier, "hash") ||
        !extend(made.get(), authority.get(), NID_authority_key_identifier, "keyid") ||
        X509_sign(made.get(), authorityKey.get(), EVP_sha256()) == 0)
        return authorityError(path, opensslReason());
    return writeCertificate(path, made);
}

bool covers(const Certificate &certificate, const QStringList &hosts)
{
    return std::all_of(hosts.begin(), hosts.end(), [&certificate](const QString &host) {
        const QByteArray name = host.toUtf8();
        return isAddress(host)
                   ? X509_check_ip_asc(certificate.get(), name.constData(), 0) == 1
                   : X509_check_host(certificate.get(), name.constData(), std::size_t(name.size()), 0, nullptr) == 1;
    });
}

/// Only plain names and addresses: the value goes into a text that OpenSSL reads.
bool isPlainHost(const QString &host)
{
    const auto plain = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u"-.:").contains(c));
    };
    return !host.isEmpty() && (isAddress(host) || !host.contains(QLatin1Char(':'))) &&
           std::all_of(host.begin(), host.end(), plain);
}

QByteArray publicKeyHash(const Key &key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

Result<LocalAuthority> openLocalAuthority(const QString &folder, Instant now, const QStringList &moreHosts)
{
    const QDir dir(folder);
    if (!dir.mkpath(QStringLiteral(".")))
        return authorityError(folder, QStringLiteral("cannot be made"));
    const QString authorityKeyFile = dir.filePath(QStringLiteral("authority.key"));
    LocalAuthority files{dir.filePath(QStringLiteral("authority.pem")),
                         dir.filePath(QStringLiteral("server.pem")),
                         dir.filePath(QStringLiteral("server.key")),
                         {}};
    const QStringList hosts =
        moreHosts + QStringList{QStringLiteral("127.0.0.1"), QStringLiteral("::1"), QStringLiteral("localhost")};
    for (const QString &host : hosts)
        if (!isPlainHost(host))
            return authorityError(files.certificateFile, QStringLiteral("not a host: ") + host);

    if (!QFile::exists(files.authorityFile)) {
        TRY_LET(const Key made, readOrMakeKey(authorityKeyFile));
        TRY(makeAuthority(files.authorityFile, made, now));
    }
    TRY_LET(const Certificate authority, readCertificate(files.authorityFile));
    if (isEnding(authority, now, authorityLife))
        return authorityError(files.authorityFile, QStringLiteral("ends soon"));
    TRY_LET(const Key serverKey, readOrMakeKey(files.keyFile));
    files.publicKeyHash = publicKeyHash(serverKey);

    if (QFile::exists(files.certificateFile)) {
        TRY_LET(const Certificate present, readCertificate(files.certificateFile));
        const bool good = X509_verify(present.get(), X509_get0_pubkey(authority.get())) == 1 &&
                          X509_check_private_key(present.get(), serverKey.get()) == 1 &&
                          !isEnding(present, now, serverLife) && covers(present, hosts);
        ERR_clear_error();
        if (good)
            return files;
    }
    // The authority's key may have been taken away to a safe place: it is needed here only.
    TRY_LET(const Key authorityKey, readKey(authorityKeyFile));
    if (X509_check_private_key(authority.get(), authorityKey.get()) != 1)
        return authorityError(authorityKeyFile, QStringLiteral("does not belong to the authority"));
    TRY(makeServerCertificate(files.certificateFile, serverKey, authority, authorityKey, hosts, now));
    return files;
}

} // namespace peygir::front
