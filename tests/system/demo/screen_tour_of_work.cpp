// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/screen_tour.h"

#include "uikit/testing/ui_driver.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>

namespace peygir::demo {

using namespace std::chrono_literals;

namespace {

void drawPhoto(const QString &path)
{
    QImage image(1200, 800, QImage::Format_RGB32);
    image.fill(QColor(0x8a, 0x8f, 0x98));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(0x22, 0x24, 0x28));
    painter.drawEllipse(QPoint(600, 430), 320, 180);
    painter.end();
    image.save(path);
}

void writeLetter(const QString &path)
{
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QPageSize::A4));
    QPainter painter(&writer);
    QFont font = painter.font();
    font.setPointSize(18);
    painter.setFont(font);
    painter.drawText(
        QRect(0, 0, writer.width(), writer.height()), int(Qt::AlignRight) | Qt::AlignTop | Qt::TextWordWrap,
        QStringLiteral("به نام خدا\n\nگزارش بازدید از محل\n\nچالهٔ جلوی پلاک ۱۲ دیده شد و به پیمانکار ابلاغ گردید."));
}

} // namespace

void ScreenTour::expertsScreens()
{
    cartable();
    actsOnACase();
    partsOfACase();
    documents();
    m_clerk.openCase(m_elsewhere);
    settle(600ms);
    picture("case-from-the-server");
    m_clerk.press("F10");
    picture("attention-empty");
}

void ScreenTour::cartable()
{
    m_clerk.press("F3");
    m_clerk.press("Home");
    picture("cartable");
    m_clerk.press("Ctrl+F");
    picture("filter");
    m_clerk.press("Escape");
    m_clerk.press("Home");
    for (int n = 0; n < 3; ++n) {
        m_clerk.press("Ctrl+Space");
        m_clerk.press("Down");
    }
    m_clerk.press("Shift+F7");
    picture("refer-marked");
    m_clerk.press("Escape");
    for (int n = 0; n < 3; ++n) {
        m_clerk.press("Up");
        m_clerk.press("Ctrl+Space");
    }
    goTo("ارجاعی");
    picture("referred-by-me");
    goTo("بایگانی");
    m_clerk.press("Home");
    picture("archive");
    goTo("نهایی و مجوزدار");
    picture("final");
    m_clerk.press("F4");
    m_clerk.press("Home");
    picture("all-cases");
}

void ScreenTour::actsOnACase()
{
    m_clerk.press("F3");
    m_clerk.press("Home");
    settle(400ms);
    m_clerk.press("F9");
    picture("note");
    m_clerk.press("Escape");
    m_clerk.press("F7");
    m_clerk.type(QStringLiteral("پیگیری"));
    settle(500ms);
    picture("refer");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
    m_clerk.press("F3");
    m_clerk.press("Shift+F8");
    picture("operation");
    m_clerk.press("Escape");
}

void ScreenTour::partsOfACase()
{
    // A case that has gone a long way.
    goTo("ارجاعی");
    m_clerk.press("Home");
    m_clerk.press("Return");
    settle(500ms);
    picture("history");
    m_clerk.press("Ctrl+Tab");
    picture("referrals");
    goTo("بایگانی");
    m_clerk.press("Home");
    m_clerk.press("Return");
    settle(500ms);
    picture("history-of-a-closed-case");
    m_clerk.press("F8");
    picture("reopen");
    m_clerk.press("Escape");
}

void ScreenTour::attach(const QString &file)
{
    m_clerk.press("Shift+F9");
    const bool asked = uikit::testing::waitUntil([this] { return &m_clerk.keyboard() != &m_clerk.window(); });
    m_failures += asked ? 0 : 1;
    if (!asked)
        return;
    m_clerk.type(file);
    m_clerk.press("Return");
    (void)m_clerk.comesForward();
    settle(800ms);
}

void ScreenTour::documents()
{
    const QString photo = m_stage + QStringLiteral("/عکس محل.png");
    const QString letter = m_stage + QStringLiteral("/گزارش بازدید.pdf");
    m_clerk.press("F3");
    m_clerk.press("Home");
    settle(400ms);
    if (!QFile::exists(photo)) {
        drawPhoto(photo);
        writeLetter(letter);
        attach(photo);
        attach(letter);
    }
    m_clerk.press("Return");
    settle(400ms);
    picture("documents");
    if (!m_clerk.tabsTo(QStringLiteral("مستندات"), true))
        return;
    m_clerk.press("Home");
    m_clerk.press("Return");
    settle(1200ms);
    picture("document-picture");
    m_clerk.press("Escape");
    (void)m_clerk.tabsTo(QStringLiteral("مستندات"), true);
    m_clerk.press("End");
    m_clerk.press("Return");
    settle(1500ms);
    picture("document-pdf");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
}

void ScreenTour::administratorsScreens()
{
    m_clerk.press("F10");
    picture("held-commands");
    m_clerk.press("Shift+F12");
    picture("held-command-refused-why");
    m_clerk.press("Escape");
    m_clerk.press("Ctrl+F2");
    settle(800ms);
    picture("managing");
    baseInformation();
    importScreen();
}

void ScreenTour::baseInformation()
{
    m_clerk.press("F12");
    settle(500ms);
    if (!m_clerk.tabsTo(QStringLiteral("recordTypes")))
        return;
    m_clerk.press("Home");
    constexpr int mostTypes = 40;
    QString before;
    for (int n = 0; n < mostTypes; ++n) {
        settle(400ms);
        const QString type = m_clerk.chosenInBox();
        if (type == before)
            break;
        before = type;
        picture("base-information");
        m_clerk.press("Down");
    }
    m_clerk.press("Home");
    m_clerk.press("Ctrl+N");
    picture("base-information-new");
    m_clerk.press("Escape");
    m_clerk.press("Escape");
    m_clerk.press("Ctrl+I");
    picture("base-information-from-a-file");
    m_clerk.press("Escape");
}

void ScreenTour::importScreen()
{
    m_clerk.press("Ctrl+F12");
    settle(400ms);
    if (!m_isFileOpen) {
        picture("import");
        m_clerk.type(m_stage + QStringLiteral("/former.csv\n"));
        settle(900ms);
        m_isFileOpen = true;
    }
    picture("import-columns");
    m_clerk.press("Ctrl+2");
    picture("import-words");
    m_clerk.press("Ctrl+Return");
    settle(900ms);
    picture("import-checked");
    m_clerk.press("Ctrl+1");
}

} // namespace peygir::demo
