// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "cases/support/held_answers.h"
#include "cases/support/kept_files.h"
#include "intake/core/draft_book.h"
#include "intake/core/intake_queries.h"
#include "intake/core/register_case.h"
#include "intake/ui/call_desk_page.h"
#include "persian/phone.h"
#include "persian/text.h"
#include "uikit/testing/ui_driver.h"

#include <QJsonArray>
#include <QTimer>

/// A call desk whose city is three subjects and three streets, and whose commands are noted instead of decided. Answers
/// come later, as from a store.
namespace peygir::test {

inline Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

inline catalogue::Question asking(const char *key, const QString &name, catalogue::QuestionKind kind, bool required)
{
    catalogue::Question question{QString::fromLatin1(key), {name, {}}, kind, required, {}, {}};
    if (kind == catalogue::QuestionKind::Choice) {
        question.choices = {{QStringLiteral("road"), {QStringLiteral("سواره‌رو"), {}}},
                            {QStringLiteral("pavement"), {QStringLiteral("پیاده‌رو"), {}}}};
    }
    return question;
}

class NotedBook final : public intake::DraftBook
{
public:
    void keep(const intake::Draft &draft, QObject *context, Done<intake::Draft> done) override
    {
        std::erase_if(drafts, [&](const intake::Draft &other) { return other.id == draft.id; });
        drafts.push_back(draft);
        ++written;
        QTimer::singleShot(0, context, [done, draft] { done(draft); });
    }
    void drop(const Uuid &id) override
    {
        std::erase_if(drafts, [&](const intake::Draft &other) { return other.id == id; });
    }
    void all(QObject *context, Done<std::vector<intake::Draft>> done) override
    {
        QTimer::singleShot(0, context, [this, done] { done(drafts); });
    }

    std::vector<intake::Draft> drafts;
    int written = 0;
};

class NotedDesk final : public DeskPort
{
public:
    struct Submitted
    {
        QByteArray kind;
        QJsonObject arguments;
        Uuid command;
    };

    UserId user() const override { return UserId(numbered(1)); }
    void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, Done done,
                const char *codeField = nullptr) override
    {
        const Uuid command = numbered(1000 + int(submitted.size()));
        const bool isRefused = refusal && (refusedKind.isEmpty() || refusedKind == kind);
        const Result<Accepted> answer = isRefused ? Result<Accepted>(*refusal)
                                                  : Accepted{command, codeField ? code : QString(), false};
        if (!isRefused)
            submitted.push_back({kind, arguments, command});
        answers.give(context, [done, answer] { done(answer); });
    }
    DeskStatus status() const override { return {}; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return Instant(1'795'000'000'000); }
    void synchroniseNow() override {}

    int count(const char *kind) const
    {
        return int(std::count_if(submitted.begin(), submitted.end(), [&](const Submitted &s) { return s.kind == kind; }));
    }

    QString code = QStringLiteral("4820173959");
    std::optional<Error> refusal;
    /// Only commands of this kind are refused; empty: all.
    QByteArray refusedKind;
    std::vector<Submitted> submitted;
    HeldAnswers answers;
};

/// What the store says is attached already, whichever case is asked about.
class CaseDocuments final : public cases::DocumentQueries
{
public:
    std::vector<cases::DocumentView> views;
    std::vector<cases::CaseId> asked;

    Cancel documents(const cases::CaseId &caseId, QObject *context, Done done) override
    {
        asked.push_back(caseId);
        QTimer::singleShot(0, context, [found = views, done = std::move(done)] { done(found); });
        return [] {};
    }
};

class SmallCity final : public intake::IntakeQueries
{
public:
    SmallCity()
    {
        using catalogue::QuestionKind;
        add(10, QStringLiteral("لکه‌گیری آسفالت"));
        subjects_.back().firstAnswer = Localized{QStringLiteral("اکیپ تا ۷۲ ساعت آینده بازدید می‌کند."), {}};
        subjects_.back().questions = catalogue::Checklist{
            asking("where", QStringLiteral("کجای معبر است؟"), QuestionKind::Choice, true),
            asking("danger", QStringLiteral("خطر فوری دارد؟"), QuestionKind::YesNo, true),
            asking("width", QStringLiteral("چند سانتی‌متر است؟"), QuestionKind::Number, true),
            asking("since", QStringLiteral("از کی؟"), QuestionKind::Date, false),
            asking("more", QStringLiteral("نشانهٔ دیگری دارد؟"), QuestionKind::Text, false)};
        add(11, QStringLiteral("هرس درختان"));
        add(12, QStringLiteral("ساعت کار بوستان‌ها"));
        subjects_.back().urgency = cases::Urgency::Instant;
        add(13, QStringLiteral("نشت آب"));
        subjects_.back().questions = catalogue::Checklist{};
        for (const char *key : {"q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"})
            subjects_.back().questions->push_back(asking(key, QStringLiteral("آیا آب از اینجا می‌آید؟"), QuestionKind::YesNo, true));
        places = {{QStringLiteral("خیابان بهار شرقی"), 20}, {QStringLiteral("خیابان فردوسی"), 21},
                  {QStringLiteral("کوچهٔ ۱۲ گلستان"), 22}};
    }

