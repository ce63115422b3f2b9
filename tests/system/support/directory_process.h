// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace peygir::test {

/// A real directory (slapd) with the people of tests/support/directory/people.ldif. It ends with the thread that has started it.
class DirectoryProcess
{
public:
    /// Ends the test with 77 where no slapd is installed.
    DirectoryProcess();
    /// Kills it.
    ~DirectoryProcess();

    QString ldapsUrl() const { return m_urls.value(0); }
    /// Speaks clear until StartTLS.
    QString ldapUrl() const { return m_urls.value(1); }
    /// The same as `ldapsUrl`, by a name that is not in its certificate.
    QString otherNameUrl() const { return m_urls.value(2); }
    QString authorityFile() const { return m_folder.filePath(QStringLiteral("certificates/authority.pem")); }

    /// It takes connections and says nothing, until it thaws.
    void freeze();
    void thaw();
    /// Nobody is there any more.
    void kill();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QStringList m_urls;
};

} // namespace peygir::test
