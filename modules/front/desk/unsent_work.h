// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_transport.h"
#include "front/desk/unsent_folder.h"
#include "sync/desk/engine.h"

#include <QObject>
#include <QThreadPool>

#include <set>

namespace peygir::front {

/// Keeps what waits on this desk in the machine's folder too, and sends what others have left there (SYNC 16). The disk is
/// touched on a thread of its own: nobody who registers waits for it. Lives on the worker's thread.
///
/// A command is in the folder a moment after it was accepted, some tenths of a second; a power cut in between leaves it in its
/// own store only, which its owner sends when he comes back.
class UnsentWork final : public QObject
{
    Q_OBJECT

public:
    /// An empty folder: nothing is kept and nothing is sent.
    explicit UnsentWork(const QString &folder);
    /// Waits for what is being written.
    ~UnsentWork() override;

    /// Writes what waits and is not there yet; where the server may have answered, takes away what waits no longer. Errors are
    /// the store's.
    enum class After { Entering, Answer };
    Result<void> follow(sync::DeskEngine &engine, After after);

    /// Whether it is time to look for what others have left.
    bool isDue() const { return m_isDue && !m_folderName.isEmpty(); }
    bool isBusy() const { return bool(m_done); }
    void makeDue() { m_isDue = true; }
    /// Next time also what the server has not taken: it may know more by now.
    void tryAllAgain() { m_left.clear(); }
    /// Sends what others have left for this desk's server, and takes away what the server has; what it does not take stays,
    /// and the log says why. `done` says whether the server has got anything. One at a time.
    void sendOthers(sync::DeskEngine &engine, DeskTransport &transport, const QByteArray &token,
                    std::function<void(bool anySent)> done);
    /// The same where nobody is signed in: all that lies there, whoever's it is. What is for another city's server this one does
    /// not take.
    void sendAll(DeskTransport &transport, std::function<void(bool anySent)> done);

private:
    struct Batch
    {
        QStringList names;
        sync::StrandedRequest request;
        /// Those that cannot be sent, with the reason.
        std::vector<std::pair<QString, QByteArray>> left;
    };
    /// Who sends: a desk, whose own work goes its own way, to the server of this key; or nobody.
    struct Sender
    {
        std::optional<Uuid> desk = {};
        QByteArray sealedTo = {};
        QByteArray token = {};
    };
    static Batch gather(const UnsentFolder &folder, const Sender &sender, const std::set<QString> &without);
    void sendAs(const Sender &sender, DeskTransport &transport, std::function<void(bool anySent)> done);
    void send(const Batch &batch, DeskTransport &transport, const QByteArray &token);
    void answered(const QStringList &names, const Result<QByteArray> &answer);
    void leave(const QString &name, const QByteArray &reason);
    void finish();

    QString m_folderName;
    UnsentFolder m_folder;
    /// Up to this entry of the outbox everything that waits has been written; of the desk of this id.
    qint64 m_writtenTo = 0;
    std::optional<Uuid> m_desk;
    /// Files of others that the server does not take; asked for once until `tryAllAgain`.
    std::set<QString> m_left;
    bool m_isDue = true;
    bool m_anySent = false;
    std::function<void(bool)> m_done;
    std::function<void()> m_again;
    /// Last: its work uses the rest.
    QThreadPool m_pool;
};

} // namespace peygir::front
