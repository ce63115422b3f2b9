// SPDX-License-Identifier: GPL-3.0-or-later
// Every piece of the kit in one place, to be looked at. Without arguments it writes pictures of its scenes into the
// folder gallery/ and fails if one of them is blank; with --show it stays open.
#include "uikit/action_bar.h"
#include "uikit/action_catalogue.h"
#include "uikit/application.h"
#include "uikit/command_palette.h"
#include "uikit/digit_cells.h"
#include "uikit/empty_state.h"
#include "uikit/form_field.h"
#include "uikit/header_bar.h"
#include "uikit/history_view.h"
#include "uikit/jalali_calendar.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/number_edit.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_text_edit.h"
#include "uikit/row_list_view.h"
#include "uikit/shell.h"
#include "uikit/status_chip.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/type_ahead_edit.h"
#include "uikit/view_settings.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cstdio>

using namespace peygir;
using namespace peygir::uikit;
using namespace peygir::uikit::testing;
using persian::JalaliDate;

namespace gallery {

JalaliDate today() { return *JalaliDate::fromParts(1405, 9, 1); }

/// A hundred thousand sample rows, answered at once.
class SampleRows final : public RowProvider
{
    Q_OBJECT

public:
    void fetch(quint64 requestId, qint64 offset, int limit) override
    {
        static const QStringList titles = {
            QStringLiteral("لکه‌گیری آسفالت"),
            QStringLiteral("شاخه‌بری درختان"),
            QStringLiteral("جمع‌آوری نشدن زباله"),
            QStringLiteral("خرابی چراغ معبر"),
            QStringLiteral("گرفتگی جوی و نهر"),
            QStringLiteral("سد معبر مغازه‌داران در پیاده‌رو")};
        static const QList<std::pair<QString, QColor>> states = {{QStringLiteral("در دست پیگیری"), QColor(0x1d4ed8)},
                                                                 {QStringLiteral("ثبت شده"), QColor(0xfde68a)},
                                                                 {QStringLiteral("انجام شد"), QColor(0x15803d)},
                                                                 {QStringLiteral("نیازمند بازدید"), QColor(0xe879f9)}};
        QList<ListRow> rows;
        for (qint64 n = offset; n < offset + limit; ++n) {
            const auto &[status, colour] = states[n % states.size()];
            rows.append({QString::number(n), QString::number(1'111'111'111 + (n * 7'919'013'571) % 8'000'000'000),
                         titles[n % titles.size()],
                         QStringLiteral("منطقه %1، خیابان بهار، کوچه %2")
                             .arg(QLocale().toString(n % 9 + 1), QLocale().toString(n % 40 + 1)),
                         status, colour, n % 5 == 3 ? QStringLiteral("۳ روز دیرکرد") : QString(),
                         QStringLiteral("%1 ساعت").arg(QLocale().toString(n % 22 + 1)),
                         QStringLiteral("۱۴۰۵/۰۸/۳۰ ۰۹:۱۲")});
        }
        QMetaObject::invokeMethod(
            this,
            [this, requestId, rows] {
                Q_EMIT fetched(requestId, rows, {100'000, false});
            },
            Qt::QueuedConnection);
    }
    void cancel(quint64) override {}
};

class SampleSubjects final : public SuggestionProvider
{
    Q_OBJECT

public:
    void request(quint64 requestId, const QString &, int) override
    {
        const QList<Suggestion> found = {
            {QStringLiteral("1"), QStringLiteral("لکه‌گیری و ترمیم آسفالت معبر"),
             QStringLiteral("معابر و ترافیک · ۴۸ ساعت")},
            {QStringLiteral("2"), QStringLiteral("آسفالت کوچهٔ خاکی"), QStringLiteral("معابر و ترافیک · ۳۰ روز")},
            {QStringLiteral("3"), QStringLiteral("نشست آسفالت پس از حفاری"), QStringLiteral("خدمات شهری · ۷۲ ساعت")}};
        QMetaObject::invokeMethod(
            this, [this, requestId, found] { Q_EMIT answered(requestId, found); }, Qt::QueuedConnection);
    }
    void cancel(quint64) override {}
};

/// A window as the desktop's: places, cartable, file.
class Desk : public QWidget
{
    Q_OBJECT

public:
    Desk();

    PassingViewSettings settings;
    Shell shell{settings};
    ActionCatalogue actions{*this};
    SampleRows rows;
    SampleSubjects subjects;
    PagedListModel model{rows};
    RowDelegate delegate{RowLines::Two};
    RowListView list;
    CommandPalette palette{actions, *this};
    QWidget form;
    QWidget *listPane = nullptr;
    QWidget *file = nullptr;
    TypeAheadEdit *subject = nullptr;
    JalaliDateEdit *date = nullptr;
    NumberEdit *area = nullptr;

private:
    void fillActions();
    void fillRail();
    QWidget *makeListPane();
    QWidget *makeFile();
    void fillForm();
};

Desk::Desk()
{
    setWindowTitle(QStringLiteral("پیگیر"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(&shell);
    fillActions();
    fillRail();
    fillForm();
    shell.header().setUser(QStringLiteral("مریم رضایی"), QStringLiteral("کارشناس پیگیری"));
    shell.header().sync().setState({SyncState::Link::Online, 3, 1});
    shell.header().setWarning(QStringLiteral("انبارهٔ رمزنشده"),
                              QStringLiteral("داده‌ها روی دیسک رمز نشده‌اند."));
    listPane = makeListPane();
    file = makeFile();
    shell.showPair(QStringLiteral("current"), *listPane, *file);
    shell.messages().say(MessageBar::Kind::Done, QStringLiteral("پرونده به ناحیهٔ ۲ ارجاع شد."), [] {});
    palette.addProvider(QStringLiteral("subjects"), subjects);
}

void Desk::fillActions()
{
    actions.add(
        {QStringLiteral("cases.refer"), QStringLiteral("ارجاع"), QKeySequence(Qt::Key_F7), QStringLiteral("send")});
    actions.add(
        {QStringLiteral("cases.answer"), QStringLiteral("پاسخ"), QKeySequence(Qt::Key_F8), QStringLiteral("reply")});
    actions.add({QStringLiteral("cases.note"), QStringLiteral("یادداشت"), QKeySequence(Qt::Key_F9),
                 QStringLiteral("sticky-note")});
    actions.add({QStringLiteral("cases.reopen"), QStringLiteral("بازگشایی"), {}, QStringLiteral("rotate-ccw")})
        .forbid(QStringLiteral("تنها پروندهٔ بسته بازگشایی می‌شود."));
    actions.add({QStringLiteral("palette"), QStringLiteral("یافتن هر چیزی"), QKeySequence(QStringLiteral("Ctrl+K")),
                 QStringLiteral("search"), [this] { palette.open(); }});
    connect(&shell.header(), &HeaderBar::paletteWanted, &palette, &CommandPalette::open);
}

void Desk::fillRail()
{
    NavigationRail &rail = shell.rail();
    rail.addPlace(QStringLiteral("intake"), QStringLiteral("ثبت پیام"), QStringLiteral("phone-incoming"),
                  QStringLiteral("F2"));
    rail.addPlace(QStringLiteral("current"), QStringLiteral("کارتابل جاری"), QStringLiteral("inbox"));
    rail.addPlace(QStringLiteral("referred"), QStringLiteral("ارجاعی"), QStringLiteral("send"), {}, true);
    rail.addPlace(QStringLiteral("feedback"), QStringLiteral("بازخورد"), QStringLiteral("message-square"), {}, true);
    rail.addPlace(QStringLiteral("archive"), QStringLiteral("بایگانی"), QStringLiteral("archive"));
    rail.addPlace(QStringLiteral("settings"), QStringLiteral("مدیریت"), QStringLiteral("settings"));
    rail.setCount(QStringLiteral("current"), 128);
    rail.setCount(QStringLiteral("referred"), 14);
    rail.setCount(QStringLiteral("feedback"), 6);
    rail.setCurrent(QStringLiteral("current"));
}

QWidget *Desk::makeListPane()
{
    auto *pane = new QWidget;
    pane->setProperty("role", QStringLiteral("pane"));
    pane->setAttribute(Qt::WA_StyledBackground);
    auto *title = new QLabel(QStringLiteral("کارتابل جاری"));
    title->setProperty("role", QStringLiteral("title"));
    auto *count = new QLabel;
    count->setProperty("role", QStringLiteral("muted"));
    connect(&model, &PagedListModel::totalChanged, count, [this, count] { count->setText(model.countText()); });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 4);
    head->addWidget(title);
    head->addWidget(count);
    head->addStretch(1);
    head->addWidget(new QComboBox);
    auto *combo = qobject_cast<QComboBox *>(head->itemAt(3)->widget());
    combo->addItems({QStringLiteral("همهٔ منطقه‌ها"), QStringLiteral("منطقهٔ ۵")});
    list.setRows(model, delegate);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(&list, 1);
    pane->setFocusProxy(&list);
    return pane;
}

QWidget *Desk::makeFile()
{
    auto *pane = new QWidget;
    pane->setProperty("role", QStringLiteral("pane"));
    pane->setAttribute(Qt::WA_StyledBackground);
    auto *code = new CodeLabel;
    code->setCode(QStringLiteral("4820173959"));
    QFont large = code->font();
    large.setPointSize(13);
    large.setWeight(QFont::Medium);
    code->setFont(large);
    auto *chip = new StatusChip;
    chip->setStatus(QStringLiteral("در دست پیگیری"), QColor(0x1d4ed8));
    auto *head = new QHBoxLayout;
    head->addWidget(new QLabel(QStringLiteral("پرونده")));
    head->addWidget(code);
    head->addWidget(chip);
    head->addStretch(1);
    auto *history = new HistoryView;
    history->setLines(
        {{QStringLiteral("1405/08/30 09:12"), QColor(0x1d4ed8), QStringLiteral("ثبت تماس – رضایی"),
          QStringLiteral("در تقاطع خیابان بهار و کوچهٔ ۱۲ آسفالت کنده شده و آب در آن جمع می‌شود. شب‌ها "
                         "دیده "
                         "نمی‌شود و دو موتورسوار زمین خورده‌اند.")},
         {QStringLiteral("1405/08/30 10:40"), QColor(0xb45309), QStringLiteral("ارجاع به ناحیهٔ ۲ – محمدی"), {}},
         {QStringLiteral("1405/09/01 08:05"), QColor(0x15803d), QStringLiteral("انجام شد – کریمی"),
          QStringLiteral("لکه‌گیری شد.")}});
    auto *bar = new ActionBar;
    bar->setActions(actions.all().mid(0, 4));
    auto *body = new QVBoxLayout;
    body->setContentsMargins(12, 8, 12, 4);
    body->addLayout(head);
    body->addWidget(
        new QLabel(QStringLiteral("لکه‌گیری آسفالت · منطقهٔ ۵، خیابان بهار")));
    body->addWidget(history, 1);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(body, 1);
    column->addWidget(bar);
    return pane;
}

void Desk::fillForm()
{
    auto *phone = new NumberEdit;
    phone->setGrouped(false);
    phone->setText(QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷"));
    subject = new TypeAheadEdit(subjects);
    date = new JalaliDateEdit(&today);
    area = new NumberEdit;
    area->setRange(1, 500);
    auto *wrong = new PersianLineEdit;
    wrong->setText(QStringLiteral("۱۲۳۴۵۶۷۸۹۰"));
    wrong->setProblem(QStringLiteral(
        "این کد ملی درست نیست: یکی از رقم‌ها جابه‌جا شده است."));
    auto *words = new PersianTextEdit;
    words->setPlainText(QStringLiteral(
        "شرح پیام شهروند در چند خط نوشته می‌شود و از راست آغاز "
        "می‌گردد."));
    auto *progress = new QProgressBar;
    progress->setRange(0, 2000);
    progress->setValue(840);
    progress->setFormat(QStringLiteral("۸۴۰ از ۲٬۰۰۰ پرونده خوانده شد"));
    auto *save = new QPushButton(QStringLiteral("ثبت و پیام بعدی  Ctrl+Return"));
    save->setProperty("role", QStringLiteral("primary"));
    auto *code = new CodeLabel;
    QFont huge = code->font();
    huge.setPointSize(28);
    code->setFont(huge);
    code->setSpacing(6);
    code->setCode(QStringLiteral("4820173959"));

    auto *grid = new QGridLayout(&form);
    grid->setContentsMargins(24, 16, 24, 16);
    grid->setHorizontalSpacing(24);
    grid->addWidget(new FormField(QStringLiteral("&تلفن:"), phone), 0, 0);
    grid->addWidget(new FormField(QStringLiteral("&موضوع:"), subject), 1, 0);
    grid->addWidget(new FormField(QStringLiteral("&کد ملی:"), wrong), 2, 0);
    grid->addWidget(new FormField(QStringLiteral("م&هلت:"), date), 3, 0);
    grid->addWidget(new FormField(QStringLiteral("م&ساحت (متر مربع):"), area), 4, 0);
    grid->addWidget(new FormField(QStringLiteral("&شرح:"), words), 5, 0);
    grid->addWidget(new QCheckBox(QStringLiteral("شهروند می‌خواهد ناشناس بماند")), 6, 0);
    grid->addWidget(save, 7, 0, Qt::AlignRight | Qt::AlignAbsolute);
    auto *side = new QVBoxLayout;
    side->addWidget(code, 0, Qt::AlignHCenter);
    side->addWidget(progress);
    side->addWidget(new EmptyState(QStringLiteral("inbox"), QStringLiteral("پروندهٔ همانندی نیست."),
                                   QStringLiteral("هنگام نوشتن موضوع و نشانی، پرونده‌های باز همان جا در "
                                                  "اینجا "
                                                  "می‌آیند.")),
                    1);
    auto *calendar = new JalaliCalendar(today());
    side->addWidget(calendar, 0, Qt::AlignHCenter);
    auto *disabled = new QPushButton(QStringLiteral("ناممکن"));
    disabled->setEnabled(false);
    side->addWidget(disabled);
    grid->addLayout(side, 0, 1, 8, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
}

void turnLoop()
{
    for (int turn = 0; turn < 8; ++turn)
        QCoreApplication::processEvents();
}

/// Writes the picture and says whether there is anything on it.
bool shoot(QWidget &window, const QString &name)
{
    turnLoop();
    const QString path = QStringLiteral("gallery/%1.png").arg(name);
    if (!screenshot(window, path))
        return false;
    const QImage image(path);
    QSet<QRgb> colours;
    for (int x = 0; x < image.width(); x += 3) {
        for (int y = 0; y < image.height(); y += 3)
            colours.insert(image.pixel(x, y));
    }
    std::printf("%s: %lld colours\n", qPrintable(path), qlonglong(colours.size()));
    return colours.size() > 30;
}

bool shootAll(Desk &desk, const QString &theme)
{
    desk.list.setFocus();
    desk.model.setMarked(QStringLiteral("2"), true);
    bool good = shoot(desk, theme + QStringLiteral("-cartable"));

    desk.shell.rail().setCollapsed(true);
    press(desk, QStringLiteral("Down"));
    desk.palette.open();
    type(desk, QStringLiteral("ا"));
    good &= shoot(desk, theme + QStringLiteral("-palette"));
    press(desk, QStringLiteral("Esc"));
    desk.shell.rail().setCollapsed(false);

    desk.shell.showWhole(desk.form);
    desk.shell.rail().setCurrent(QStringLiteral("intake"));
    desk.area->setFocus();
    desk.area->clear();
    type(desk, QStringLiteral("12000"));
    desk.date->setFocus();
    desk.date->clear();
    type(desk, QStringLiteral("1404/12/30"));
    desk.subject->setFocus();
    desk.subject->setChosen({});
    type(desk, QStringLiteral("آسفالت"));
    good &= shoot(desk, theme + QStringLiteral("-suggestions"));
    press(desk, QStringLiteral("Return"));
    good &= shoot(desk, theme + QStringLiteral("-form"));
    desk.shell.showPair(QStringLiteral("current"), *desk.listPane, *desk.file);
    desk.shell.rail().setCurrent(QStringLiteral("current"));
    return good;
}

} // namespace gallery

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyPersian(application);
    gallery::Desk desk;
    desk.resize(1366, 768);
    if (!showActive(desk))
        return 1;
    if (application.arguments().contains(QLatin1String("--show")))
        return QApplication::exec();
    QDir().mkpath(QStringLiteral("gallery"));
    bool good = gallery::shootAll(desk, QStringLiteral("light"));
    Theme::current().setBrightness(Brightness::Dark);
    good &= gallery::shootAll(desk, QStringLiteral("dark"));
    Theme::current().setBrightness(Brightness::Light);
    Theme::current().setDensity(Density::Dense);
    desk.resize(1024, 700);
    good &= gallery::shoot(desk, QStringLiteral("narrow-list"));
    desk.shell.openFile();
    good &= gallery::shoot(desk, QStringLiteral("narrow-file"));
    return good ? 0 : 1;
}
#include "gallery.moc"
