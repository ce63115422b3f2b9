// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/digits.h"
#include "persian/text.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace peygir::persian;

namespace {

const QChar zwnj(0x200C);
constexpr std::size_t textsInACheck = 50;

/// Characters that our rules speak of, more often than any others.
rc::Gen<QString> hostileText()
{
    static const QString interesting =
        QStringLiteral("يیىئےكکهةۀہھەۂۓأإآاءؤوـ٠٩۰۹ \t\n\r.-aZéÉ") + QChar(0) + QChar(0x200C) + QChar(0x200D) +
        QChar(0x064B) + QChar(0x0650) + QChar(0x0653) + QChar(0x0654) + QChar(0x0655) + QChar(0x0670) + QChar(0x00A0) +
        QChar(0x2028) + QChar(0xFEFF) + QChar(0x202E) + QChar(0xFEFB) + QChar(0xFE70) + QChar(0xFE71) + QChar(0xFDFA) +
        QChar(0xFBEA) + QChar(0xD83D) + QChar(0xDE00) + QChar(0xFFFF) + QChar(0x0301) + QChar(0x0345) + QChar(0x1E9E) +
        QChar(0x0130) + QChar(0x06DD) + QChar(0x0EB3);
    const auto unit = rc::gen::oneOf(
        rc::gen::map(rc::gen::inRange<int>(0, int(interesting.size())), [](int i) { return interesting[i].unicode(); }),
        rc::gen::map(rc::gen::inRange<int>(0, int(interesting.size())), [](int i) { return interesting[i].unicode(); }),
        rc::gen::map(rc::gen::inRange<int>(0, 0x10000), [](int c) { return char16_t(c); }));
    return rc::gen::map(rc::gen::container<std::vector<char16_t>>(unit), [](const std::vector<char16_t> &units) {
        return QString(reinterpret_cast<const QChar *>(units.data()), qsizetype(units.size()));
    });
}

/// Readable in the report of a failure.
std::string codes(const QString &text)
{
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2).toHex(' ').toStdString();
}

bool holdsNothingForbidden(const QString &text)
{
    if (!text.isValidUtf16() || text != text.trimmed() || text.normalized(QString::NormalizationForm_C) != text)
        return false;
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return (c.category() == QChar::Other_Control && c != u'\n') || QStringLiteral("يىكڪہھے٠٩").contains(c);
    });
}

} // namespace

