// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/command_name.h"

#include <QCoreApplication>

namespace peygir::access {

QString commandName(const QByteArray &kind)
{
    static const std::pair<const char *, const char *> names[] = {
        {"RegisterCase", QT_TRANSLATE_NOOP("Commands", "Registration of a message")},
        {"ReferCase", QT_TRANSLATE_NOOP("Commands", "Referral")},
        {"TakeCase", QT_TRANSLATE_NOOP("Commands", "Taking a case")},
        {"ReleaseCase", QT_TRANSLATE_NOOP("Commands", "Giving a case back")},
        {"AddNote", QT_TRANSLATE_NOOP("Commands", "Note")},
        {"CompleteNode", QT_TRANSLATE_NOOP("Commands", "Operation on a case")},
        {"ReopenCase", QT_TRANSLATE_NOOP("Commands", "Reopening")},
        {"EditMessage", QT_TRANSLATE_NOOP("Commands", "Edit of a message")},
        {"EditCitizen", QT_TRANSLATE_NOOP("Commands", "Edit of a citizen")},
        {"MergeCitizens", QT_TRANSLATE_NOOP("Commands", "Merging of two records of a citizen")},
        {"PartCitizens", QT_TRANSLATE_NOOP("Commands", "Parting of two records of a citizen")},
        {"SubscribeCitizen", QT_TRANSLATE_NOOP("Commands", "Subscription")},
        {"SettleHeld", QT_TRANSLATE_NOOP("Commands", "Decision about a held command")},
        {"SettleProposal", QT_TRANSLATE_NOOP("Commands", "Decision about a proposal")},
        {"ChangeRights", QT_TRANSLATE_NOOP("Commands", "Change of rights")},
        {"ChangePostRights", QT_TRANSLATE_NOOP("Commands", "Change of what a post gives")},
        {"KeepSubstitutes", QT_TRANSLATE_NOOP("Commands", "Rights of substitutes on this day")},
        {"ChangeRoles", QT_TRANSLATE_NOOP("Commands", "Change of roles")},
        {"ChangeMobile", QT_TRANSLATE_NOOP("Commands", "Change of a mobile number")},
        {"SettleAttention", QT_TRANSLATE_NOOP("Commands", "Putting aside")},
        {"AttachDocument", QT_TRANSLATE_NOOP("Commands", "Attaching a file")},
        {"ReviewDocument", QT_TRANSLATE_NOOP("Commands", "Review of a document")},
        {"ImportCase", QT_TRANSLATE_NOOP("Commands", "Case of another system")},
        {"MoveDeadline", QT_TRANSLATE_NOOP("Commands", "Moving a promised end")},
        {"AskCitizen", QT_TRANSLATE_NOOP("Commands", "Question to the citizen")},
        {"EndWait", QT_TRANSLATE_NOOP("Commands", "Answer of the citizen, or end of waiting for it")},
        {"AskOfficial", QT_TRANSLATE_NOOP("Commands", "Question to an official")},
        {"RecordReply", QT_TRANSLATE_NOOP("Commands", "Reply of an official")},
        {"NotOurs", QT_TRANSLATE_NOOP("Commands", "Case returned as another unit's work")},
        {"AcceptReply", QT_TRANSLATE_NOOP("Commands", "Acceptance of a reply")},
        {"ReturnReply", QT_TRANSLATE_NOOP("Commands", "Return of a reply")},
        {"NameExpert", QT_TRANSLATE_NOOP("Commands", "Naming of an expert")},
        {"RequestVisit", QT_TRANSLATE_NOOP("Commands", "Request for a visit")},
        {"ReportVisit", QT_TRANSLATE_NOOP("Commands", "Report of a visit")},
        {"CancelVisit", QT_TRANSLATE_NOOP("Commands", "Cancellation of a visit")},
        {"RecordAnswer", QT_TRANSLATE_NOOP("Commands", "Answer to a citizen")},
        {"MergeRecords", QT_TRANSLATE_NOOP("Commands", "Merging of two records of base information")},
        {"PartRecords", QT_TRANSLATE_NOOP("Commands", "Parting of two records of base information")},
        {"MoveToProcess", QT_TRANSLATE_NOOP("Commands", "Moving a case to another process")},
        {"PutProcess", QT_TRANSLATE_NOOP("Commands", "New version of a process")},
        {"SwitchProcess", QT_TRANSLATE_NOOP("Commands", "Switch to another process")},
        {"PutRecord", QT_TRANSLATE_NOOP("Commands", "Base information")},
    };
    for (const auto &[known, name] : names) {
        if (kind == known)
            return QCoreApplication::translate("Commands", name);
    }
    return QString::fromLatin1(kind);
}

} // namespace peygir::access
