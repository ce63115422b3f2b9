// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/secret_store.h"

#include <QObject>

#include <memory>

namespace peygir::front {

/// What it costs to try one password (Argon2id).
struct SealingCost
{
    quint32 passes = 3;
    /// In bytes. 256 MiB: about a second on a desk, and no cheaper for who has stolen the file.
    quint32 memory = 256 * 1024 * 1024;
};

/// What a file may say that it costs: a changed one must not take the machine's memory, nor let anybody wait for ever.
inline constexpr SealingCost mostSealingCost{.passes = 16, .memory = 1024 * 1024 * 1024};

/// The fallback where there is no keychain: one file in the profile's folder, readable by its owner only, sealed
/// (XSalsa20-Poly1305) with a key made from the person's password by Argon2id. It protects against who finds the disk,
/// not against a program that runs as the same person, and no better than the password is. Losing the password loses
/// the secrets: the person signs in online again.
///
/// Works on a thread of its own; calls are carried out in order. Errors: "front.secrets_password" (the password is not
/// the one that sealed the file, or the file has been changed), "front.secrets_damaged" (it is no such file),
/// "front.secrets_file" (file, reason). After an error the file is as it was.
class FileSecretStore final : public SecretStore
{
public:
    /// What `write` does with a file that this password does not open.
    enum class Stranger {
        Refuse,
        /// It is replaced as a whole, and what was in it is gone: for whoever has everything anew, as after a change of
        /// the password.
        Replace,
    };

    /// The cost counts when the file is made first; afterwards the file's own.
    FileSecretStore(const QString &file, const QByteArray &password, SealingCost cost = {},
                    Stranger stranger = Stranger::Refuse);
    /// Waits for the call that is under way.
    ~FileSecretStore() override;

    void read(const QString &name, Got got) override;
    void write(const QString &name, const QByteArray &secret, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    class Vault;
    class Worker;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<Worker> m_worker;
    QObject m_context;
};

} // namespace peygir::front
