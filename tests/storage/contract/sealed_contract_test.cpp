// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_contract.h"
#include "storage/sealing_vfs.h"
#include "storage/sqlite_connection.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>

using namespace peygir;
using namespace peygir::storage;

/// Goal: a sealed file keeps the contract of `Connection`, migrations included, as one in clear does.
class SealedContractTest : public ConnectionContract
{
    Q_OBJECT

private Q_SLOTS:
    void fileIsSealed() { QCOMPARE(sealOf(db()).value(), QByteArray("XChaCha20-Poly1305")); }

    void nothingIsFoundToBeChanged()
    {
        QVERIFY(checkIntegrity(db(), Integrity::Full).ok());
        QCOMPARE(m_vfs.findings(), SealFindings{});
    }

protected:
    void makeEmpty() override { m_folder = std::make_unique<QTemporaryDir>(); }
    Result<std::unique_ptr<Connection>> openAgain() override
    {
        return openSqlite({.path = m_folder->filePath(QStringLiteral("contract.db")),
                           .vfs = m_vfs.name(),
                           .busyTimeout = Milliseconds(0)});
    }

private:
    static constexpr std::array<std::uint8_t, KeyProvider::keyBytes> key{1, 3, 7};

    SealingVfs m_vfs{key};
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SealedContractTest)
#include "sealed_contract_test.moc"
