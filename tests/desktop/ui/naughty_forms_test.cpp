// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/core/edit_citizen.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "intake/core/register_case.h"
#include "persian/unit/corpus.h"
#include "support/naughty.h"
#include "support/typed_message.h"
#include "uikit/persian_line_edit.h"
#include "uikit/testing/ui_driver.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using persian::Lines;
using test::asStored;
using test::WindowDesk;

namespace {

constexpr int fieldsTried = 7;

/// What a form sends for one text: nothing of it is cut away, nothing is added.
bool isTheSame(const QJsonValue &sent, const QString &naughty, Lines lines)
{
    return asStored(sent.toString(), lines) == asStored(naughty, lines);
}

} // namespace

/// Goal: the well-known strings that break programs go through the forms in which citizens are written down: each is kept
/// as it was typed, none is cut and none is refused without a sentence.
class NaughtyFormsTest : public QObject
{
    Q_OBJECT

    const QStringList m_strings = corpus::naughtyStrings();

    /// Replaces what stands in a field by this, as a person does.
    template <class Edit>
    static bool put(WindowDesk &desk, const char *field, const QString &text)
    {
        auto *edit = find<Edit>(QString::fromLatin1(field), &desk.window());
        if (!edit)
            return false;
        edit->setFocus(Qt::TabFocusReason);
        press(desk.window(), QStringLiteral("Ctrl+A"));
        press(desk.window(), QStringLiteral("Delete"));
        paste(desk.window(), text);
        return true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        desktop::prepareApplication(*qApp);
        QVERIFY(m_strings.size() >= 400);
    }

    void onTheCallDeskTheyGoIntoTheMessageAsTyped() // R021 R034
    {
        WindowDesk desk;
        const QSize before = desk.window().size();
        QStringList typed;
        for (const QString &naughty : m_strings) {
            press(desk.window(), QStringLiteral("F2"));
            press(desk.window(), QStringLiteral("Escape"));
            press(desk.window(), QStringLiteral("Escape"));
            QVERIFY(put<QLineEdit>(desk, "name", naughty));
            QVERIFY(put<QLineEdit>(desk, "plaque", naughty));
            QVERIFY(put<QLineEdit>(desk, "address", naughty));
            QVERIFY(put<QPlainTextEdit>(desk, "words", naughty));
            press(desk.window(), QStringLiteral("Ctrl+Return"));
            // The subject is missing: said once, and then registered all the same.
            press(desk.window(), QStringLiteral("Ctrl+Return"));
            if (asStored(naughty, Lines::Many).isEmpty())
                continue;
            QVERIFY2(waitUntil([&] { return !test::codeShown(desk.window()).isEmpty(); }), qPrintable(naughty));
            typed.append(naughty);
            QCOMPARE(test::wrongLook(desk.window(), before), QString());
        }
        const auto commands = desk.submitted();
        QCOMPARE(commands.size(), size_t(typed.size()));
        QVERIFY(typed.size() > 300);
        for (qsizetype n = 0; n < typed.size(); ++n) {
            const QString &naughty = typed[n];
            QCOMPARE(commands[size_t(n)].kind, QByteArray(intake::RegisterCase::kind));
            const QJsonObject &sent = commands[size_t(n)].arguments;
            QVERIFY2(isTheSame(sent.value(QLatin1String("callerName")), naughty, Lines::One), qPrintable(naughty));
            QVERIFY2(isTheSame(sent.value(QLatin1String("plaque")), naughty, Lines::One), qPrintable(naughty));
            QVERIFY2(isTheSame(sent.value(QLatin1String("address")), naughty, Lines::One), qPrintable(naughty));
            QVERIFY2(isTheSame(sent.value(QLatin1String("words")), naughty, Lines::Many), qPrintable(naughty));
        }
    }

    void onTheCitizensPageTheyAreWrittenAsTyped() // R038
    {
        WindowDesk desk;
        press(desk.window(), QStringLiteral("Shift+F6"));
        QVERIFY(waitUntil([&] { return find<QPlainTextEdit>(QStringLiteral("note"), &desk.window()) != nullptr; }));
        const QSize size = desk.window().size();
        size_t given = 0;
        QString before;
        for (const QString &naughty : m_strings) {
            // Twice the same would change nothing, and nothing would be sent.
            const QString one = asStored(naughty, Lines::One);
            if (one.isEmpty() || one == before)
                continue;
            before = one;
            QVERIFY(put<QLineEdit>(desk, "name", naughty));
            QVERIFY(put<QPlainTextEdit>(desk, "addresses", QString(naughty).replace(u'\n', u' ').replace(u'\r', u' ')));
            QVERIFY(put<QPlainTextEdit>(desk, "note", naughty));
            press(desk.window(), QStringLiteral("Ctrl+Return"));
            if (one.size() > limits::nameText) {
                // Too long for a name: said beside the field, which keeps all of it.
                const auto *name = find<uikit::PersianLineEdit>(QStringLiteral("name"), &desk.window());
                QVERIFY2(waitUntil([name] { return !name->problem().isEmpty(); }), qPrintable(naughty));
                QCOMPARE(asStored(name->text(), Lines::One), one);
                continue;
            }
            std::vector<Envelope> commands;
            QVERIFY2(waitUntil([&] { return (commands = desk.submitted()).size() == given + 1; }), qPrintable(naughty));
            ++given;
            QCOMPARE(commands.back().kind, QByteArray(cases::EditCitizen::kind));
            const QJsonObject fields = commands.back().arguments.value(QLatin1String("fields")).toObject();
            const auto written = [&fields](const char *field) {
                return fields.value(QLatin1String(field)).toObject().value(QLatin1String("written"));
            };
            QCOMPARE(asStored(written("name").toString(), Lines::One), one);
            QVERIFY2(isTheSame(written("note"), naughty, Lines::Many), qPrintable(naughty));
            QCOMPARE(written("addresses").toArray().size(), 1);
            QVERIFY2(isTheSame(written("addresses").toArray().first(), naughty, Lines::One), qPrintable(naughty));
            // The page has read back what it saved: its heading is his name.
            const QString stored = persian::normalised(written("name").toString());
            QVERIFY2(waitUntil([&] { return desk.headings().contains(stored); }), qPrintable(naughty));
            QCOMPARE(test::wrongLook(desk.window(), size), QString());
        }
        QVERIFY(given > 300);
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(corpus::naughtyStringsThere * fieldsTried);
    QApplication application(argc, argv);
    NaughtyFormsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "naughty_forms_test.moc"
