// SPDX-License-Identifier: GPL-3.0-or-later
// peygir: the staff's window (docs/PROGRAMS.md).
#include "base/no_dumps.h"
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "uikit/error_sentence.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QMessageBox>

#include <cstdio>

namespace {

QString passwordFrom(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace peygir;
    keepOutOfDumps();
    QApplication application(argc, argv);
    desktop::prepareApplication(application);

    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("folder of this person's store"),
                                     QStringLiteral("DIR"));
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("address of the server"),
                                    QStringLiteral("URL"));
    const QCommandLineOption authority(QStringLiteral("authority"), QStringLiteral("certificate authority to trust"),
                                       QStringLiteral("FILE"));
    const QCommandLineOption name(QStringLiteral("sign-in"), QStringLiteral("sign in without asking"),
                                  QStringLiteral("NAME"));
    const QCommandLineOption password(QStringLiteral("password-file"), QStringLiteral("the password for --sign-in"),
                                      QStringLiteral("FILE"));
    const QCommandLineOption clear(QStringLiteral("allow-unencrypted-store"),
                                   QStringLiteral("let personal data lie in the clear"));
    const QCommandLineOption caller(QStringLiteral("caller"),
                                    QStringLiteral("begin with this caller: a number or tel: address"),
                                    QStringLiteral("NUMBER"));
    parser.addOptions({profile, server, authority, name, password, clear, caller});
    parser.process(application);
    if (!parser.isSet(profile)) {
        std::fputs("peygir: --profile is missing\n", stderr);
        return 2;
    }

    const Registry registry = makeRegistry();
    // A second start on the same profile only brings the first window to the front, and tells it who calls.
    QJsonObject wish{{QStringLiteral("do"), QStringLiteral("raise")}};
    if (parser.isSet(caller))
        wish = {{QStringLiteral("do"), QStringLiteral("caller")}, {QStringLiteral("number"), parser.value(caller)}};
    const auto raised = front::DeskDoor::ask(parser.value(profile), wish, Milliseconds(500));
    if (raised.ok())
        return 0;
    desktop::DeskSession session({parser.value(profile), QUrl(parser.value(server)), parser.value(authority),
                                  parser.value(name), passwordFrom(parser.value(password)), parser.isSet(clear),
                                  parser.value(caller)},
                                 registry);
    QObject::connect(&session, &desktop::DeskSession::failed, &application, [](const Error &error) {
        std::fprintf(stderr, "peygir: %s\n", error.id().constData());
        QMessageBox::critical(nullptr, QCoreApplication::translate("peygir::desktop::MainWindow", "Peygir"),
                              uikit::errorSentence(error));
        QCoreApplication::exit(1);
    });
    QObject::connect(&session, &desktop::DeskSession::windowShown, &application,
                     [] { QApplication::setQuitOnLastWindowClosed(true); });
    session.start();
    return QApplication::exec();
}
