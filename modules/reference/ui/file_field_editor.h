// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/record_file.h"
#include "reference/ui/field_editor.h"

#include <optional>

class QPushButton;

namespace peygir::reference {

/// For FieldKind::File (R158): a file is chosen by keys or dropped here and copied to this desk at once; one that the record has is
/// opened, saved or taken out, and fetched before where it is not here. Whoever saves the record sends what was chosen.
class FileFieldEditor final : public FieldEditor
{
    Q_OBJECT

public:
    /// Both outlive the editor. Without files the file is only named.
    FileFieldEditor(const RecordField &field, FilePort *files, QWidget *parent);
    /// What is still being copied is nobody's.
    ~FileFieldEditor() override;

    QJsonValue value() const override;
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &names) override;
    QString problem() const override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    /// Enter is a click on a button, too.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Wish { Open, Save };

    QPushButton *button(const QString &text, const char *name, void (FileFieldEditor::*act)());
    void choose();
    void take(const QString &path);
    void open();
    void save();
    void remove();
    /// Does it when the bytes are here, and fetches them before.
    void wish(Wish wish);
    void grant();
    void replace(const std::optional<FileValue> &file, const std::optional<BlobHash> &taken);
    void stopTaking();
    void showFile();

    FilePort *m_files;
    QLabel *m_name;
    QPushButton *m_choose;
    QPushButton *m_open;
    QPushButton *m_save;
    QPushButton *m_remove;
    std::optional<FileValue> m_file;
    /// What was chosen here since the value was set, and is in no record.
    std::optional<BlobHash> m_taken;
    /// While a file is copied: its number, and how far that is.
    std::optional<quint64> m_taking;
    FileState m_copied;
    std::optional<Wish> m_wish;
};

} // namespace peygir::reference
