// SPDX-License-Identifier: GPL-3.0-or-later
// bench_keys: how many keys a typical message costs at the call desk, and how many actions when the caller is known.
// An event filter counts what reaches the window: every key, each held modifier as one more, but not the letters of free
// text (number, name, words); every press of the mouse. An action is what one ends with a key that writes nothing: a
// field that is left, a paste, a chord.
#include "bench/support/figures.h"
#include "intake/support/call_desk.h"
#include "uikit/application.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWindow>

#include <cstdio>

using namespace peygir;
using namespace peygir::test;
using peygir::bench::Figures;

namespace {

class KeyCounter final : public QObject
{
public:
    explicit KeyCounter(const CallDesk &desk) : m_desk(desk) { qApp->installEventFilter(this); }

    int keys = 0;
    int actions = 0;
    int clicks = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // A window sees each of them once, before it goes to a widget; a key first as an offer to override shortcuts, and
        // only so where it is one.
        if (!watched->isWindowType())
            return false;
        if (event->type() == QEvent::MouseButtonPress)
            ++clicks;
        if (event->type() == QEvent::ShortcutOverride)
            count(*static_cast<QKeyEvent *>(event));
        return false;
    }

private:
    void count(const QKeyEvent &key)
    {
        const bool isModifier = key.key() == Qt::Key_Control || key.key() == Qt::Key_Shift || key.key() == Qt::Key_Alt;
        if (isModifier)
            return;
        const bool writes = !key.text().isEmpty() && key.text()[0].isPrint()
            && !key.modifiers().testFlag(Qt::ControlModifier) && !key.modifiers().testFlag(Qt::AltModifier);
        const QStringList freeText{QStringLiteral("phone"), QStringLiteral("name"), QStringLiteral("words")};
        if (writes && freeText.contains(m_desk.focused()))
            return;
        keys += 1 + qPopulationCount(quint32(key.modifiers().toInt()));
        actions += writes ? 0 : 1;
    }

    const CallDesk &m_desk;
};

const QString words = QStringLiteral("آسفالت جلوی در مدرسه فرو ریخته و دیروز موتورسواری زمین خورد.");

bool isRegistered(const CallDesk &desk, const char *what)
{
    if (desk.desk.count("RegisterCase") == 1)
        return true;
    std::fprintf(stderr, "bench_keys: %s was not registered\n", what);
    return false;
}

/// A new caller with everything: name, subject by three letters, address by two words, three answers, the words pasted.
bool newCaller(Figures &figures)
{
    CallDesk desk;
    const KeyCounter counter(desk);
    desk.type(QStringLiteral("09351112233\nرضا کریمی\nآسف\nبها شر\n\n\n"));
    desk.type(QStringLiteral("1"));
    desk.type(QStringLiteral("2"));
    desk.type(QStringLiteral("40\n"));
    desk.press("Ctrl+J");
    uikit::testing::paste(*desk.page, words);
    desk.press("Ctrl+Return");
    if (!isRegistered(desk, "the message of a new caller"))
        return false;
    const QJsonObject sent = desk.lastRegistered();
    if (sent.value(QStringLiteral("answers")).toObject().size() != 3
        || sent.value(QStringLiteral("words")).toString() != words || !sent.contains(QStringLiteral("place"))) {
        std::fprintf(stderr, "bench_keys: the message of a new caller is not whole\n");
        return false;
    }
    figures.atMost("keys.new-caller", counter.keys, "keys", 30);
    figures.atMost("keys.new-caller.mouse", counter.clicks, "clicks", 0);
    return true;
}

enum class Number { Typed, FromTelephone };

/// Somebody who is known, about a subject that has to ask nothing: the shortest whole message.
bool knownCaller(Figures &figures, Number number)
{
    CallDesk desk([](CallDesk &before) {
        before.city.knowCaller(QStringLiteral("09121234567"), QStringLiteral("مریم احمدی"));
    });
    const KeyCounter counter(desk);
    if (number == Number::Typed)
        desk.type(QStringLiteral("4567\n"));
    else
        desk.page->takeCaller(QStringLiteral("tel:+989121234567"));
    CallDesk::settle();
    desk.type(QStringLiteral("هرس\nبهار 12\n"));
    uikit::testing::paste(*desk.page, words);
    desk.press("Ctrl+Return");
    if (!isRegistered(desk, "the message of a known caller"))
        return false;
    const QJsonObject sent = desk.lastRegistered();
    if (sent.value(QStringLiteral("callerName")).toString() != QStringLiteral("مریم احمدی")
        || sent.value(QStringLiteral("words")).toString() != words || !sent.contains(QStringLiteral("place"))) {
        std::fprintf(stderr, "bench_keys: the message of a known caller is not whole\n");
        return false;
    }
    if (number == Number::Typed)
        figures.atMost("keys.known-caller", counter.actions, "actions", 6);
    else
        figures.atMost("keys.telephone", counter.actions, "actions", 4);
    const QByteArray mouse = number == Number::Typed ? "keys.known-caller.mouse" : "keys.telephone.mouse";
    figures.atMost(mouse, counter.clicks, "clicks", 0);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    uikit::applyPersian(application);
    Figures figures;
    const bool done = newCaller(figures) && knownCaller(figures, Number::Typed)
        && knownCaller(figures, Number::FromTelephone);
    return done ? figures.exitStatus() : 1;
}
