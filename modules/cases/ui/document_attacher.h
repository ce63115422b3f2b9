// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "command/desk_port.h"
#include "command/file_port.h"

#include <QJsonArray>

#include <set>
#include <vector>

namespace peygir::cases {

struct AttachDocument;

/// Brings files into a case: copies them to this desk, makes small pictures of pictures, sees that both are sent, and gives the
/// command that names them, in this order. What is given to a call that is not registered yet waits for `attachAll`, each call's for its own, on
/// the form or on hold. Nothing that a person gave is lost by a refusal: it stays in the list with the reason.
class DocumentAttacher : public QObject
{
    Q_OBJECT

public:
    struct Item
    {
        QString id;
        QString name;
        /// Where it is copied from; empty where the content has no file.
        QString path = {};
        /// While it is copied.
        qint64 done = 0;
        qint64 size = 0;
        std::optional<KeptFile> kept = {};
        /// The call that it was given to, also after that has become a case; empty: it was given to a case.
        std::optional<Uuid> call = {};
        /// Empty: it waits for one.
        std::optional<CaseId> caseId = {};
        /// On its way to its command: its small picture is being made, or both are being queued.
        bool isBeingGiven = false;
        /// The small picture that is to be named with it: taken in for this, and let go of where nothing comes of it.
        std::optional<BlobHash> thumbnail = {};
        /// Why it was not attached.
        std::optional<Error> problem = {};
    };

    DocumentAttacher(FilePort &files, DeskPort &desk, QObject *parent);
    /// What is on its way to its command is given at once, pictures without their small one: nobody else would give them.
    ~DocumentAttacher() override;

    /// To whom something is given: a case, or a call that is none yet.
    struct Target
    {
        std::optional<CaseId> caseId = {};
        std::optional<Uuid> call = {};
    };

    /// What is added from now on belongs to it.
    void setTarget(const Target &target) { m_target = target; }
    const Target &target() const { return m_target; }
    void addFile(const QString &path);
    void addContent(const QByteArray &content, const QString &name) { addContent(content, name, m_target); }
    /// To the one that was meant when the content was not ready yet.
    void addContent(const QByteArray &content, const QString &name, const Target &target);
    /// Breaks off copying, or takes a file out of the list.
    void remove(const QString &id);
    /// Once more, after a refusal.
    void tryAgain(const QString &id);
    /// Attaches what waits for this call to its case, and what is still being copied as soon as it is here. `callSettled`
    /// follows when nothing of it is left.
    void attachAll(const Uuid &call, const CaseId &caseId);
    /// Nobody wants the files of this call any more.
    void letGo(const Uuid &call);

    /// What is not attached yet, in the order in which it was added.
    const std::vector<Item> &items() const { return m_items; }
    bool has(const Uuid &call) const;
    /// What this call still waits with, to be kept with its draft: contents that are here, and the paths of what is
    /// being copied. `setWaiting` brings them back in place of what is there.
    QJsonArray waiting(const Uuid &call) const;
    void setWaiting(const Uuid &call, const QJsonArray &files);
    /// After a restart: these contents are attached to the case already.
    void setThere(const CaseId &caseId, const std::vector<BlobHash> &contents);

Q_SIGNALS:
    void changed();
    void attached(const QString &name);
    /// What `waiting` says of this call is another now.
    void waitingChanged(const peygir::Uuid &call);
    /// All files of a call that was registered are attached, or given up.
    void callSettled(const peygir::Uuid &call);
    /// A file could not be taken, or was refused.
    void failed(const peygir::Error &error);

private:
    void add(Item item, const std::function<quint64(FilePort::Taken)> &take);
    Item newItem(const QString &name, const Target &target);
    void taken(const QString &id, const Result<KeptFile> &kept);
    void attach(Item &item);
    void makeSmallPicture(Item &item);
    static AttachDocument commandOf(const Item &item, const std::optional<BlobHash> &thumbnail);
    void send(const QString &id, const std::optional<BlobHash> &thumbnail);
    void sendItself(const QString &id);
    void give(const QString &id);
    void refused(const QString &id, const Error &error);
    void letGoOf(const Item &item);
    /// Takes it off the list and tells of it.
    void erase(std::vector<Item>::iterator item);
    void cancelCopy(const QString &id);
    std::vector<Item>::iterator find(const QString &id);

    FilePort &m_files;
    DeskPort &m_desk;
    Target m_target;
    std::vector<Item> m_items;
    /// Which case a call has become.
    std::map<Uuid, CaseId> m_became;
    std::map<quint64, QString> m_taking;
    std::set<std::pair<CaseId, BlobHash>> m_there;
    int m_last = 0;
};

} // namespace peygir::cases
