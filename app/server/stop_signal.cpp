// SPDX-License-Identifier: GPL-3.0-or-later
#include "stop_signal.h"

#include <QCoreApplication>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace peygir::server {

namespace {

int stopPipe[2] = {-1, -1};

/// A signal handler may do next to nothing; writing a byte is allowed.
void onStopSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(stopPipe[1], &byte, 1);
}

} // namespace

StopSignal::StopSignal()
{
    const int made = ::pipe2(stopPipe, O_CLOEXEC | O_NONBLOCK);
    Q_ASSERT_X(made == 0, "StopSignal", "no pipe");
    m_notifier = std::make_unique<QSocketNotifier>(stopPipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    struct sigaction action = {};
    action.sa_handler = onStopSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

StopSignal::~StopSignal()
{
    ::signal(SIGTERM, SIG_DFL);
    ::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    ::close(stopPipe[0]);
    ::close(stopPipe[1]);
}

} // namespace peygir::server
