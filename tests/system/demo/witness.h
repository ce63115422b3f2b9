// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/demo/stage.h"

#include <QJsonArray>
#include <QJsonObject>

namespace peygir::demo {

/// A profile of its own that has nothing to do with the windows: what it says has come through the server. It is asked
/// through peygir-cli.
class Witness
{
public:
    /// Signs `name` in; his profile lies in `folder` of the stage and is made anew.
    Witness(const Stage &stage, const QString &folder, const QString &name);

    void synchronise();
    /// Synchronises until the city is as `holds` wants it; false if it is not within half a minute. The windows go on
    /// meanwhile.
    bool comesToSee(const std::function<bool()> &holds);

    QJsonArray rows(const QString &table, const QString &where);
    /// Of the first of those rows; null if there is none.
    QJsonValue field(const QString &table, const QString &where, const char *name);
    QJsonObject card(const QString &code);
    QString caseId(const QString &code) { return card(code).value(QLatin1String("id")).toString(); }
    /// What the citizen said, as the file of the case has it.
    QString wordsOf(const QString &code);
    /// The history of the case has an entry of this kind, whose words contain these.
    bool hasHistory(const QString &caseId, const QString &what, const QString &words = {});
    /// Does something himself, which `synchronise` sends; answers the command's id.
    QString submit(const QString &kind, const QJsonObject &arguments);

private:
    QByteArray run(const QStringList &arguments, const QByteArray &input = {});

    QString m_profile;
};

/// Somebody writes a note on which the server has crashed three times: it is kept until a person decides.
void haveACommandKept(Stage &stage, const QString &name);

} // namespace peygir::demo
