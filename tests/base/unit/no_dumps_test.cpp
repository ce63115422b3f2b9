// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/no_dumps.h"

#include <QtTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace peygir;

/// Goal: a program that is shipped leaves nothing of its memory behind when it falls over.
class NoDumpsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void programThatFallsOverLeavesNoCore()
    {
        const pid_t child = fork();
        if (child == 0) {
            const rlimit much{1 << 20, 1 << 20};
            setrlimit(RLIMIT_CORE, &much);
            keepOutOfDumps();
            rlimit left{};
            if (getrlimit(RLIMIT_CORE, &left) != 0 || left.rlim_cur != 0 || left.rlim_max != 0)
                _exit(1);
            if (prctl(PR_GET_DUMPABLE) != 0)
                _exit(2);
            signal(SIGABRT, SIG_DFL);
            abort();
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
#ifdef PEYGIR_KEEP_OUT_OF_DUMPS
        QVERIFY2(WIFSIGNALED(status), qPrintable(QString::number(WEXITSTATUS(status))));
        QVERIFY(!WCOREDUMP(status));
#else
        QVERIFY(WIFEXITED(status));
#endif
    }
};

QTEST_GUILESS_MAIN(NoDumpsTest)
#include "no_dumps_test.moc"
