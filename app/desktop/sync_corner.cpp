// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync_corner.h"

#include "access/core/roles.h"
#include "access/ui/attention_page.h"
#include "cases/core/add_note.h"
#include "composition/registry.h"
#include "desktop/argument_names.h"
#include "desktop/status_header.h"
#include "desktop/sync_page.h"
#include "intake/core/call_again.h"
#include "intake/core/register_case.h"
#include "reference/core/record_history.h"
#include "uikit/action_catalogue.h"
#include "uikit/header_bar.h"
#include "uikit/language.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/shell.h"

#include <QPointer>

namespace peygir::desktop {

namespace {

/// The buckets whose names follow from nothing in the store.
std::map<qint64, cases::BucketMeaning> knownBuckets(const UserId &user)
{
    using What = cases::BucketMeaning::What;
    std::map<qint64, cases::BucketMeaning> known{{Bucket::reference().id(), {What::Reference}},
                                                 {Bucket::person(user.uuid().toAscii()).id(), {What::Own}},
                                                 {access::rightsBucket().id(), {What::Rights}}};
    for (const reference::RecordType &type : makeRecordTypes())
        known.emplace(reference::historyBucket(QString::fromLatin1(type.name)).id(),
                      cases::BucketMeaning{What::RecordHistory});
    return known;
}

} // namespace

SyncCorner::SyncCorner(const Ports &ports, Window window, QObject *parent)
    : QObject(parent)
    , m_window(std::move(window))
    , m_desk(ports.desk)
    , m_attentionQueries(ports.queries)
    , m_names(ports.queries, knownBuckets(ports.desk.user()))
    , m_attention(new access::AttentionPage(m_attentionQueries, ports.desk))
    , m_page(new SyncPage(ports.desk, ports.sync, m_names, QStringLiteral("Peygir " PEYGIR_VERSION)))
{
    const QString attention = QStringLiteral("attention");
    const QString sync = QStringLiteral("sync");
    m_window.addPage(attention, tr("Needs attention"), QStringLiteral("circle-alert"), Qt::Key_F10, *m_attention, [this] {
        m_attention->refresh();
        m_attention->takeFocus();
    });
    m_window.addPage(sync, tr("Sync"), QStringLiteral("refresh-cw"), Qt::CTRL | Qt::Key_F10, *m_page,
                     [this] { m_page->takeFocus(); });
    connect(m_page, &SyncPage::said, this, &SyncCorner::said);
    connect(m_page, &SyncPage::caseWanted, this, &SyncCorner::caseWanted);
    connect(m_page, &SyncPage::attentionWanted, this, [this, attention] { m_window.go(attention); });
    uikit::HeaderBar &header = m_window.shell.header();
    connect(&header, &uikit::HeaderBar::syncListWanted, this, [this, sync] { m_window.go(sync); });
    connect(&header, &uikit::HeaderBar::attentionWanted, this, [this, attention] { m_window.go(attention); });
    new StatusHeader(m_desk, header);
    connectAttention(ports.intake);
    addActions();
}

void SyncCorner::connectAttention(intake::IntakeQueries &intake)
{
    m_attention->setNaming(argumentNames(intake, m_names));
    m_attention->setForms([this](const QByteArray &kind, const QJsonObject &arguments, const AttentionId &entry) {
        return openForm(kind, arguments, entry);
    });
    connect(m_attention, &access::AttentionPage::said, this, &SyncCorner::said);
    connect(m_attention, &access::AttentionPage::put, this, [this](const QString &sentence, const std::function<void()> &undo) {
        m_window.shell.messages().say(uikit::MessageBar::Kind::Done, sentence, undo);
    });
    connect(m_attention, &access::AttentionPage::caseWanted, this, &SyncCorner::caseWanted);
    m_attention->setAddToCase([this](const QString &code, const QString &words, QObject *context, const DeskPort::Done &done) {
        addToCase(code, words, context, done);
    });
    connect(m_attention, &access::AttentionPage::countChanged, this,
            [this](int count) { m_window.shell.rail().setCount(QStringLiteral("attention"), count > 0 ? count : -1); });
}

bool SyncCorner::openForm(const QByteArray &kind, const QJsonObject &arguments, const AttentionId &entry)
{
    if (kind != intake::RegisterCase::kind)
        return false;
    (void)m_names.arguments({arguments}, this, [this, arguments, entry](const Result<std::vector<cases::ArgumentNames>> &names) {
        const std::map<QString, Localized> things
            = names.ok() && !names->empty() ? names->front().things : std::map<QString, Localized>();
        const auto nameOf = [&things](const QString &id) {
            const auto found = things.find(id);
            return found == things.end() ? QString() : uikit::shown(found->second);
        };
        Q_EMIT messageWanted(intake::callAgain(arguments, nameOf, entry));
    });
    return true;
}

void SyncCorner::refresh() { m_attention->refresh(); }

void SyncCorner::settle(const AttentionId &entry) { m_attention->settleEntry(entry); }

void SyncCorner::addToCase(const QString &code, const QString &words, QObject *context, const DeskPort::Done &done)
{
    (void)m_names.caseWith(code, context, [this, words, context = QPointer(context), done](const Result<QString> &found) {
        const auto caseId = cases::CaseId::parse(found.ok() ? *found : QString());
        if (!context)
            return;
        if (!caseId.ok())
            return done(found.ok() ? Error("cases.unknown") : found.error());
        m_desk.submit(cases::AddNote::kind, fieldsToJson(cases::AddNote{*caseId, words}), context, done);
    });
}

void SyncCorner::addActions()
{
    const QString icon = QStringLiteral("refresh-cw");
    m_window.actions.add({QStringLiteral("synchronise"), tr("Synchronise now"), Qt::Key_F5, icon,
                          [this] { m_desk.synchroniseNow(); }});
    m_window.actions.add({QStringLiteral("sync.check"), tr("Check everything on this desk now"), Qt::SHIFT | Qt::Key_F5,
                          QStringLiteral("list-checks"), [this] {
                              m_window.go(QStringLiteral("sync"));
                              m_page->checkEverything();
                          }});
    m_window.actions.add({QStringLiteral("sync.copy"), tr("Copy the state of this desk for the help desk"),
                          Qt::CTRL | Qt::SHIFT | Qt::Key_C, QStringLiteral("copy"), [this] { m_page->copyReport(); }});
}

} // namespace peygir::desktop
