// SPDX-License-Identifier: GPL-3.0-or-later
// answering_gallery: pictures of the answering page in its states, light and dark, in gallery/ beside the program. It
// fails when one is empty or does not come about; whether they are beautiful is for eyes.
#include "answering/support/told_answers.h"
#include "answering/ui/answering_page.h"
#include "cases/support/told_cases.h"
#include "desktop/desk_session.h"
#include "uikit/application.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QSet>

#include <cstdio>

using namespace peygir;
using namespace peygir::answering;
using namespace peygir::answering::testing;
using namespace peygir::uikit::testing;

namespace {

bool shoot(QWidget &page, const QString &name)
{
    const QString path = QStringLiteral("gallery/answering-%1.png").arg(name);
    (void)waitUntil([] { return false; }, std::chrono::milliseconds(60));
    if (!screenshot(page, path))
        return false;
    const QImage image(path);
    QSet<QRgb> colours;
    for (int x = 0; x < image.width(); x += 3) {
        for (int y = 0; y < image.height(); y += 3)
            colours.insert(image.pixel(x, y));
    }
    std::printf("%s: %lld colours\n", qPrintable(path), qlonglong(colours.size()));
    return colours.size() > 20;
}

void fill(ToldAnswers &queries)
{
    const char *const names[] = {"رضا کاظمی", "", "سمیه نوری‌پور", "حسن سلطانی‌نژاد",
                                 "لیلا فرهادی"};
    for (int n = 0; n < 5; ++n) {
        const QString phone = n == 3 ? QString() : QStringLiteral("+98912000000%1").arg(n);
        ReadyCitizen citizen{idOf<Uuid>(80 + n), QString::fromUtf8(names[n]),     phone,
                             1 + n % 3,          QString::number(4820173960 + n), now - (n + 1) * day};
        if (n == 1) {
            citizen.takenBy = idOf<UserId>(2);
            citizen.takenByName = QStringLiteral("رضایی");
        }
        if (n == 4)
            citizen.dueAt = now + std::chrono::hours(3);
        citizen.hasNoReply = n == 2;
        queries.citizens.push_back(citizen);
        DueLine line{lineOf(20 + n, "جمع‌آوری زباله"), citizen.id, citizen.name, citizen.phone};
        line.line.card.askAgainAt = now + (n - 1) * day;
        queries.dueLines.push_back(line);
    }
    tellOfMaryam(queries);
    CallView &view = queries.calls.at(maryam);
    view.messages[1].tries = 2;
    view.messages[1].calls = {{AnsweringCall{idOf<AnsweringCallId>(1),
                                             idOf<cases::CaseId>(2),
                                             idOf<cases::CaseNodeId>(2),
                                             cases::Channel::Phone,
                                             CallResult::NoAnswer,
                                             {},
                                             {},
                                             {},
                                             {},
                                             {},
                                             idOf<UserId>(2),
                                             now - day},
                               QStringLiteral("رضایی")}};
    CallMessage third = messageOf(4, "جمع‌آوری زباله");
    third.takenBy = idOf<UserId>(2);
    third.takenByName = QStringLiteral("رضایی");
    third.takenAt = now - std::chrono::minutes(5);
    view.messages.push_back(third);
}

bool shootAll(const QString &look, QSize size)
{
    ToldAnswers queries;
    ToldCalls book;
    cases::testing::KeepingDesk desk(idOf<UserId>(1), now);
    fill(queries);
    AnsweringPage page({queries, book, desk, QStringLiteral("سارا رضایی")});
    page.resize(size);
    if (!showActive(page))
        return false;
    page.takeFocus();
    page.refresh();
    bool good = shoot(page, look + QStringLiteral("-ready"));
    press(page, QStringLiteral("Return"));
    good &= shoot(page, look + QStringLiteral("-call"));
    press(page, QStringLiteral("2"));
    press(page, QStringLiteral("8"));
    press(page, QStringLiteral("Return"));
    type(page, QStringLiteral("آسفالت همان روز دوباره نشست کرد."));
    good &= shoot(page, look + QStringLiteral("-not-done"));
    press(page, QStringLiteral("Esc"));
    press(page, QStringLiteral("Down"));
    press(page, QStringLiteral("4"));
    good &= shoot(page, look + QStringLiteral("-no-answer"));
    press(page, QStringLiteral("3"));
    press(page, QStringLiteral("Ctrl+Return"));
    good &= shoot(page, look + QStringLiteral("-missing"));
    press(page, QStringLiteral("Esc"));
    press(page, QStringLiteral("Esc"));
    press(page, QStringLiteral("Ctrl+D"));
    good &= shoot(page, look + QStringLiteral("-due"));
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    QDir().mkpath(QStringLiteral("gallery"));
    bool good = shootAll(QStringLiteral("light"), {1150, 700});
    uikit::Theme::current().setBrightness(uikit::Brightness::Dark);
    good &= shootAll(QStringLiteral("dark"), {1700, 1000});
    return good ? 0 : 1;
}
