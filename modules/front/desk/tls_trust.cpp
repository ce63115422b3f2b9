// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/tls_trust.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

namespace peygir::front {

Result<QSslConfiguration> tlsConfiguration(const Trust &trust)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!trust.authorities.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(trust.authorities, QSsl::Pem);
        if (authorities.isEmpty())
            return Error("front.trust", {{QStringLiteral("what"), QStringLiteral("authorities")}});
        configuration.setCaCertificates(authorities);
    }
    if (!trust.publicKeyHash.isEmpty() && trust.publicKeyHash.size() != 32)
        return Error("front.trust", {{QStringLiteral("what"), QStringLiteral("public key")}});
    return configuration;
}

std::optional<Error> whyNotPinned(const Trust &trust, const QSslCertificate &peer, const QString &host)
{
    if (trust.publicKeyHash.isEmpty())
        return std::nullopt;
    const QByteArray der = peer.publicKey().toDer();
    if (!der.isEmpty() && QCryptographicHash::hash(der, QCryptographicHash::Sha256) == trust.publicKeyHash)
        return std::nullopt;
    return certificateError(host, QStringLiteral("other_key"));
}

Error certificateError(const QString &host, const QString &reason)
{
    return Error("front.certificate", {{QStringLiteral("host"), host}, {QStringLiteral("reason"), reason}});
}

Error certificateError(const QString &host, const QList<QSslError> &errors)
{
    // The gravest first: a stranger's certificate is often out of date too.
    const auto has = [&errors](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(errors.begin(), errors.end(), [kinds](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
             QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToGetIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
             QSslError::CertificateSignatureFailed, QSslError::InvalidCaCertificate}))
        return certificateError(host, QStringLiteral("other_authority"));
    if (has({QSslError::HostNameMismatch}))
        return certificateError(host, QStringLiteral("other_host"));
    if (has({QSslError::CertificateExpired}))
        return certificateError(host, QStringLiteral("expired"));
    if (has({QSslError::CertificateNotYetValid}))
        return certificateError(host, QStringLiteral("not_yet_valid"));
    return certificateError(host, QStringLiteral("other"));
}

} // namespace peygir::front
