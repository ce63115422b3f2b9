// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "command/look.h"
#include "command/rights.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <vector>

namespace peygir {

/// The truth about synchronisation, as the header shows it.
struct DeskStatus
{
    enum class Line {
        /// Not tried yet.
        Unknown,
        Online,
        Offline,
        /// The server is there but its certificate is not the right one: nothing is sent.
        CertificateProblem,
        /// The token is no longer valid: work goes on, nothing is sent until the person signs in.
        SignInNeeded,
    };
    Line line = Line::Unknown;
    /// Commands that the server has not decided yet.
    int waiting = 0;
    /// Refused or held by the server and not settled by the person, or waiting without effect.
    int needAttention = 0;
    /// In server time; empty before the first contact.
    std::optional<Instant> lastContact;
    /// Not all of the server's rows are here yet: lists are empty or short because of that.
    bool firstSynchronisation = true;
    /// Buckets that this desk may hold, and those of them that are here. Both 0 before the first contact.
    int bucketsWanted = 0;
    int bucketsHere = 0;
    /// While everything comes, at first or anew: how much of it is here, 0 to 99. What came first may be shown already.
    std::optional<int> percentHere = {};
    /// Parts of the store that differ from what the server says they hold.
    int mismatches = 0;
    /// The store lies in the clear on a volume that is not encrypted, because that was allowed.
    bool unencryptedStore = false;
    /// The first waiting command has not moved for two minutes although the server answers: an alarm (SYNC 6).
    bool queueStuck = false;
    /// Why the line is not Online, or what else keeps commands or news from passing; empty when nothing does.
    std::optional<Error> problem;
    /// Server time minus this machine's, in milliseconds; empty before the first contact.
    std::optional<qint64> clockOffsetMs;

    friend bool operator==(const DeskStatus &, const DeskStatus &) = default;
};

/// A command that has no effect, though somebody meant it to.
struct TroubledCommand
{
    enum class Standing {
        /// Not decided by the server yet; what came from there meanwhile took its ground away here (SYNC 11). The server
        /// may see that otherwise.
        Waiting,
        /// The server keeps it until a person decides.
        Held,
        /// For good.
        Refused,
    };

    Uuid command;
    QByteArray kind;
    QJsonObject arguments;
    Error reason;
    Standing standing;
};

/// What a screen may ask of its desk: to take a command. Everything it shows it reads through query interfaces; when
/// `rowsChanged` comes it reads again. Lives on the GUI thread; nothing here blocks.
class DeskPort : public QObject
{
    Q_OBJECT

public:
    struct Accepted
    {
        Uuid command;
        /// The tracking code, where one was asked for. Durable: it may be read out.
        QString code;
        /// This desk does not hold what the decision needs: nothing shows until the server has decided.
        bool leftToServer;
    };
    using Done = std::function<void(Result<Accepted>)>;
    using AllDone = std::function<void(const std::vector<Result<Accepted>> &)>;

    using QObject::QObject;

    /// Who sits here.
    virtual UserId user() const = 0;
    /// Decides and keeps the command; calls `done` on the GUI thread when it is durable, or with the rule's refusal,
    /// in which case nothing was kept. Not called if `context` is gone by then. `codeField` names the argument into
    /// which a tracking code is put.
    virtual void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, Done done,
                        const char *codeField = nullptr)
        = 0;
    /// Many commands of one kind, in this order: as many answers, each as `submit` would give it. What a rule refuses keeps none of
    /// the others back. A desk with a store makes them durable together: a fault of the store is then the answer of each, and
    /// none was kept. One after another where a port does not say better.
    virtual void submitAll(const QByteArray &kind, const std::vector<QJsonObject> &arguments, QObject *context, AllDone done);
    virtual DeskStatus status() const = 0;
    /// What the server refused or held and whose attention entry has not arrived yet, and what waits without effect.
    virtual std::vector<TroubledCommand> troubled() const = 0;
    /// The best estimate of the server's clock.
    virtual Instant now() const = 0;
    /// Keeps in the desk's journal that this person has just done this. Never refused, and answers nothing: a screen must
    /// not wait for it. A port that keeps no journal forgets it.
    virtual void looked(LookAct, const std::optional<AggregateId> &, const QString & = {}) {}
    /// Looks for news at once instead of at the next tick.
    virtual void synchroniseNow() = 0;

Q_SIGNALS:
    /// Rows of any table may have changed: by a command of this desk, or from the server.
    void rowsChanged();
    void statusChanged();
};

} // namespace peygir