    Cancel subjects(const QString &typed, int, QObject *context, Done<std::vector<intake::SubjectChoice>> done) override
    {
        std::vector<intake::SubjectChoice> found;
        for (const catalogue::Subject &subject : subjects_) {
            if (has(subject.name.fa, typed))
                found.push_back({subject.id, subject.name, {QStringLiteral("معابر"), {}}, 72});
        }
        return later(context, [done, found] { done(found); });
    }
    Cancel addresses(const QString &typed, int, QObject *context, Done<std::vector<intake::AddressChoice>> done) override
    {
        std::vector<intake::AddressChoice> found;
        for (const auto &[name, id] : places) {
            if (has(name, typed))
                found.push_back({places::PlaceId(numbered(id)), {name, {}}, around});
        }
        return later(context, [done, found] { done(found); });
    }
    Cancel caller(const QString &phone, QObject *context, Done<std::optional<intake::CallerView>> done) override
    {
        std::optional<intake::CallerView> found;
        for (const intake::CallerView &view : callers_) {
            if (view.who.phone == phone)
                found = view;
        }
        return later(context, [done, found] { done(found); });
    }
    Cancel callers(const QString &typed, int, QObject *context, Done<std::vector<intake::KnownCaller>> done) override
    {
        std::vector<intake::KnownCaller> found;
        const QString wanted = persian::searchForm(typed);
        for (const intake::CallerView &view : callers_) {
            if (wanted.size() >= 4 && (view.who.phone.endsWith(wanted) || persian::searchForm(view.who.name).startsWith(wanted)))
                found.push_back(view.who);
        }
        return later(context, [done, found] { done(found); });
    }
    Cancel subject(const catalogue::SubjectId &id, QObject *context,
                   Done<std::optional<catalogue::Subject>> done) override
    {
        std::optional<catalogue::Subject> found;
        for (const catalogue::Subject &subject : subjects_) {
            if (subject.id == id)
                found = subject;
        }
        return later(context, [done, found] { done(found); });
    }
    Cancel duplicates(const intake::SoughtProblem &sought, int, QObject *context,
                      Done<std::vector<intake::DuplicateView>> done) override
    {
        asked.push_back(sought);
        return later(context, [this, done] { done(alike); });
    }
    Cancel registered(const cases::CaseId &, QObject *context, Done<cases::CaseView> done) override
    {
        return later(context, [this, done] { done(afterwards ? Result<cases::CaseView>(*afterwards) : Error("cases.unknown")); });
    }
    Cancel referees(const UserId &, const QString &typed, int, QObject *context,
                    Done<std::vector<cases::PostChoice>> done) override
    {
        std::vector<cases::PostChoice> found;
        for (const cases::PostChoice &post : posts) {
            if (typed.isEmpty() ? post.id == posts.front().id : has(post.name.fa + u' ' + post.holder, typed))
                found.push_back(post);
        }
        return later(context, [done, found] { done(found); });
    }
    Cancel snippets(QObject *context, Done<std::vector<reference::Snippet>> done) override
    {
        return later(context, [done] {
            done(std::vector<reference::Snippet>{
                {reference::SnippetId(numbered(40)), QStringLiteral("چاله"),
                 {QStringLiteral("چالهٔ خطرناک در مسیر رفت‌وآمد"), {}}, {reference::SnippetUse::Description}, true},
                {reference::SnippetId(numbered(41)), QStringLiteral("زباله"),
                 {QStringLiteral("زباله جمع‌آوری نشده است"), {}}, {reference::SnippetUse::Description}, true}});
        });
    }

