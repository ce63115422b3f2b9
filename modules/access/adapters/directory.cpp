// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/adapters/directory.h"

#include <QFile>

#include <ldap.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <memory>
#include <mutex>
#include <optional>
#include <sys/socket.h>
#include <thread>

namespace peygir::access {

namespace {

/// The same as of a password that is kept here.
constexpr qsizetype mostPasswordBytes = 4096;

using Moment = std::chrono::steady_clock::time_point;

/// Ends a line whose time is over. The library has a time for connecting and for each answer, but none for the beginning of TLS,
/// in which a directory that takes connections and says nothing would keep us for ever.
class Watch
{
public:
    explicit Watch(Moment end) : m_thread([this, end] { wait(end); }) {}
    ~Watch()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    /// To be called before the line is opened; must outlive it.
    bool keep(LDAP *line)
    {
        m_calls = {&Watch::opened, &Watch::closed, this};
        return ldap_set_option(line, LDAP_OPT_CONNECT_CB, &m_calls) == LDAP_OPT_SUCCESS;
    }

private:
    static constexpr ber_socket_t noSocket = -1;

    void wait(Moment end)
    {
        std::unique_lock lock(m_mutex);
        if (m_wake.wait_until(lock, end, [this] { return m_isOver; }))
            return;
        m_isLate = true;
        if (m_socket != noSocket)
            ::shutdown(m_socket, SHUT_RDWR);
    }
    static int opened(LDAP *, Sockbuf *buffer, LDAPURLDesc *, sockaddr *, ldap_conncb *calls)
    {
        auto *self = static_cast<Watch *>(calls->lc_arg);
        const std::lock_guard lock(self->m_mutex);
        ber_sockbuf_ctrl(buffer, LBER_SB_OPT_GET_FD, &self->m_socket);
        return self->m_isLate ? -1 : 0;
    }
    static void closed(LDAP *, Sockbuf *, ldap_conncb *calls)
    {
        auto *self = static_cast<Watch *>(calls->lc_arg);
        const std::lock_guard lock(self->m_mutex);
        self->m_socket = noSocket;
    }

    ldap_conncb m_calls = {};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    ber_socket_t m_socket = noSocket;
    bool m_isOver = false;
    bool m_isLate = false;
    /// Last: it uses the rest.
    std::thread m_thread;
};

/// What is left of the time for one question.
class Deadline
{
public:
    explicit Deadline(Moment end) : m_end(end) {}

