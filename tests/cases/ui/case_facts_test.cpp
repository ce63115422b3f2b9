// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_facts.h"
#include "intake/support/call_desk.h"
#include "uikit/application.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;

namespace {

const QString address = QStringLiteral("نشانی");
const QString registered = QStringLiteral("ثبت");
const QString opinion = QStringLiteral("نظر دربارهٔ ۱۳۷");

/// A case of which this much is known.
CaseView viewOf(const CaseLine &line, const QString &registeredBy = {})
{
    return {line, {}, {}, {}, {}, registeredBy, {}, {}, {}, {}, {}, {}, {}, {}};
}

/// The value of the fact that has this name; empty: there is none.
QString valueOf(const CaseView &view, const QString &name)
{
    for (const CaseFact &fact : factsOf(view, Instant(1'795'000'000'000))) {
        if (fact.name == name)
            return fact.value;
    }
    return {};
}

} // namespace

/// Goal: what is known of a case reads like a sentence, whatever of it is not known: no comma or dot between nothing.
class CaseFactsTest : public QObject
{
    Q_OBJECT

    CaseLine m_line = test::SmallCity::line(1, QStringLiteral("هرس درختان"));

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }

    void addressWithoutAPlaceBeginsWithItsFirstWord()
    {
        m_line.place.clear();
        m_line.card.plaque.clear();
        m_line.card.address = QStringLiteral("بلوار فردوسی پلاک ۱۸");
        QCOMPARE(valueOf(viewOf(m_line), address), QStringLiteral("بلوار فردوسی پلاک ۱۸"));
    }

    void registrationByNobodyKnownEndsWithItsTime()
    {
        const QString by = QStringLiteral("علی عزیزی");
        const QString known = valueOf(viewOf(m_line, by), registered);
        QVERIFY2(known.endsWith(QStringLiteral(" · ") + by), qPrintable(known));
        QCOMPARE(valueOf(viewOf(m_line), registered), known.chopped(by.size() + 3));
    }

    void theOpinionOf137IsSaidAsSoonAsItIsKnown() // R105
    {
        QVERIFY(valueOf(viewOf(m_line), opinion).isEmpty());
        m_line.card.opinion = Opinion::Satisfied;
        QCOMPARE(valueOf(viewOf(m_line), opinion), QStringLiteral("راضی"));
    }

    void whereItCouldNotBeHadTheLastReasonIsSaid() // R105
    {
        m_line.card.opinion = Opinion::NotHad;
        CaseView view = viewOf(m_line);
        QCOMPARE(valueOf(view, opinion), QStringLiteral("گرفته نشد"));
        const auto called = [&view](const QString &words, const QJsonObject &values) {
            const Uuid id = view.line.card.id.uuid();
            view.history.push_back({{HistoryEntryId(id), CaseId(id), HistoryKind::Acted, UserId(id), Instant(1), {}, words, values},
                                    {}, {}, {}, {}, {}});
        };
        called(QStringLiteral("شماره نیست"), {{QStringLiteral("result"), QStringLiteral("no_opinion")},
                                              {QStringLiteral("opinion"), QStringLiteral("not_had")}});
        QCOMPARE(valueOf(view, opinion), QStringLiteral("گرفته نشد: شماره نیست"));
        // What was told to him is no reason.
        called(QStringLiteral("آسفالت شد"), {{QStringLiteral("result"), QStringLiteral("done")},
                                             {QStringLiteral("opinion"), QStringLiteral("not_had")},
                                             {QStringLiteral("reason"), QStringLiteral("شتاب داشت")}});
        QCOMPARE(valueOf(view, opinion), QStringLiteral("گرفته نشد: شتاب داشت"));
    }

    void anOpinionBySmsIsSaidToBeThat() // R105
    {
        m_line.card.opinion = Opinion::Dissatisfied;
        CaseView view = viewOf(m_line);
        const auto heard = [&view](QJsonObject values) {
            const Uuid id = view.line.card.id.uuid();
            values.insert(QStringLiteral("opinion"), QStringLiteral("dissatisfied"));
            view.history.push_back({{HistoryEntryId(id), CaseId(id), HistoryKind::Acted, UserId(id), Instant(1), {}, {}, values},
                                    {}, {}, {}, {}, {}});
        };
        heard({{QStringLiteral("channel"), QStringLiteral("sms")}});
        QCOMPARE(valueOf(view, opinion), QStringLiteral("ناراضی، با پیامک"));
        // Asked again by telephone.
        heard({});
        QCOMPARE(valueOf(view, opinion), QStringLiteral("ناراضی"));
    }

    void init() { m_line = test::SmallCity::line(1, QStringLiteral("هرس درختان")); }
};

QTEST_MAIN(CaseFactsTest)
#include "case_facts_test.moc"
