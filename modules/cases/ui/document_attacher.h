// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "command/desk_port.h"
#include "command/file_port.h"

#include <QJsonArray>

#include <vector>

namespace peygir::cases {

/// Brings files into a case: copies them to this desk, sees that they are sent, and gives the command that names them,
/// in this order. Without a case (a call that is not registered yet) the copies wait for `attachAll`. Nothing that a
/// person gave is lost by a refusal: it stays in the list with the reason.
class DocumentAttacher : public QObject
{
    Q_OBJECT

public:
    struct Item
    {
        QString id;
        QString name;
        /// While it is copied.
        qint64 done = 0;
        qint64 size = 0;
        std::optional<KeptFile> kept = {};
        std::optional<CaseId> caseId = {};
        /// Why it was not attached.
        std::optional<Error> problem = {};
    };

    DocumentAttacher(FilePort &files, DeskPort &desk, QObject *parent);

    /// What is added from now on belongs to it; empty: to a case that does not exist yet.
    void setCase(const std::optional<CaseId> &caseId) { m_caseId = caseId; }
    void addFile(const QString &path);
    void addContent(const QByteArray &content, const QString &name);
    /// Breaks off copying, or takes a file out of the list.
    void remove(const QString &id);
    /// Once more, after a refusal.
    void tryAgain(const QString &id);
    /// Attaches what waits for a case to this one, and what is still being copied as soon as it is here.
    void attachAll(const CaseId &caseId);

    /// What is not attached yet, in the order in which it was added.
    const std::vector<Item> &items() const { return m_items; }
    /// The files that wait for a case, to be kept with a draft; `setWaiting` brings them back.
    QJsonArray waiting() const;
    void setWaiting(const QJsonArray &files);

Q_SIGNALS:
    void changed();
    void attached(const QString &name);
    /// A file could not be taken, or was refused.
    void failed(const peygir::Error &error);

private:
    void add(const QString &name, const std::function<quint64(FilePort::Taken)> &take);
    void taken(const QString &id, const Result<KeptFile> &kept);
    void attach(Item &item);
    void refused(const QString &id, const Error &error);
    std::vector<Item>::iterator find(const QString &id);

    FilePort &m_files;
    DeskPort &m_desk;
    std::optional<CaseId> m_caseId;
    std::vector<Item> m_items;
    std::map<quint64, QString> m_taking;
    int m_last = 0;
};

} // namespace peygir::cases