    timeval left() const
    {
        using namespace std::chrono;
        // Zero would be for ever.
        const auto rest = std::max<microseconds>(duration_cast<microseconds>(m_end - steady_clock::now()), milliseconds(1));
        return {time_t(rest.count() / 1'000'000), suseconds_t(rest.count() % 1'000'000)};
    }

private:
    Moment m_end;
};

struct Unbind
{
    void operator()(LDAP *line) const { ldap_unbind_ext(line, nullptr, nullptr); }
};
using Line = std::unique_ptr<LDAP, Unbind>;

struct FreeMessage
{
    void operator()(LDAPMessage *message) const { ldap_msgfree(message); }
};

Error gone(const QString &detail) { return Error("access.directory_gone", {{QStringLiteral("detail"), detail}}); }

/// With what the library adds, which names neither people nor passwords.
Error gone(LDAP *line, int code)
{
    char *more = nullptr;
    if (line)
        ldap_get_option(line, LDAP_OPT_DIAGNOSTIC_MESSAGE, &more);
    QString detail = QString::fromUtf8(ldap_err2string(code));
    // Only of a line that does not come to be: what a directory says to a bind may quote its name.
    const bool isOfTheLine = code == LDAP_SERVER_DOWN || code == LDAP_CONNECT_ERROR;
    if (more && *more && isOfTheLine)
        detail += QStringLiteral(": ") + QString::fromUtf8(more);
    ldap_memfree(more);
    return gone(detail);
}

/// The directory has spoken, and says no: a wrong password, nobody of this name, an account that is locked, closed, or has no
/// password. Everything else is trouble of its own.
bool isRefusal(int code)
{
    constexpr int refusals[] = {LDAP_INVALID_CREDENTIALS, LDAP_NO_SUCH_OBJECT,      LDAP_INAPPROPRIATE_AUTH,
                                LDAP_INSUFFICIENT_ACCESS, LDAP_UNWILLING_TO_PERFORM, LDAP_CONSTRAINT_VIOLATION,
                                LDAP_INVALID_DN_SYNTAX};
    return std::find(std::begin(refusals), std::end(refusals), code) != std::end(refusals);
}

bool setTimes(LDAP *line, const Deadline &deadline)
{
    const timeval left = deadline.left();
    return ldap_set_option(line, LDAP_OPT_TIMEOUT, &left) == LDAP_OPT_SUCCESS
        && ldap_set_option(line, LDAP_OPT_NETWORK_TIMEOUT, &left) == LDAP_OPT_SUCCESS;
}

/// Whatever the machine's ldap.conf says: certificates are demanded, and nobody is handed on to another server, which would get
/// the password.
bool setRules(LDAP *line, const QByteArray &authorityFile)
{
    const int version = LDAP_VERSION3;
    const int demand = LDAP_OPT_X_TLS_DEMAND;
    const int leastTls = LDAP_OPT_X_TLS_PROTOCOL_TLS1_2;
    const int deref = LDAP_DEREF_NEVER;
    const int asClient = 0;
    const auto set = [line](int option, const void *value) {
        return ldap_set_option(line, option, value) == LDAP_OPT_SUCCESS;
    };
    return set(LDAP_OPT_PROTOCOL_VERSION, &version) && set(LDAP_OPT_REFERRALS, LDAP_OPT_OFF) && set(LDAP_OPT_DEREF, &deref)
        && set(LDAP_OPT_X_TLS_REQUIRE_CERT, &demand) && set(LDAP_OPT_X_TLS_CACERTFILE, authorityFile.constData())
        && set(LDAP_OPT_X_TLS_PROTOCOL_MIN, &leastTls) && set(LDAP_OPT_X_TLS_NEWCTX, &asClient);
}

Result<Line> opened(const DirectorySettings &settings, const Deadline &deadline, Watch &watch)
{
    LDAP *raw = nullptr;
    const int begun = ldap_initialize(&raw, settings.url.toUtf8().constData());
    if (begun != LDAP_SUCCESS)
        return gone(nullptr, begun);
    Line line(raw);
    // The library says only that something about certificates failed.
    if (!QFile::exists(settings.authorityFile))
        return gone(QStringLiteral("there is no file %1").arg(settings.authorityFile));
    if (!setRules(line.get(), QFile::encodeName(settings.authorityFile)) || !setTimes(line.get(), deadline)
        || !watch.keep(line.get()))
        return gone(QStringLiteral("the authority cannot be used"));
    if (settings.url.startsWith(QLatin1String("ldaps:")))
        return line;
    const int encrypted = ldap_start_tls_s(line.get(), nullptr, nullptr);
    if (encrypted != LDAP_SUCCESS)
        return gone(line.get(), encrypted);
    return line;
}

/// Answers what the directory said; a password is never empty here.
int bind(LDAP *line, const QString &name, const QString &password)
{
    QByteArray bytes = password.toUtf8();
    berval secret{ber_len_t(bytes.size()), bytes.data()};
    return ldap_sasl_bind_s(line, name.toUtf8().constData(), LDAP_SASL_SIMPLE, &secret, nullptr, nullptr, nullptr);
}

/// The one entry that the filter finds; nothing where it finds none, or two, of which nobody knows who is meant.
Result<std::optional<QString>> foundName(LDAP *line, const DirectorySettings &settings, const QString &name,
                                         const Deadline &deadline)
{
    if (!settings.searcher.isEmpty()) {
        const int code = bind(line, settings.searcher, settings.searcherPassword);
        if (code != LDAP_SUCCESS)
            return gone(QStringLiteral("the searcher is not let in"));
        if (!setTimes(line, deadline))
            return gone(line, LDAP_LOCAL_ERROR);
    }
    constexpr int most = 2;
    timeval left = deadline.left();
    QByteArray none(LDAP_NO_ATTRS);
    char *attributes[] = {none.data(), nullptr};
    LDAPMessage *raw = nullptr;
    const int code = ldap_search_ext_s(line, settings.base.toUtf8().constData(), LDAP_SCOPE_SUBTREE,
                                       settings.filterOf(name).toUtf8().constData(), attributes, 0, nullptr, nullptr, &left,
                                       most, &raw);
    const std::unique_ptr<LDAPMessage, FreeMessage> message(raw);
    if (code != LDAP_SUCCESS && code != LDAP_SIZELIMIT_EXCEEDED)
        return gone(line, code);
    if (ldap_count_entries(line, message.get()) != 1)
        return std::optional<QString>();
    char *found = ldap_get_dn(line, ldap_first_entry(line, message.get()));
    const QString distinguished = QString::fromUtf8(found);
    ldap_memfree(found);
    return distinguished.isEmpty() ? std::nullopt : std::optional(distinguished);
}

} // namespace

Directory::Directory(DirectorySettings settings) : m_settings(std::move(settings))
{
    // Read by the library before its first use: the machine's ldap.conf is for people's own tools.
    qputenv("LDAPNOINIT", "1");
}

Result<bool> Directory::accepts(const QString &name, const QString &password) const
{
    // To a directory a name without a password is nobody, and nobody may come in.
    if (name.isEmpty() || password.isEmpty() || password.toUtf8().size() > mostPasswordBytes)
        return false;
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    // The library writes to lines that have broken, if only to say good-bye.
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
    const Moment end = std::chrono::steady_clock::now() + m_settings.patience;
    const Deadline deadline(end);
    Watch watch(end);
    TRY_LET(const Line line, opened(m_settings, deadline, watch));
    QString who;
    if (m_settings.bind.isEmpty()) {
        TRY_LET(const auto found, foundName(line.get(), m_settings, name, deadline));
        if (!found)
            return false;
        who = *found;
    } else {
        who = m_settings.bindNameOf(name);
    }
    if (!setTimes(line.get(), deadline))
        return gone(line.get(), LDAP_LOCAL_ERROR);
    const int code = bind(line.get(), who, password);
    if (code == LDAP_SUCCESS)
        return true;
    return isRefusal(code) ? Result<bool>(false) : gone(line.get(), code);
}

} // namespace peygir::access
