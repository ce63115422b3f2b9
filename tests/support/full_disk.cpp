// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/full_disk.h"

#include <atomic>
#include <cerrno>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace peygir::test {

namespace {

std::atomic<bool> diskFull = false;

/// Files only: what wakes a thread goes through descriptors as well.
bool isRefused(int descriptor)
{
    struct stat status = {};
    if (!diskFull || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    errno = ENOSPC;
    return true;
}

} // namespace

void setDiskFull(bool full) { diskFull = full; }

} // namespace peygir::test

// In place of the system's: the store's library writes by the one, our own files by the other.
extern "C" ssize_t write(int descriptor, const void *bytes, size_t count)
{
    return peygir::test::isRefused(descriptor) ? -1 : syscall(SYS_write, descriptor, bytes, count);
}
extern "C" ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset)
{
    return peygir::test::isRefused(descriptor) ? -1 : syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}
