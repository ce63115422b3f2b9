// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "administration/core/user_queries.h"
#include "reference/core/record_queries.h"
#include "uikit/suggestions.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QPushButton;

namespace peygir::uikit {
class ChoiceEdit;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::administration {

/// The fields by which a role is given: which one, where it counts and for which subjects (R113 R115). By keys: Enter goes from the role to
/// the unit, to the group, and gives it there. It knows nobody whom it is given to.
class GiveRoleLine final : public QWidget
{
    Q_OBJECT

public:
    /// What an empty unit means. Where it is not everywhere, everywhere is a box that can be checked.
    enum class EmptyUnit { Everywhere, OwnOfThePost };

    struct Gift
    {
        access::RoleId role;
        /// As it was shown.
        QString name;
        bool everywhere;
        /// Empty, and not everywhere: the own unit of the post.
        std::optional<organisation::UnitId> unit;
        /// Empty: all groups.
        std::optional<Uuid> group;
    };

    /// `records` outlives it; `button` is what the button says that gives it.
    GiveRoleLine(reference::RecordQueries &records, EmptyUnit emptyUnit, const QString &button, QWidget *parent = nullptr);

    /// Those in use are offered; what is half typed stays.
    void setRoles(const std::vector<RoleLine> &roles);
    void clear();
    void takeFocus();

Q_SIGNALS:
    /// All that was typed stands for something; the fields are empty again.
    void given(const peygir::administration::GiveRoleLine::Gift &gift);

private:
    void connectAll();
    void showButton();
    void give();

    const EmptyUnit m_emptyUnit;
    uikit::ChoiceEdit *m_role;
    uikit::TypeAheadEdit *m_unit;
    QCheckBox *m_everywhere;
    uikit::TypeAheadEdit *m_group;
    QPushButton *m_give;
    QList<uikit::Suggestion> m_offered;
};

} // namespace peygir::administration
