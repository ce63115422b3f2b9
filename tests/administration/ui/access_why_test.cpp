// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/why.h"
#include "administration/support/access_screen.h"
#include "desktop/desk_session.h"
#include "uikit/theme.h"

#include <QTreeWidget>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QString rahimi = QStringLiteral("مسعود رحیمی");
const QString followUp = QStringLiteral("کارشناس پیگیری");

} // namespace

/// Goal: by keys alone the server is asked why somebody may see a case, and its answer is shown line by line (R124).
class AccessWhyTest : public QObject, protected AccessScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { openScreen(); }
    void cleanup() { closeScreen(); }

    void serverIsAskedWhyAndItsAnswerIsShown() // R124
    {
        goToWhy();
        take(rahimi);
        QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("whyCode"); }));
        type(*m_page, QStringLiteral("123"));
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(!text("whyProblem").isEmpty() && m_server->asked.empty());
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, codeNumber(5));
        press(*m_page, QStringLiteral("Return"));
        QCOMPARE(m_server->asked.size(), size_t(1));
        QCOMPARE(m_server->asked[0].arguments.value(QStringLiteral("code")).toString(), codeNumber(5));
        const WhyFinding gives{{followUp, {}}, Localized{QStringLiteral("واحد پیگیری"), {}}, {}, access::Ground::Gives};
        const WhyFinding within{{followUp, {}}, {}, {}, access::Ground::Gives, {}, Localized{QStringLiteral("خوانندهٔ پرونده"), {}}};
        const WhyFinding lacks{
            {followUp, {}}, Localized{QStringLiteral("واحد پیگیری"), {}}, {}, access::Ground::NoVerb};
        const WhyAnswer answer{
            rahimi,
            codeNumber(5),
            {},
            {},
            true,
            false,
            false,
            {{QStringLiteral("cases.read_cards"), true, {gives, within}}, {QStringLiteral("cases.register"), false, {lacks}}}};
        m_server->answer(ServerPort::Answer{Instant(1), {}, fieldsToJson(answer)});
        QVERIFY(text("whySummary").contains(rahimi));
        const auto &tree = field<QTreeWidget>("whyAnswer");
        QCOMPARE(tree.topLevelItemCount(), 2);
        QVERIFY(tree.topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("واحد پیگیری")));
        const QString byWay = tree.topLevelItem(0)->child(1)->text(0);
        QVERIFY2(byWay.contains(followUp) && byWay.contains(QStringLiteral("خوانندهٔ پرونده")), qPrintable(byWay)); // R114
        QVERIFY(tree.topLevelItem(1)->child(0)->text(0).contains(QStringLiteral("ندارد")));
    }

    void withoutALineItSaysSo()
    {
        goToWhy();
        take(rahimi);
        QVERIFY(waitUntil([this] { return focusName() == QStringLiteral("whyCode"); }));
        type(*m_page, codeNumber(5));
        press(*m_page, QStringLiteral("Return"));
        m_server->answer(Error("front.unreachable"));
        QVERIFY(field<QLabel>("whyProblem").isVisible());
    }

    /// For looking at, where PEYGIR_SCREENSHOTS says where to.
    void pictureOfAnAnswerInTheDark()
    {
        uikit::Theme::current().setBrightness(uikit::Brightness::Dark);
        serverIsAskedWhyAndItsAnswerIsShown();
        picture("why-dark");
        uikit::Theme::current().setBrightness(uikit::Brightness::Light);
    }

private:
    void goToWhy()
    {
        press(*m_page, QStringLiteral("Ctrl+3"));
        QCOMPARE(focusName(), QStringLiteral("whyPerson"));
    }
};

QTEST_MAIN(AccessWhyTest)
#include "access_why_test.moc"