    /// A card as the lists of the call desk show it.
    static cases::CaseLine line(int id, const QString &subject, bool open = true)
    {
        cases::CaseCard card{.id = cases::CaseId(numbered(id)),
                             .code = QString::number(7'139'052'400 + id),
                             .aliasCode = {},
                             .subject = catalogue::SubjectId(numbered(10)),
                             .subjectGroup = {},
                             .place = {},
                             .region = {},
                             .plaque = QStringLiteral("12"),
                             .address = {},
                             .unit = {},
                             .process = {},
                             .processVersion = {},
                             .node = QStringLiteral("follow_up"),
                             .holder = {},
                             .holderUnit = {},
                             .takenBy = {},
                             .openNodes = open ? 1 : 0,
                             .referrals = 0,
                             .channel = cases::Channel::Phone,
                             .urgency = cases::Urgency::FollowUp,
                             .citizen = {},
                             .registeredBy = UserId(numbered(1)),
                             .registeredAt = Instant(1'794'990'000'000),
                             .deadline = {},
                             .lastChangeAt = Instant(1'794'990'000'000),
                             .closedAt = {},
                             .closedPeriod = {},
                             .outcome = {},
                             .joinedTo = {},
                             .intakeFlag = {},
                             .needsCallBack = false};
        return {card, {subject, {}}, {QStringLiteral("در دست پیگیری"), {}}, QStringLiteral("#2563eb"),
                {{QStringLiteral("منطقهٔ ۵"), {}}, {QStringLiteral("خیابان بهار"), {}}}, {}};
    }
    void knowCaller(const QString &phone, const QString &name, std::vector<cases::CaseLine> lines = {})
    {
        callers_.push_back({{cases::CitizenId(numbered(500 + int(callers_.size()))),
                             persian::Phone::parse(phone)->text(), name},
                            int(lines.size()), std::move(lines)});
    }

    std::vector<intake::DuplicateView> alike;
    std::optional<cases::CaseView> afterwards;
    std::vector<intake::SoughtProblem> asked;
    std::vector<std::pair<QString, int>> places;
    /// What lies around each of them.
    std::vector<Localized> around{{QStringLiteral("منطقهٔ ۵"), {}}, {QStringLiteral("ناحیهٔ ۲"), {}}};
    /// The first one answers for intake.
    std::vector<cases::PostChoice> posts{
        {organisation::PostId(numbered(60)), {QStringLiteral("کارشناس مسئول دریافت"), {}},
         {QStringLiteral("مرکز ۱۳۷"), {}}, QStringLiteral("امید صادقی")},
        {organisation::PostId(numbered(61)), {QStringLiteral("کارشناس پیگیری"), {}}, {QStringLiteral("مرکز ۱۳۷"), {}},
         QStringLiteral("رضا کریمی")}};

private:
    void add(int id, const QString &name)
    {
        subjects_.push_back({catalogue::SubjectId(numbered(id)), catalogue::SubjectGroupId(numbered(9)), {name, {}},
                             numbered(8), catalogue::ResponsibleBy::Unit, numbered(7), 72, true, {}, {}, {}, {}, {}, {}});
    }
    static bool has(const QString &name, const QString &typed)
    {
        for (const QString &word : typed.simplified().split(u' ')) {
            if (!persian::searchForm(name).contains(persian::searchForm(word)))
                return false;
        }
        return true;
    }
    static Cancel later(QObject *context, std::function<void()> answer)
    {
        const auto cancelled = std::make_shared<bool>(false);
        QTimer::singleShot(1, context, [cancelled, answer = std::move(answer)] {
            if (!*cancelled)
                answer();
        });
        return [cancelled] { *cancelled = true; };
    }

    std::vector<catalogue::Subject> subjects_;
    std::vector<intake::CallerView> callers_;
};

/// The page in a window of its own, with the keyboard.
struct CallDesk
{
    explicit CallDesk(std::function<void(CallDesk &)> before = {})
    {
        if (before)
            before(*this);
        open();
    }
    void open()
    {
        page = std::make_unique<intake::CallDeskPage>(
            intake::CallDeskPage::Surroundings{city, book, desk, documents, files});
        page->resize(1166, 700);
        shown = uikit::testing::showActive(*page);
        page->takeFocus();
        settle();
    }
    /// Everything that was asked has been answered.
    static void settle(std::chrono::milliseconds turns = std::chrono::milliseconds(30)) { uikit::testing::settle(turns); }
    /// As fast as a person: what a field asked for has come before the next one is typed into.
    void type(const QString &text)
    {
        const QStringList lines = text.split(u'\n');
        for (qsizetype n = 0; n < lines.size(); ++n) {
            uikit::testing::type(*page, n + 1 < lines.size() ? lines[n] + u'\n' : lines[n]);
            settle();
        }
    }
    void press(const char *chord)
    {
        uikit::testing::press(*page, QString::fromLatin1(chord));
        settle();
    }
    template <class T>
    T *find(const char *name) const
    {
        return uikit::testing::find<T>(QString::fromLatin1(name), page.get());
    }
    QString focused() const
    {
        const QWidget *widget = page->window()->focusWidget();
        return widget ? widget->objectName() : QString();
    }
    QJsonObject lastRegistered() const
    {
        for (auto one = desk.submitted.rbegin(); one != desk.submitted.rend(); ++one) {
            if (one->kind == intake::RegisterCase::kind)
                return one->arguments;
        }
        return {};
    }

    SmallCity city;
    NotedBook book;
    NotedDesk desk;
    CaseDocuments documents;
    KeptFiles files;
    std::unique_ptr<intake::CallDeskPage> page;
    bool shown = false;
};

} // namespace peygir::test
