// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/sections.h"
#include "catalogue/core/record_forms.h"
#include "catalogue/core/rules.h"
#include "catalogue/core/service_location.h"
#include "reference/support/city_ground.h"
#include "reference/ui/field_editor.h"
#include "reference/ui/record_editor.h"
#include "reference/ui/records_page.h"
#include "uikit/history_view.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/type_ahead_edit.h"
#include "uikit/testing/ui_driver.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

namespace peygir::test {

/// All types of base information, as the window offers them.
inline std::vector<reference::RecordForm> allForms()
{
    std::vector<reference::RecordForm> forms = catalogue::recordForms();
    for (auto &more : {reference::recordForms(), administration::recordForms()})
        forms.insert(forms.end(), more.begin(), more.end());
    return forms;
}

/// The page of base information on the demo city's store, of one who may everything, and the keys that lead about in it.
class RecordsScreen : protected CityGround
{
protected:
    void openScreen()
    {
        openGround(allForms());
        m_page = std::make_unique<reference::RecordsPage>(*m_records, *m_desk, allForms());
        if (m_files)
            m_page->setFiles(*m_files);
        m_page->resize(1200, 760);
        m_page->setVerbs({catalogue::editCatalogue.id, catalogue::editServiceLocations.id, reference::editOrganisation.id, reference::editPlaces.id,
                          reference::editSnippets.id});
        QVERIFY(uikit::testing::showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(uikit::testing::waitUntil([this] { return isCurrentShown(); }));
    }
    void closeScreen()
    {
        m_page.reset();
        closeGround();
    }

    uikit::RowListView &list() { return *m_page->findChild<uikit::RowListView *>(QStringLiteral("records")); }
    QComboBox &types() { return *m_page->findChild<QComboBox *>(QStringLiteral("recordTypes")); }
    QString label(const char *name) { return m_page->findChild<QLabel *>(QLatin1String(name))->text(); }
    QString title() { return label("recordTitle"); }
    QString summary() { return label("csvSummary"); }
    QJsonObject record(size_t n) { return m_desk->submitted()[n].arguments.value(QStringLiteral("record")).toObject(); }
    reference::FieldEditor *field(const char *name) { return m_page->findChild<reference::FieldEditor *>(QLatin1String(name)); }
    void focusField(const char *name) { field(name)->setFocus(Qt::TabFocusReason); }
    QString problemOf(const char *name)
    {
        for (const QLabel *each : field(name)->findChildren<QLabel *>()) {
            if (each->property("role") == QStringLiteral("problem") && !each->text().isEmpty())
                return each->text();
        }
        return {};
    }
    QString history()
    {
        QString all;
        const auto *view = m_page->findChild<uikit::HistoryView *>();
        for (int row = 0; row < view->model()->rowCount(); ++row)
            all += view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString() + u'\n';
        return all;
    }

    void chooseReference(const char *name, const QString &typed)
    {
        focusField(name);
        uikit::testing::type(*m_page, typed);
        // However late the answers come, Enter takes the first of them.
        uikit::testing::press(*m_page, QStringLiteral("Return"));
        const auto *edit = field(name)->findChild<uikit::TypeAheadEdit *>();
        QVERIFY2(uikit::testing::waitUntil([edit] { return edit->chosen().has_value(); }), qPrintable(typed));
    }

    void chooseType(const QString &wanted)
    {
        goToType(wanted);
        QVERIFY(uikit::testing::waitUntil([this] { return isCurrentShown(); }));
        m_page->takeFocus();
    }
    /// The form has the record that the list stands on.
    bool isCurrentShown()
    {
        const auto *editor = m_page->findChild<reference::RecordEditor *>();
        return !list().currentId().isEmpty() && editor->shownRecord() == list().currentId();
    }
    /// The same for a type of which there may be none yet.
    void goToType(const QString &wanted)
    {
        types().setFocus();
        uikit::testing::press(*m_page, QStringLiteral("Home"));
        for (int n = 0; n < types().count() && types().currentData().toString() != wanted; ++n)
            uikit::testing::press(*m_page, QStringLiteral("Down"));
        QCOMPARE(types().currentData().toString(), wanted);
        m_page->takeFocus();
    }
    void search(const QString &text)
    {
        auto *edit = m_page->findChild<QLineEdit *>(QStringLiteral("recordSearch"));
        edit->setFocus();
        uikit::testing::press(*m_page, QStringLiteral("Ctrl+A"));
        uikit::testing::type(*m_page, text);
        uikit::testing::press(*m_page, QStringLiteral("Return"));
    }
    /// Searches from the list, and Enter leads into the form of the first that is found.
    void open(const QString &text)
    {
        search(text);
        const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
        QVERIFY(uikit::testing::waitUntil([&] {
            const uikit::ListRow *first = model->rowAt(0);
            return first && first->title.contains(text) && first->id == list().currentId() &&
                   title() == first->title;
        }));
        uikit::testing::press(*m_page, QStringLiteral("Return"));
    }

    /// Types over what stands in a field.
    void typeInto(const char *name, const QString &text)
    {
        focusField(name);
        uikit::testing::press(*m_page, QStringLiteral("Ctrl+A"));
        uikit::testing::type(*m_page, text);
    }
    /// Goes through the words of a field until this one is chosen.
    void chooseWord(const char *name, const char *word)
    {
        auto *box = field(name)->findChild<QComboBox *>();
        QVERIFY(box);
        focusField(name);
        uikit::testing::press(*m_page, QStringLiteral("Home"));
        for (int n = 0; n < box->count() && box->currentData().toString() != QLatin1String(word); ++n)
            uikit::testing::press(*m_page, QStringLiteral("Down"));
        QCOMPARE(box->currentData().toString(), QLatin1String(word));
    }
    /// The newest of these records that has this name in the store of the desk.
    template <class T>
    std::optional<T> named(const QString &fa)
    {
        for (const T &each : m_desk->facts().template all<T>()) {
            if (each.name.fa == fa)
                return each;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool given(size_t count)
    {
        return uikit::testing::waitUntil([this, count] { return m_desk->submitted().size() == count; });
    }

    /// Where the files of records are; set before the screen is opened, or there are none.
    FilePort *m_files = nullptr;
    std::unique_ptr<reference::RecordsPage> m_page;
};

} // namespace peygir::test