/// Goal: two spellings that look the same are stored the same, and search does not care about the rest (DESIGN §5).
class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storedFormIsOne_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("NUL and bell") << (QStringLiteral("نا") + QChar(0) + QChar(7) + u'م') << QStringLiteral("نام");
        QTest::newRow("lone high surrogate") << (u'a' + QString(QChar(0xD800))) << QStringLiteral("a\uFFFD");
        QTest::newRow("lone low surrogate") << (QString(QChar(0xDC00)) + u'a') << QStringLiteral("\uFFFDa");
        QTest::newRow("nothing but space") << QStringLiteral(" \t\n\u00A0") << QString();
        QTest::newRow("direction marks") << QStringLiteral("\u202Eعلی\u202C\uFEFF") << QStringLiteral("علی");
        QTest::newRow("Arabic yeh and kaf") << QStringLiteral("كي") << QStringLiteral("کی");
        QTest::newRow("alef maksura") << QStringLiteral("موسى") << QStringLiteral("موسی");
        QTest::newRow("Urdu letters") << QStringLiteral("ہھے") << QStringLiteral("ههی");
        QTest::newRow("presentation forms") << QStringLiteral("\uFEB3\uFEFC\uFEE1") << QStringLiteral("سلام");
        QTest::newRow("rial sign") << QStringLiteral("\uFDFC") << QStringLiteral("ریال");
        QTest::newRow("Arabic digits") << QStringLiteral("٤٥٦") << QStringLiteral("۴۵۶");
        QTest::newRow("Latin digits stay") << QStringLiteral("456") << QStringLiteral("456");
        QTest::newRow("hamza over heh") << QStringLiteral("نامه\u0654 ما") << QStringLiteral("نامۀ ما");
        QTest::newRow("hamza over yeh") << QStringLiteral("ری\u0654یس") << QStringLiteral("رئیس");
        QTest::newRow("hamza over Arabic yeh") << QStringLiteral("ري\u0654يس") << QStringLiteral("رئیس");
        QTest::newRow("hamza behind a vowel") << QStringLiteral("ه\u064E\u0654") << QStringLiteral("ۀ\u064E");
        QTest::newRow("madda apart") << QStringLiteral("ا\u0653ب") << QStringLiteral("آب");
        QTest::newRow("Latin composed") << QStringLiteral("e\u0301") << QStringLiteral("é");
        QTest::newRow("tatweel") << QStringLiteral("شــڪــر") << QStringLiteral("شکر");
        QTest::newRow("tatweel as a dash") << QStringLiteral("۱ ـ ۲") << QStringLiteral("۱ ـ ۲");
        QTest::newRow("inner spaces") << QStringLiteral("  دو \u00A0 کلمه\t ") << QStringLiteral("دو کلمه");
        QTest::newRow("half-space kept") << QStringLiteral("می‌رود") << QStringLiteral("می‌رود");
        QTest::newRow("half-spaces repeated")
            << QStringLiteral("می‌‌‌رود") << QStringLiteral("می‌رود");
        QTest::newRow("half-space at a space") << QStringLiteral("‌می‌ رود‌") << QStringLiteral("می رود");
        QTest::newRow("joiner behind heh") << QStringLiteral("۱۳۷۹ ه\u200D. ش") << QStringLiteral("۱۳۷۹ ه. ش");
        QTest::newRow("joined emoji") << QStringLiteral("👩\u200D🚒") << QStringLiteral("👩\u200D🚒");
        QTest::newRow("line break in one line") << QStringLiteral("الف\r\nب") << QStringLiteral("الف ب");
    }
    void storedFormIsOne()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        QCOMPARE(normalised(typed), stored);
        QCOMPARE(normalised(stored), stored);
    }

    void whatNobodySeesIsNotStored()
    {
        const auto gone = [](char16_t from, char16_t to) {
            for (char32_t c = from; c <= to; ++c)
                QVERIFY2(normalised(u'a' + QString(QChar(char16_t(c))) + u'b') == QStringLiteral("ab"),
                         qPrintable(QString::number(c, 16)));
        };
        gone(0x00AD, 0x00AD); // soft hyphen
        gone(0x034F, 0x034F); // grapheme joiner
        gone(0x061C, 0x061C); // Arabic letter mark
        gone(0x180E, 0x180E);
        gone(0x200B, 0x200B); // zero-width space
        gone(0x200E, 0x200F); // direction marks
        gone(0x202A, 0x202E); // embeddings and overrides
        gone(0x2060, 0x206F); // word joiner, isolates
        gone(0xFEFF, 0xFEFF); // byte order mark
        gone(0xFFF9, 0xFFFB); // annotations
    }

    void linesStayInATextOfManyLines()
    {
        QCOMPARE(normalised(QStringLiteral("\r\n الف \r\n\n ب\u2028پ \n"), Lines::Many), QStringLiteral("الف\n\nب\nپ"));
    }

    void normalTextIsNotCopied()
    {
        const QString text = QStringLiteral("چالهٔ خیابانِ شهید بهشتی، پلاک ۱۲");
        const QString stored = normalised(text);
        QVERIFY(normalised(stored).constData() == stored.constData());
    }

    void spellingsThatPeopleInterchangeAreFoundAlike_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        const auto row = [](const char *name, const QString &one, const QString &other) {
            QTest::newRow(name) << one << other;
        };
        row("yeh and kaf", QStringLiteral("يك"), QStringLiteral("یک"));
        row("teh marbuta", QStringLiteral("مدرسة"), QStringLiteral("مدرسه"));
        row("heh with yeh", QStringLiteral("نامۀ"), QStringLiteral("نامه"));
        row("madda", QStringLiteral("آسفالت"), QStringLiteral("اسفالت"));
        row("hamza on alef", QStringLiteral("تأمین"), QStringLiteral("تامین"));
        row("last hamza", QStringLiteral("انشاء"), QStringLiteral("انشا"));
        row("hamza on yeh", QStringLiteral("رئیس"), QStringLiteral("رییس"));
        row("hamza on vav", QStringLiteral("مسؤول"), QStringLiteral("مسئول"));
        row("two vavs", QStringLiteral("مسوول"), QStringLiteral("مسئول"));
        row("hamza apart", QStringLiteral("مسي\u0654ول"), QStringLiteral("مسئول"));
        row("hamza on Urdu yeh", QStringLiteral("مس\u06D3ول"), QStringLiteral("مسئول"));
        row("hamza before a half-space", QStringLiteral("مسئ\u200Cول"), QStringLiteral("مسئول"));
        row("half-space and none", QStringLiteral("می‌رود"), QStringLiteral("میرود"));
        row("half-space and space", QStringLiteral("می‌رود"), QStringLiteral("می رود"));
        row("vowels", QStringLiteral("مُحَمَّد"), QStringLiteral("محمد"));
        row("tatweel", QStringLiteral("محـــمد"), QStringLiteral("محمد"));
        row("digits", QStringLiteral("۱۲٣4"), QStringLiteral("1234"));
        row("case", QStringLiteral("Peygir"), QStringLiteral("pEYGIR"));
        row("accents", QStringLiteral("Café"), QStringLiteral("cafe"));
        row("full width", QStringLiteral("ＡＢ１"), QStringLiteral("ab1"));
        row("presentation forms", QStringLiteral("\uFEB3\uFEFC\uFEE1"), QStringLiteral("سلام"));
    }
    void spellingsThatPeopleInterchangeAreFoundAlike()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QCOMPARE(searchForm(one), searchForm(other));
        QVERIFY(!searchForm(one).isEmpty());
    }

    void differentWordsStayDifferent()
    {
        QVERIFY(searchForm(QStringLiteral("کرج")) != searchForm(QStringLiteral("گرج")));
        QVERIFY(searchForm(QStringLiteral("پل")) != searchForm(QStringLiteral("بل")));
        QVERIFY(searchForm(QStringLiteral("۱۲")) != searchForm(QStringLiteral("۲۱")));
    }

    void foldingKeepsWordBreaks()
    {
        QCOMPARE(folded(QStringLiteral("آب می‌رود")), QStringLiteral("اب می") + zwnj + QStringLiteral("رود"));
    }

    void anyTextBecomesWellFormedAndStaysSo()
    {
        QVERIFY(rc::check([] {
            const auto texts = *rc::gen::container<std::vector<QString>>(textsInACheck, hostileText());
            for (const QString &text : texts) {
                for (const Lines lines : {Lines::One, Lines::Many}) {
                    const QString stored = normalised(text, lines);
                    RC_ASSERT(holdsNothingForbidden(stored));
                    RC_ASSERT(codes(normalised(stored, lines)) == codes(stored));
                    RC_ASSERT(QString::fromUtf8(stored.toUtf8()) == stored);
                    RC_ASSERT(lines == Lines::Many || !stored.contains(u'\n'));
                }
            }
        }));
    }

    void foldingIsTheSameBeforeAndAfterStoring()
    {
        QVERIFY(rc::check([] {
            const auto texts = *rc::gen::container<std::vector<QString>>(textsInACheck, hostileText());
            for (const QString &text : texts) {
                RC_ASSERT(codes(searchForm(normalised(text))) == codes(searchForm(text)));
                RC_ASSERT(codes(searchForm(searchForm(text))) == codes(searchForm(text)));
            }
        }));
    }

    void everyCharacterKeepsTheRules()
    {
        for (int code = 0; code < 0x10000; ++code) {
            const QString text = u'a' + QString(QChar(char16_t(code))) + u'b';
            const QString stored = normalised(text);
            QVERIFY2(holdsNothingForbidden(stored) && normalised(stored) == stored,
                     qPrintable(QString::number(code, 16)));
            QVERIFY2(searchForm(searchForm(text)) == searchForm(text), qPrintable(QString::number(code, 16)));
            QVERIFY2(searchForm(stored) == searchForm(text), qPrintable(QString::number(code, 16)));
        }
    }

    void digitsGoToTheSetThatIsAskedFor()
    {
        QCOMPARE(toAsciiDigits(QStringLiteral("۰۱۲٣٤5 الف")), QStringLiteral("012345 الف"));
        QCOMPARE(toPersianDigits(QStringLiteral("01٢٣۴۵")), QStringLiteral("۰۱۲۳۴۵"));
        QCOMPARE(toArabicIndicDigits(QStringLiteral("12۳")), QStringLiteral("١٢٣"));
        const QString none = QStringLiteral("هیچ");
        QVERIFY(toAsciiDigits(none).constData() == none.constData());
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
