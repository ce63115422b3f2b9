// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/witness.h"

#include <QDir>
#include <QElapsedTimer>

namespace peygir::demo {

using namespace std::chrono_literals;

namespace {

constexpr qint64 patienceMs = 30'000;

} // namespace

Witness::Witness(const Stage &stage, const QString &folder, const QString &name)
    : m_profile(stage.folder() + u'/' + folder)
{
    QDir(m_profile).removeRecursively();
    run({QStringLiteral("login"), QStringLiteral("--server"),
         QStringLiteral("https://localhost:%1").arg(stage.serverPort()), QStringLiteral("--ca"), stage.authorityFile(),
         QStringLiteral("--name"), name, QStringLiteral("--password-stdin"), QStringLiteral("--token"),
         QStringLiteral("plain"), QStringLiteral("--allow-unencrypted-store")},
        stage.password().toUtf8());
}

QByteArray Witness::run(const QStringList &arguments, const QByteArray &input)
{
    return runProgram(QStringLiteral("peygir-cli"), QStringList{QStringLiteral("--profile"), m_profile} + arguments,
                      input);
}

void Witness::synchronise() { run({QStringLiteral("sync"), QStringLiteral("--until-quiet")}); }

bool Witness::comesToSee(const std::function<bool()> &holds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < patienceMs) {
        synchronise();
        if (holds())
            return true;
        settle(400ms);
    }
    return false;
}

QJsonArray Witness::rows(const QString &table, const QString &where)
{
    const QByteArray out = run({QStringLiteral("query"), QStringLiteral("rows"), QStringLiteral("--table"), table,
                                QStringLiteral("--where"), where});
    const QJsonDocument document = QJsonDocument::fromJson(out);
    return document.isArray() ? document.array() : document.object().value(QLatin1String("rows")).toArray();
}

QJsonValue Witness::field(const QString &table, const QString &where, const char *name)
{
    return rows(table, where).at(0).toObject().value(QLatin1String(name));
}

QJsonObject Witness::card(const QString &code)
{
    return rows(QStringLiteral("case_card"), QStringLiteral("code=") + code).at(0).toObject();
}

QString Witness::wordsOf(const QString &code)
{
    return field(QStringLiteral("case_file"), QStringLiteral("id=") + caseId(code), "words").toString();
}

bool Witness::hasHistory(const QString &caseId, const QString &what, const QString &words)
{
    for (const QJsonValue &row : rows(QStringLiteral("case_history"), QStringLiteral("aggregate=") + caseId)) {
        const QJsonObject entry = row.toObject();
        if (entry.value(QLatin1String("what")).toString() == what &&
            entry.value(QLatin1String("words")).toString().contains(words))
            return true;
    }
    return false;
}

QString Witness::submit(const QString &kind, const QJsonObject &arguments)
{
    const QByteArray answer = run({QStringLiteral("submit"), kind, QStringLiteral("--json"), QStringLiteral("-")},
                                  QJsonDocument(arguments).toJson(QJsonDocument::Compact));
    return QJsonDocument::fromJson(answer).object().value(QLatin1String("command")).toString();
}

void haveACommandKept(Stage &stage, const QString &name)
{
    Witness author(stage, QStringLiteral("author"), name);
    author.synchronise();
    const QJsonValue caseId = author.field(QStringLiteral("case_node"), QStringLiteral("state=open"), "aggregate");
    const QString command =
        author.submit(QStringLiteral("AddNote"),
                      {{QStringLiteral("case"), caseId},
                       {QStringLiteral("note"),
                        QStringLiteral("با پیمانکار هماهنگ شد؛ فردا صبح می‌آید.")}});
    stage.whileTheServerIsDown([&stage, &command] {
        QProcess python;
        python.start(QStringLiteral("python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import sqlite3, sys, uuid\n"
                                     "with sqlite3.connect(sys.argv[1]) as server:\n"
                                     "    server.execute('INSERT INTO crash_count (command_id, crashes) VALUES (?, 3)',"
                                     " (uuid.UUID(sys.argv[2]).bytes,))"),
                      stage.folder() + QStringLiteral("/server/peygir.sqlite"), command});
        python.waitForFinished();
    });
    author.synchronise();
}

} // namespace peygir::demo
