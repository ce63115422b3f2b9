// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/main_window.h"

#include "administration/core/sections.h"
#include "administration/ui/profile_page.h"
#include "cases/core/supervised_areas.h"
#include "cases/ui/case_acts.h"
#include "cases/ui/case_page.h"
#include "cases/ui/shown.h"
#include "catalogue/core/expert_area.h"
#include "catalogue/core/record_forms.h"
#include "composition/registry.h"
#include "desktop/access_corner.h"
#include "desktop/answering_corner.h"
#include "desktop/chart_corner.h"
#include "desktop/citizen_corner.h"
#include "desktop/deadline_corner.h"
#include "desktop/desk_search.h"
#include "desktop/document_corner.h"
#include "desktop/event_corner.h"
#include "desktop/field_corner.h"
#include "desktop/finder_corner.h"
#include "desktop/follow_up_corner.h"
#include "desktop/help_corner.h"
#include "desktop/import_corner.h"
#include "desktop/list_corner.h"
#include "desktop/look.h"
#include "desktop/managing_corner.h"
#include "desktop/out_corner.h"
#include "desktop/process_corner.h"
#include "desktop/right_watch.h"
#include "desktop/server_cases.h"
#include "desktop/supervision_corner.h"
#include "desktop/sync_corner.h"
#include "intake/ui/call_desk_page.h"
#include "intake/ui/message_page.h"
#include "reference/ui/records_page.h"
#include "uikit/action_catalogue.h"
#include "uikit/command_palette.h"
#include "uikit/error_sentence.h"
#include "uikit/header_bar.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/shell.h"
#include "uikit/theme.h"

#include <algorithm>

namespace peygir::desktop {

using uikit::MessageBar;

namespace {

/// All types of base information, the most edited ones first.
std::vector<reference::RecordForm> allForms()
{
    std::vector<reference::RecordForm> forms = catalogue::recordForms();
    for (auto &more : {reference::recordForms(), administration::recordForms()})
        forms.insert(forms.end(), more.begin(), more.end());
    return cases::withSupervisedAreas(std::move(forms));
}

} // namespace

MainWindow::MainWindow(const Ports &ports, storage::QueryThread &queries, intake::DraftBook &drafts, DeskSearch &search,
                       uikit::ViewSettings &settings, const QString &fullName, const QStringList &about)
    : m_desk(ports.desk)
    , m_settings(settings)
    , m_search(search)
    , m_server(ports.server)
    , m_serverCases(new ServerCases(ports.server, m_desk, this))
    , m_caseQueries(queries, std::make_shared<cases::IndexedText>(search.board()), m_serverCases->lookedAt())
    , m_closedLists(ports.server, queries)
    , m_acts(ports.acts)
    , m_documentQueries(queries, m_serverCases->lookedAt())
    , m_searchQueries(search.thread(), search.board())
    , m_intakeQueries(search.thread(), search.board())
    , m_recordQueries(queries, makeRecordTypes(), allForms())
    , m_shell(new uikit::Shell(settings, this))
    , m_actions(new uikit::ActionCatalogue(*this))
    , m_palette(new uikit::CommandPalette(*m_actions, *this))
    , m_callDesk(new intake::CallDeskPage({m_intakeQueries, drafts, m_desk, m_documentQueries, ports.files}))
    , m_case(new cases::CasePage(m_caseQueries, *m_serverCases, m_desk))
    , m_lists(new ListCorner({m_caseQueries, m_closedLists, ports.acts, m_desk, settings},
                             {*m_shell, *m_actions, *m_case}, this))
    , m_files(ports.files)
    , m_message(new intake::MessagePage(m_intakeQueries, m_caseQueries, m_desk, this))
{
    m_message->hide();
    setWindowTitle(tr("Peygir"));
    setCentralWidget(m_shell);
    resize(1366, 768);
    m_shell->header().setUser(fullName, QString());
    addPlaces(queries, ports.server);
    addSynchronisation(ports, queries);
    m_lists->at(QStringLiteral("current")).begin();
    addActions();
    auto *own = new OwnPages(*m_actions, m_settings, about, pageAdder(), this);
    connect(own, &OwnPages::languageChosen, this, &MainWindow::chooseLanguage);
    connect(own, &OwnPages::fileWishesChosen, this, &MainWindow::fileWishesChosen);
    connect(&m_shell->header(), &uikit::HeaderBar::userMenuWanted, this, [this] { go(QStringLiteral("settings")); });
    addHelp();
    new OutCorner(*this, *m_actions, m_shell->messages());
    addDocuments();
    addFinders();
    m_citizens = new CitizenCorner(queries, m_desk, {*m_shell, *m_actions, *m_case}, this);
    connect(&m_shell->header(), &uikit::HeaderBar::paletteWanted, m_palette, &uikit::CommandPalette::open);
    connect(&m_shell->header(), &uikit::HeaderBar::remedyWanted, this, &MainWindow::signInWanted);
    connect(&m_shell->rail(), &uikit::NavigationRail::activated, this, &MainWindow::go);
    connect(m_callDesk, &intake::CallDeskPage::registered, this, [this](const QString &code) {
        m_shell->messages().say(MessageBar::Kind::Done,
                                tr("Registered with the code %1.").arg(uikit::inUsersDigits(code)));
    });
    // The code of the message before must not stand below the next one.
    connect(m_callDesk, &intake::CallDeskPage::nextBegun, &m_shell->messages(), &MessageBar::clear);
    connect(m_case, &cases::CasePage::acted, this, &MainWindow::tell);
    connect(m_case, &cases::CasePage::caseWanted, this, &MainWindow::goToCase);
    connect(m_case, &cases::CasePage::refused, this, &MainWindow::tellProblem);
    connect(m_message, &intake::MessagePage::backWanted, this, [this] { go(m_here); });
    connect(m_message, &intake::MessagePage::saved, this, [this](const QString &sentence) {
        go(m_here);
        tell(sentence);
    });
    connect(m_citizens, &CitizenCorner::acted, this, &MainWindow::tell);
    connect(m_citizens, &CitizenCorner::refused, this, &MainWindow::tellProblem);
    connect(m_citizens, &CitizenCorner::backWanted, this, [this] { go(m_here); });
    connect(m_citizens, &CitizenCorner::caseWanted, this, &MainWindow::goToCase);
    connect(&m_desk, &DeskPort::rowsChanged, this, &MainWindow::refresh);
    // What one waits for at the start comes first; numbers and further places may come after it.
    go(QStringLiteral("current"));
    new ImportCorner(queries, m_recordQueries, m_desk, *m_shell, pageAdder());
    m_answering = new AnsweringCorner({queries, ports.calls, m_recordQueries, m_desk, *m_shell}, fullName, pageAdder());
    addSupervision(queries, ports.server);
    auto *access = new AccessCorner({queries, m_recordQueries, m_desk, ports.server}, *m_shell, pageAdder());
    new ChartCorner(queries, m_recordQueries, m_desk, *m_shell, pageAdder());
    new ProcessCorner({queries, m_recordQueries, m_desk, ports.server}, *m_shell, pageAdder());
    auto *events = new EventCorner({queries, m_recordQueries, m_desk, ports.server}, *m_shell, pageAdder());
    connect(events, &EventCorner::caseWanted, this, &MainWindow::goToCase);
    addManaging(queries);
    m_profile = &access->profile();
    connect(m_profile, &administration::ProfilePage::passwordChangeWanted, this, &MainWindow::passwordChangeWanted);
    addPage(QStringLiteral("profile"), tr("My details"), QStringLiteral("user"), Qt::CTRL | Qt::SHIFT | Qt::Key_F1,
            access->profile(), [access] { access->profile().takeFocus(); });
    m_lists->at(QStringLiteral("current")).offerUnfinished(m_acts);
    m_lists->showCounts();
    offerRecords();
}

void MainWindow::addPlaces(storage::QueryThread &queries, ServerPort &server)
{
    using cases::CaseList;
    connect(m_lists, &ListCorner::placeWanted, this, &MainWindow::go);
    connect(m_lists, &ListCorner::said, this, &MainWindow::tell);
    connect(m_lists, &ListCorner::refused, this, &MainWindow::tellProblem);
    addPage(QStringLiteral("register"), tr("Register a message"), QStringLiteral("phone-incoming"), Qt::Key_F2,
            *m_callDesk, [this] { m_callDesk->takeFocus(); });
    m_lists->addList({QStringLiteral("current"), CaseList::Current, tr("Current cartable"), QStringLiteral("inbox"),
                      tr("Nothing waits for you."), tr("What is referred to you appears here by itself."), Qt::Key_F3});
    addFollowUp(queries, server);
    addField(queries, server);
    m_lists->addList({QStringLiteral("referred"), CaseList::Referred, tr("Referred by me"), QStringLiteral("send"),
                      tr("You have referred nothing that is still open."), tr("F7 refers the case that is shown."), {}});
    m_lists->addList({QStringLiteral("registered"), CaseList::Registered, tr("Registered by me"), QStringLiteral("list-checks"),
                      tr("You have registered nothing yet."), tr("F2 registers a message."), {}});
    m_lists->addList({QStringLiteral("archive"), CaseList::Archive, tr("Archive"), QStringLiteral("archive"),
                      tr("No case of yours has been closed yet."), tr("A case comes here when it is closed."), {}});
    m_lists->addList({QStringLiteral("final"), CaseList::Final, tr("Final and licensed"), QStringLiteral("circle-check"),
                      tr("No case of yours has come to its good end yet."),
                      tr("A case comes here when its permit is issued or its work is done."), {}});
    m_lists->addList({QStringLiteral("supervised"), CaseList::Current, tr("Cartable of a subordinate"), QStringLiteral("inbox"),
                      tr("Nothing waits for him."), tr("What is referred to him appears here by itself."), {}});
    m_lists->addList({QStringLiteral("all"), CaseList::All, tr("All cases"), QStringLiteral("folder"),
                      tr("This desk holds no case yet."), tr("Cases come with the first synchronisation."), Qt::Key_F4});
}

void MainWindow::addSynchronisation(const Ports &ports, storage::QueryThread &queries)
{
    m_sync = new SyncCorner({ports.desk, ports.sync, m_intakeQueries, queries},
                            {*m_shell, *m_actions, pageAdder(), [this](const QString &place) { go(place); }}, this);
    connect(m_sync, &SyncCorner::messageWanted, this, [this](const intake::Call &call) {
        go(QStringLiteral("register"));
        m_callDesk->takeMessage(call);
    });
    connect(m_callDesk, &intake::CallDeskPage::gaveInPlaceOf, m_sync, &SyncCorner::settle);
    connect(m_sync, &SyncCorner::said, this, &MainWindow::tell);
    connect(m_sync, &SyncCorner::caseWanted, this, &MainWindow::goToCase);
}

AddPage MainWindow::pageAdder()
{
    return [this](const QString &id, const QString &title, const QString &icon, const QKeySequence &key, QWidget &page,
                  std::function<void()> arrive) { addPage(id, title, icon, key, page, std::move(arrive)); };
}

void MainWindow::addPage(const QString &id, const QString &title, const QString &icon, const QKeySequence &key,
                         QWidget &page, std::function<void()> arrive)
{
    m_pages.emplace(id, WholePage{&page, std::move(arrive)});
    page.setParent(this);
    page.hide();
    uikit::setHelpTopic(page, id);
    m_shell->rail().addPlace(id, title, icon, key.toString());
    m_actions->add({QStringLiteral("go.") + id, title, key, icon, [this, id] { go(id); }});
    if (m_managing)
        m_managing->offerAgain();
}

void MainWindow::addPair(const QString &id, const QString &title, const QString &icon, const QKeySequence &key,
                         QWidget &page, std::function<void()> arrive)
{
    addPage(id, title, icon, key, page, std::move(arrive));
    m_pages.at(id).withCase = true;
}

void MainWindow::addSupervision(storage::QueryThread &queries, ServerPort &server)
{
    const QString cartable = QStringLiteral("supervised");
    auto *corner = new SupervisionCorner({queries, m_caseQueries, m_acts, m_recordQueries, m_desk, server}, *m_shell,
                                         *m_actions, cartable, pageAdder());
    connect(corner, &SupervisionCorner::cartableWanted, this,
            [this, cartable](const UserId &user, const QString &name) {
                m_lists->at(cartable).showCartableOf(user, name);
                go(cartable);
            });
    connect(corner, &SupervisionCorner::areasWanted, this, [this](const QString &text) {
        if (!m_records)
            return;
        go(QStringLiteral("records"));
        m_records->openType(QLatin1String(catalogue::ExpertArea::tableName));
        m_records->search(text);
    });
}

void MainWindow::addManaging(storage::QueryThread &queries)
{
    const auto mayOpen = [this](const administration::SubSection &one) {
        const QString place = nameOf(one.opens);
        if (one.opens == administration::WindowPlace::Records)
            return m_records && m_records->offers(one.recordType.value_or(QString()));
        return m_pages.contains(place) || m_lists->has(place);
    };
    m_managing = new ManagingCorner({queries, m_caseQueries, m_desk}, mayOpen, pageAdder(), this);
    const QString records = QStringLiteral("records");
    connect(m_managing, &ManagingCorner::placeWanted, this, &MainWindow::go);
    connect(m_managing, &ManagingCorner::listWanted, this,
            [this](const QString &place, const cases::ChosenFilter &filter) {
                go(place);
                m_lists->at(place).showChosen(filter);
            });
    // Who is shown the managing cartable need not have the editor.
    connect(m_managing, &ManagingCorner::recordsWanted, this, [this, records](const QString &type, const QString &id) {
        if (!m_records)
            return;
        go(records);
        m_records->openType(type, id);
    });
    connect(m_managing, &ManagingCorner::newRecordWanted, this, [this, records](const QString &type) {
        if (!m_records)
            return;
        go(records);
        m_records->beginNewOf(type);
    });
}

bool MainWindow::isPairVisible() const
{
    return std::any_of(m_pages.begin(), m_pages.end(),
                       [](const auto &entry) { return entry.second.withCase && entry.second.page->isVisible(); });
}

void MainWindow::addFollowUp(storage::QueryThread &queries, ServerPort &server)
{
    m_followUp = new FollowUpCorner({m_caseQueries, m_documentQueries, m_recordQueries, m_desk, server, m_settings,
                                     std::make_shared<cases::IndexedText>(m_search.board()), m_serverCases->lookedAt()},
                                    queries, {*m_shell, *m_actions, *m_case}, this);
    addPair(QStringLiteral("followup"), tr("Follow-up"), QStringLiteral("message-square"), Qt::SHIFT | Qt::Key_F3,
            m_followUp->page(), [this] { m_followUp->arrive(); });
    m_followUp->begin();
    connect(m_followUp, &FollowUpCorner::acted, this, &MainWindow::tell);
    connect(m_followUp, &FollowUpCorner::refused, this, &MainWindow::tellProblem);
}

void MainWindow::addField(storage::QueryThread &queries, ServerPort &server)
{
    m_field = new FieldCorner({queries, m_documentQueries, m_files, m_recordQueries, m_desk, m_settings, server}, *m_shell, *m_actions,
                              pageAdder());
    m_pages.at(QStringLiteral("field")).isAlone = true;
    connect(m_field, &FieldCorner::leaveWanted, this, [this] { go(QStringLiteral("current")); });
}

void MainWindow::addActions()
{
    const auto add = [this](const char *id, const QString &text, const QKeySequence &key, const char *icon,
                            std::function<void()> run) {
        m_actions->add({QLatin1String(id), text, key, QLatin1String(icon), std::move(run)});
    };
    add("palette", tr("Find anything"), Qt::CTRL | Qt::Key_K, "search", [this] { m_palette->open(); });
    add("sign_in", tr("Sign in again"), {}, "lock", [this] { Q_EMIT signInWanted(); });
    const auto onCase = [this](std::function<void(cases::CasePage &)> act) {
        return [this, act = std::move(act)] { actOnCase(act); };
    };
    const auto doing = [&onCase](void (cases::CaseActs::*act)()) {
        return onCase([act](cases::CasePage &page) { (page.acts().*act)(); });
    };
    const auto operation = [&onCase](int place) {
        return onCase([place](cases::CasePage &page) { page.acts().operation(place); });
    };
    add("case.take", tr("Take the case"), Qt::Key_F6, "check", doing(&cases::CaseActs::take));
    add("case.refer", tr("Refer the case"), Qt::Key_F7, "send", doing(&cases::CaseActs::refer));
    add("case.first", tr("First operation of the case"), Qt::Key_F8, "list-checks", operation(0));
    add("case.second", tr("Second operation of the case"), Qt::SHIFT | Qt::Key_F8, "list-checks", operation(1));
    add("case.third", tr("Third operation of the case"), Qt::CTRL | Qt::Key_F8, "list-checks", operation(2));
    add("case.more", tr("More operations of the case"), Qt::CTRL | Qt::SHIFT | Qt::Key_F9, "list-checks",
        doing(&cases::CaseActs::moreOperations));
    add("case.note", tr("Add a note to the case"), Qt::Key_F9, "sticky-note", doing(&cases::CaseActs::note));
    add("case.citizen_asked", tr("Ask the citizen, or take down his answer"), Qt::CTRL | Qt::Key_F6, "phone",
        doing(&cases::CaseActs::askCitizen));
    m_lists->addActions();
    add("case.edit", tr("Edit the message of the case"), Qt::SHIFT | Qt::Key_F2, "file-text",
        onCase([this](cases::CasePage &page) {
            if (!page.shownCase() || !page.acts().mayAct())
                return;
            m_message->showMessage(*page.shownCase());
            m_shell->showWhole(*m_message);
            m_message->takeFocus();
        }));
    add("case.ask", tr("Ask the server for the case"), Qt::CTRL | Qt::Key_F5, "refresh-cw",
        onCase(&cases::CasePage::askServer));
    add("look.dark", tr("Light or dark"), {}, "moon", [this] {
        uikit::Theme &theme = uikit::Theme::current();
        theme.setBrightness(theme.brightness() == uikit::Brightness::Light ? uikit::Brightness::Dark
                                                                           : uikit::Brightness::Light);
        rememberLook(m_settings);
    });
    add("look.dense", tr("Comfortable or dense"), {}, "rows-4", [this] {
        uikit::Theme &theme = uikit::Theme::current();
        theme.setDensity(theme.density() == uikit::Density::Comfortable ? uikit::Density::Dense
                                                                        : uikit::Density::Comfortable);
        rememberLook(m_settings);
    });
    add("look.language", uikit::inEnglish() ? tr("Speak Persian") : tr("Speak English"), {}, "settings",
        [this] { chooseLanguage(uikit::inEnglish() ? uikit::Language::Persian : uikit::Language::English); });
}

void MainWindow::addHelp()
{
    m_help = new HelpCorner(*m_shell, *m_actions, this);
    connect(m_help, &HelpCorner::coveredChanged, this, [this](bool isCovered) {
        const QString place = isCovered ? QStringLiteral("help") : m_here;
        m_shell->rail().setCurrent(place);
        m_lists->setPlace(place);
    });
}

void MainWindow::addDocuments()
{
    m_documents =
        new DocumentCorner({m_documentQueries, m_files, m_desk},
                           {*m_shell, *m_actions, *m_case, {&m_callDesk->documents(), &m_field->documents()}}, this);
    connect(m_documents, &DocumentCorner::acted, this, &MainWindow::tell);
    connect(m_documents, &DocumentCorner::caseDocumentsWanted, this,
            [this] { actOnCase(&cases::CasePage::openDocuments); });
    connect(m_documents, &DocumentCorner::backWanted, this, [this] { go(m_here); });
}

void MainWindow::go(const QString &place)
{
    if (place == QLatin1String("help"))
        return m_help->open();
    m_lists->setPlace(place);
    if (const auto page = m_pages.find(place); page != m_pages.end()) {
        m_here = place;
        m_shell->rail().setCurrent(place);
        if (page->second.withCase)
            m_shell->showPair(place, *page->second.page, *m_case);
        else if (page->second.isAlone)
            m_shell->showAlone(*page->second.page);
        else
            m_shell->showWhole(*page->second.page);
        page->second.arrive();
    } else if (m_lists->has(place)) {
        m_here = place;
        m_shell->rail().setCurrent(place);
        m_lists->show(place);
    }
}

/// The keys of a case act on the case that one sees; in a narrow window its row stands for it, and it is opened.
void MainWindow::actOnCase(const std::function<void(cases::CasePage &)> &act)
{
    // A case behind another page is nobody's meaning.
    if (!m_case->isVisible() && !m_lists->isVisible() && !isPairVisible())
        return;
    if (!m_case->isVisible())
        m_shell->openFile();
    act(*m_case);
}

void MainWindow::takeCaller(const QString &number)
{
    go(QStringLiteral("register"));
    m_callDesk->takeCaller(number);
}

void MainWindow::chooseLanguage(uikit::Language language)
{
    if (m_message->isDirty()) {
        m_shell->showWhole(*m_message);
        m_message->takeFocus();
    } else if (!m_citizens->showUnsaved()) {
        Q_EMIT languageChosen(language);
        return;
    }
    m_shell->messages().say(MessageBar::Kind::Problem,
                            tr("What you typed here is not saved: save it or leave it with Esc, then choose the language."));
}

void MainWindow::keepWhatIsTyped()
{
    m_callDesk->keep();
    m_answering->keep();
}

void MainWindow::tell(const QString &sentence) { m_shell->messages().say(MessageBar::Kind::Done, sentence); }

void MainWindow::tellProblem(const QString &sentence) { m_shell->messages().say(MessageBar::Kind::Problem, sentence); }

void MainWindow::showPasswordOutcome(const std::optional<Error> &error) { m_profile->showPasswordOutcome(error); }

void MainWindow::addFinders()
{
    auto *finders = new FinderCorner({m_searchQueries, m_intakeQueries, m_desk, m_search}, *m_palette, this);
    connect(finders, &FinderCorner::caseFound, this, &MainWindow::goToCase);
    connect(finders, &FinderCorner::absentCaseFound, this, [this](const QString &code) {
        go(QStringLiteral("all"));
        m_lists->askForCase(code);
    });
    connect(finders, &FinderCorner::textFound, this, [this](const QString &text) {
        go(QStringLiteral("all"));
        m_lists->at(QStringLiteral("all")).filterBy(text);
    });
}

void MainWindow::goToCase(const QString &caseId)
{
    go(QStringLiteral("all"));
    m_lists->openCase(caseId);
}

void MainWindow::refresh()
{
    m_lists->refresh();
    m_case->refresh();
    m_documents->refresh();
    m_sync->refresh();
    m_callDesk->refresh();
    m_citizens->refresh();
    m_followUp->refresh();
    m_lists->showCounts();
}

void MainWindow::offerRecords()
{
    std::vector<Verb> verbs;
    for (const reference::RecordForm &form : allForms()) {
        verbs.push_back(form.verb);
        if (form.otherVerb)
            verbs.push_back(*form.otherVerb);
    }
    auto *watch = new RightWatch(m_recordQueries, m_desk, verbs, this);
    connect(watch, &RightWatch::known, this, [this](const std::vector<QByteArray> &allowed) {
        if (!m_records && !allowed.empty()) {
            m_records = new reference::RecordsPage(m_recordQueries, m_desk, allForms());
            m_records->setFiles(m_files);
            connect(m_records, &reference::RecordsPage::said, this, &MainWindow::tell);
            offerDeadlines(*m_records, m_server);
            addPage(QStringLiteral("records"), tr("Base information"), QStringLiteral("list-checks"), Qt::Key_F12, *m_records,
                    [this] { m_records->takeFocus(); });
        }
        if (m_records)
            m_records->setVerbs(allowed);
        m_managing->offerAgain();
    });
}

} // namespace peygir::desktop
